import type { EventTable } from '../statistics/event-table.ts'
import { idPart } from './group.ts'
import { groupBy } from './group-by.ts'

/** A line of event-table.csv. */
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
  by: string | null,
  strata: readonly string[] = [],
  order: readonly string[] = [],
): readonly EventTable[] => {
  const asked = rows.filter(
    (row) =>
      row.endpoint === endpoint && isOf(row.group, by === null ? [] : [by]) && isOf(row.stratum, strata),
  )
  const byStratum = groupBy(asked, (row) => row.stratum)
  return [...byStratum.values()].map((stratum) => tableOf(stratum, order))
}

/** Whether a group's name is one of exactly these variables. */
export const isOf = (group: string, variables: readonly string[]): boolean => {
  const names = group === '' ? [] : group.split(';').map((part) => part.slice(0, part.indexOf('=')))
  return names.length === variables.length && names.every((name, i) => name === idPart(variables[i]!))
}

const tableOf = (rows: readonly EventRow[], order: readonly string[]): EventTable => {
  const groups = groupBy(rows, (row) => row.group)
  const names = [...groups.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const times = groups.get(names[0] ?? '')?.map((row) => row.time) ?? []
  return {
    times,
    groups: names.map((name) => {
      const own = groups.get(name)!
      const competing = own.map((row) => (row.competing === '' ? [] : row.competing.split(';').map(Number)))
      return {
        name,
        entered: own.map((row) => row.entered),
        atRisk: own.map((row) => row.at_risk),
        events: own.map((row) => row.events),
        competing: (competing[0] ?? []).map((_, cause) => competing.map((counts) => counts[cause]!)),
        censored: own.map((row) => row.censored),
      }
    }),
  }
}
