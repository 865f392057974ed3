import { isQuantity, type Variable } from '../values/value.ts'
import type { CountRow } from './count-rows.ts'
import type { EventRow } from './event-rows.ts'

/** Decimals of recorded values; null for computed values, such as days divided by 30.4375. */
export type Precision = number | null

/** More decimals indicate a computed value: ages, sizes and times are not recorded so precisely. */
const MOST_RECORDED = 3

/** The most decimals that occur among recorded values. */
export const precisionOf = (values: Iterable<number>): Precision => {
  let most = 0
  for (const value of values) most = Math.max(most, decimalsOf(value))
  return most > MOST_RECORDED ? null : most
}

/** The precision of each counted variable. */
export const variablePrecisions = (
  rows: readonly CountRow[],
  variables: ReadonlyMap<string, Variable>,
): ReadonlyMap<string, Precision> =>
  precisions(
    rows.filter(({ variable, value }) => value !== '' && isQuantity(variables.get(variable)!)),
    ({ variable }) => variable,
    ({ value }) => Number(value),
  )

/** The precision of each endpoint's times. */
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
    const recorded = values.get(name) ?? new Set<number>()
    recorded.add(numberOf(row))
    values.set(name, recorded)
  }
  return new Map([...values].map(([name, recorded]) => [name, precisionOf(recorded)]))
}

const decimalsOf = (value: number): number => {
  if (Number.isInteger(value)) return 0
  const [, part = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e(-?\d+))?$/.exec(String(value)) ?? []
  return part.length - Number(exponent)
}
