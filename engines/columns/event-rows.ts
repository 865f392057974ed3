import type { EventTableRequest } from '../../cohort/counts/counting.ts'
import type { EventRow } from '../../cohort/counts/event-rows.ts'
import { enteredAt, type GroupCounts } from '../../statistics/survival/event-table.ts'
import type { StratumTable } from './tables.ts'

/** The rows of event tables, in the order of their key: one for each time of an entry or exit in the group. */
export const eventRowsOfTables = (
  { endpoint }: EventTableRequest,
  tables: readonly StratumTable[],
): readonly EventRow[] =>
  tables.flatMap(({ stratum, table: { times, groups } }) =>
    groups.flatMap((group) => {
      const rows: EventRow[] = []
      for (let i = 0; i < times.length; i++)
        if (isThere(group, i)) rows.push(rowOf(endpoint, stratum, group, times[i]!, i))
      return rows
    }),
  )

const isThere = (group: GroupCounts, i: number): boolean =>
  enteredAt(group, i) + group.events[i]! + group.censored[i]! > 0 ||
  group.competing.some((cause) => cause[i]! > 0)

const rowOf = (endpoint: string, stratum: string, group: GroupCounts, time: number, i: number): EventRow => ({
  endpoint,
  stratum,
  group: group.name,
  time,
  entered: enteredAt(group, i),
  at_risk: group.atRisk[i]!,
  events: group.events[i]!,
  competing: group.competing.map((cause) => cause[i]!).join(';'),
  censored: group.censored[i]!,
})
