import { decimal, divide, multiply, rational, toNumber } from '../../statistics/numbers/rational.ts'
import { riskSet } from '../../statistics/survival/event-table.ts'
import type { Rules } from '../descriptors/conventions.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import { endpointUnit } from '../subjects/endpoint-unit.ts'
import { groupBy } from '../values/group-by.ts'
import { conversion } from '../values/unit.ts'
import type { Variable } from '../values/value.ts'
import type { EventRow } from './event-rows.ts'

/** Days in a month without a declared divisor: 365.25 / 12. */
const MEAN_MONTH = 30.4375

/** Half a day in the unit of an endpoint: by its declared divisor, otherwise with months of 30.4375 days. */
export const halfDayOf = (endpoint: Endpoint, variables: ReadonlyMap<string, Variable>): number => {
  const half = rational(1, 2)
  return endpoint.in === undefined
    ? toNumber(multiply(half, conversion('d', endpointUnit(endpoint, variables), MEAN_MONTH)!))
    : toNumber(divide(half, decimal(endpoint.in.divisor)))
}

/** The numbers of an endpoint's subjects with time 0: with the event, with a competing event, and censored. */
export const departuresAtOrigin = (
  rows: readonly EventRow[],
  endpoint: string,
): { readonly events: number; readonly others: number; readonly censored: number } => {
  const row = rows.find(
    (row) => row.endpoint === endpoint && row.time === 0 && row.group === '' && row.stratum === '',
  )
  return { events: row?.events ?? 0, others: row ? rivalsOf(row) : 0, censored: row?.censored ?? 0 }
}

/** The smallest exit time after 0 of an endpoint; infinite if there is none. A change of a covariate is no exit. */
export const firstTimeAfterOrigin = (rows: readonly EventRow[], endpoint: string): number =>
  rows.reduce(
    (least, row) =>
      row.endpoint === endpoint && row.group === '' && row.stratum === '' && row.time > 0 && leaves(row)
        ? Math.min(least, row.time)
        : least,
    Number.POSITIVE_INFINITY,
  )

/** Whether exits at time 0 of an endpoint are moved by half a day. */
export const countsHalfADayLater = (
  rows: readonly EventRow[],
  name: string,
  rule: Rules['timeZero'],
  endpoint: Endpoint,
  variables: ReadonlyMap<string, Variable>,
): boolean => rule === 'half-day' && halfDayOf(endpoint, variables) < firstTimeAfterOrigin(rows, name)

/**
 * The rows of event tables under the rule for exits at time 0:
 *   first      unchanged: the first of all times, with all subjects at risk
 *   half-day   half a day later, if that is before every other time of the endpoint; else unchanged
 *
 * Source: R survival `survfit`, SAS PROC LIFETEST and lifelines for the first; the second is common in registries.
 */
export const withTimeZero = (
  rows: readonly EventRow[],
  rule: Rules['timeZero'],
  endpoints: Readonly<Record<string, Endpoint>>,
  variables: ReadonlyMap<string, Variable>,
): readonly EventRow[] => {
  const isMoved = (row: EventRow): boolean => row.time === 0 && leaves(row)
  if (rule === 'first' || !rows.some(isMoved)) return rows
  const halves = new Map(
    [...new Set(rows.filter(isMoved).map(({ endpoint }) => endpoint))].flatMap((name) => {
      const endpoint = endpoints[name]!
      return countsHalfADayLater(rows, name, rule, endpoint, variables)
        ? [[name, halfDayOf(endpoint, variables)] as const]
        : []
    }),
  )
  return [
    ...groupBy(rows, ({ endpoint, stratum, group }) => `${endpoint}\n${stratum}\n${group}`).values(),
  ].flatMap((ofEndpoint) => {
    const half = halves.get(ofEndpoint[0]!.endpoint)
    return half === undefined
      ? ofEndpoint
      : atRiskAnew(ofEndpoint.flatMap((row) => (isMoved(row) ? moved(row, half) : [row])))
  })
}

/** Entries stay at 0, exits are moved by half a day. */
const moved = (row: EventRow, time: number): readonly EventRow[] => [
  { ...row, events: 0, competing: row.competing.replace(/\d+/g, '0'), censored: 0 },
  { ...row, time, entered: 0 },
]

/** The rows of one group, one per time, with numbers at risk. */
const atRiskAnew = (rows: readonly EventRow[]): readonly EventRow[] => {
  const risk = riskSet()
  return [...groupBy(rows, ({ time }) => time).values()]
    .map(added)
    .sort((a, b) => a.time - b.time)
    .map((row) => ({
      ...row,
      at_risk: risk.next(row.time, row.entered, row.events + row.censored + rivalsOf(row)),
    }))
}

/** A moved exit may coincide with an entry. */
const added = (rows: readonly EventRow[]): EventRow =>
  rows.reduce((a, b) => ({
    endpoint: a.endpoint,
    stratum: a.stratum,
    group: a.group,
    time: a.time,
    at_risk: 0,
    entered: a.entered + b.entered,
    events: a.events + b.events,
    competing: causesOf(a)
      .map((count, cause) => count + causesOf(b)[cause]!)
      .join(';'),
    censored: a.censored + b.censored,
  }))

const leaves = (row: EventRow): boolean => row.events + row.censored + rivalsOf(row) > 0

const rivalsOf = (row: EventRow): number => causesOf(row).reduce((sum, count) => sum + count, 0)

const causesOf = ({ competing }: EventRow): readonly number[] =>
  competing === '' ? [] : competing.split(';').map(Number)
