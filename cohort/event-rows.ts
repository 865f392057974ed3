import type { EventTable, GroupCounts } from '../statistics/event-table.ts'
import { idPart } from './group.ts'
import { groupBy } from './group-by.ts'

/** A line of event-table.csv: a time at which somebody of the group enters or leaves. */
export interface EventRow {
  readonly endpoint: string
  /** `centre=a`, or empty. */
  readonly stratum: string
  /** `margin=positive`, or empty for everybody. */
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
): readonly EventTable[] => {
  const isAsked = { group: knownNames(by), stratum: knownNames(strata) }
  const asked = rows.filter(
    (row) => row.endpoint === endpoint && isAsked.group(row.group) && isAsked.stratum(row.stratum),
  )
  const byStratum = groupBy(asked, (row) => row.stratum)
  return [...byStratum.values()].map((stratum) => tableOf(stratum, order))
}

/** The names of the strata of these tables, in the order of the tables. */
export const stratumNames = (
  rows: readonly EventRow[],
  endpoint: string,
  by: readonly string[],
  strata: readonly string[],
): readonly string[] => [
  ...new Set(
    rows
      .filter((row) => row.endpoint === endpoint && isOf(row.group, by) && isOf(row.stratum, strata))
      .map((row) => row.stratum),
  ),
]

/** Whether a group's name is one of exactly these variables. */
export const isOf = (group: string, variables: readonly string[]): boolean => {
  const names = group === '' ? [] : group.split(';').map((part) => part.slice(0, part.indexOf('=')))
  return names.length === variables.length && names.every((name, i) => name === idPart(variables[i]!))
}

/** `isOf`, asked once for each name: thousands of rows have a few. */
const knownNames = (variables: readonly string[]): ((group: string) => boolean) => {
  const known = new Map<string, boolean>()
  return (group) => {
    const before = known.get(group) ?? isOf(group, variables)
    known.set(group, before)
    return before
  }
}

/** Groups on one axis of times: where a group has no row nothing happened, and its number at risk is what its last row left. */
const tableOf = (rows: readonly EventRow[], order: readonly string[]): EventTable => {
  const times = [...new Set(rows.map((row) => row.time))].sort((a, b) => a - b)
  const places = new Map(times.map((time, place) => [time, place]))
  const groups = [...groupBy(rows, (row) => row.group)].sort(
    ([a], [b]) => order.indexOf(a) - order.indexOf(b),
  )
  return { times, groups: groups.map(([name, own]) => groupCounts(name, own, places)) }
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
  let left = 0
  for (let i = 0; i < places.size; i++) {
    atRisk[i] = left
    left += entered[i]! - events[i]! - censored[i]!
    for (const cause of competing) left -= cause[i]!
  }
  return { name, entered, atRisk, events, competing, censored }
}

const competingCounts = ({ competing }: EventRow): readonly number[] =>
  competing === '' ? [] : competing.split(';').map(Number)
