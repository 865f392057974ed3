import { isQuantity, type Variable } from '../values/value.ts'
import type { CountRow } from './count-rows.ts'
import type { EventRow } from './event-rows.ts'

/** Decimals with which values were recorded; null where they were computed, such as days divided by 30.4375. */
export type Precision = number | null

/** Nobody records an age, a size or a time to more places: so many come from a computation. */
const MOST_RECORDED = 3

/** The most decimals that occur among recorded values. */
export const precisionOf = (values: Iterable<number>): Precision => {
  let most = 0
  for (const value of values) most = Math.max(most, decimalsOf(value))
  return most > MOST_RECORDED ? null : most
}

/** Of each variable that is counted, from the counts. */
export const variablePrecisions = (
  rows: readonly CountRow[],
  variables: ReadonlyMap<string, Variable>,
): ReadonlyMap<string, Precision> =>
  precisions(
    rows.filter(({ variable, value }) => value !== '' && isQuantity(variables.get(variable)!)),
    ({ variable }) => variable,
    ({ value }) => Number(value),
  )

/** Of the times of each endpoint, from the event tables. */
export const endpointPrecisions = (rows: readonly EventRow[]): ReadonlyMap<string, Precision> =>
  precisions(
    rows,
    ({ endpoint }) => endpoint,
    ({ time }) => time,
  )

const precisions = <T>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  numberOf: (row: T) => number,
): ReadonlyMap<string, Precision> => {
  const values = new Map<string, Set<number>>()
  for (const row of rows) {
    const name = nameOf(row)
    const own = values.get(name) ?? new Set<number>()
    own.add(numberOf(row))
    values.set(name, own)
  }
  return new Map([...values].map(([name, own]) => [name, precisionOf(own)]))
}

const decimalsOf = (value: number): number => {
  if (Number.isInteger(value)) return 0
  const [, part = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e(-?\d+))?$/.exec(String(value)) ?? []
  return part.length - Number(exponent)
}
