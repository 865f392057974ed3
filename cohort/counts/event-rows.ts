import { memoized } from '../../statistics/numbers/memoized.ts'
import {
  type EventTable,
  type GroupCounts,
  type GroupEventTable,
  riskSet,
} from '../../statistics/survival/event-table.ts'
import { groupBy } from '../values/group-by.ts'
import { idPart } from '../values/id-part.ts'

/** A row of event-table.csv: a time at which subjects of the group enter or leave. */
export interface EventRow {
  readonly endpoint: string
  /** `centre=a`, or empty. */
  readonly stratum: string
  /** `margin=positive`, or empty for all subjects. */
  readonly group: string
  readonly time: number
  readonly entered: number
  readonly at_risk: number
  readonly events: number
  /** One count per cause in the order of the plan, joined by `;`; empty where no cause is declared. */
  readonly competing: string
  readonly censored: number
}

/** The event tables of one endpoint and grouping, one per stratum, from their rows; groups in the order of `groups`. */
export const eventTables = (
  rows: readonly EventRow[],
  endpoint: string,
  by: readonly string[],
  strata: readonly string[] = [],
  order: readonly string[] = [],
): readonly EventTable[] =>
  [...rowsByStratum(rows, endpoint, by, strata).values()].map((stratum) => tableOf(stratum, order))

/** As above with per-group time axes: memory is linear in the number of rows. */
export const ownCountsByGroup = (
  rows: readonly EventRow[],
  endpoint: string,
  by: readonly string[],
  strata: readonly string[],
): readonly { readonly groups: readonly GroupEventTable[] }[] =>
  [...rowsByStratum(rows, endpoint, by, strata).values()].map((stratum) => ({
    groups: [...groupBy(stratum, (row) => row.group)].map(([name, rowsOfGroup]) => {
      const times = rowsOfGroup.map((row) => row.time).sort((a, b) => a - b)
      return { ...groupCounts(name, rowsOfGroup, new Map(times.map((time, place) => [time, place]))), times }
    }),
  }))

/** The rows of one group of an endpoint by time, without strata; an empty group is all subjects. */
export const rowsOfGroup = (
  rows: readonly EventRow[],
  endpoint: string,
  group: string,
): readonly EventRow[] =>
  rows
    .filter((row) => row.endpoint === endpoint && row.stratum === '' && row.group === group)
    .sort((a, b) => a.time - b.time)

/** The names of the strata of these tables, in the order of the tables. */
export const stratumNames = (
  rows: readonly EventRow[],
  endpoint: string,
  by: readonly string[],
  strata: readonly string[],
): readonly string[] => [...rowsByStratum(rows, endpoint, by, strata).keys()]

const rowsByStratum = (
  rows: readonly EventRow[],
  endpoint: string,
  by: readonly string[],
  strata: readonly string[],
): ReadonlyMap<string, readonly EventRow[]> => {
  const asked = requestsOf(rows).get(keyOf(endpoint, by.map(idPart).join(';'), strata.map(idPart).join(';')))
  return groupBy(asked ?? [], (row) => row.stratum)
}

/** Rows indexed by request; each table is scanned once. */
const requestsOf = memoized((rows: readonly EventRow[]): ReadonlyMap<string, readonly EventRow[]> => {
  const variablesOf = memoized((group: string) => namesIn(group).join(';'))
  return groupBy(rows, ({ endpoint, group, stratum }) =>
    keyOf(endpoint, variablesOf(group), variablesOf(stratum)),
  )
}, new WeakMap())

const keyOf = (endpoint: string, by: string, strata: string): string => `${endpoint}\n${by}\n${strata}`

/** The variables in a group's name, each as a part of an id. */
const namesIn = (group: string): readonly string[] =>
  group === '' ? [] : group.split(';').map((part) => part.slice(0, part.indexOf('=')))

/** Whether a group's name has exactly these variables. */
export const isInGroup = (group: string, variables: readonly string[]): boolean => {
  const names = namesIn(group)
  return names.length === variables.length && names.every((name, i) => name === idPart(variables[i]!))
}

/** Groups on a common time axis: without a row no subject enters or leaves, and the number at risk is unchanged. */
const tableOf = (rows: readonly EventRow[], order: readonly string[]): EventTable => {
  const times = [...new Set(rows.map((row) => row.time))].sort((a, b) => a - b)
  const places = new Map(times.map((time, place) => [time, place]))
  const groups = [...groupBy(rows, (row) => row.group)].sort(
    ([a], [b]) => order.indexOf(a) - order.indexOf(b),
  )
  return { times, groups: groups.map(([name, rowsOfGroup]) => groupCounts(name, rowsOfGroup, places)) }
}

const groupCounts = (
  name: string,
  rows: readonly EventRow[],
  places: ReadonlyMap<number, number>,
): GroupCounts => {
  const none = (): number[] => new Array<number>(places.size).fill(0)
  const [entered, atRisk, events, censored] = [none(), none(), none(), none()]
  const competing = competingCounts(rows[0]!).map(none)
  for (const row of rows) {
    const i = places.get(row.time)!
    entered[i] = row.entered
    events[i] = row.events
    censored[i] = row.censored
    competingCounts(row).forEach((count, cause) => {
      competing[cause]![i] = count
    })
  }
  const risk = riskSet()
  let i = 0
  for (const time of places.keys()) {
    let left = events[i]! + censored[i]!
    for (const cause of competing) left += cause[i]!
    atRisk[i] = risk.next(time, entered[i]!, left)
    i++
  }
  return { name, entered, atRisk, events, competing, censored }
}

/** One count per cause in the order of the plan. */
export const competingCounts = ({ competing }: EventRow): readonly number[] =>
  competing === '' ? [] : competing.split(';').map(Number)
