import type { EventRow } from '../counts/event-rows.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import { CENSORED, EVENT } from '../subjects/follow-ups.ts'

/** The kinds of exit: the event, each competing cause in the order of the plan, censored. */
export const kindsOf = ({
  event,
  competing,
}: Pick<Endpoint, 'event' | 'competing'>): readonly { readonly kind: string; readonly label: string }[] => [
  { kind: EVENT, label: event.label },
  ...Object.entries(competing).map(([kind, { label }]) => ({ kind, label })),
  { kind: CENSORED, label: 'censored' },
]

/** Number of exits by kind, in the order of `kindsOf`, and cell; `cellAt` is the cell of a time. */
export const fineCounts = (
  rows: readonly EventRow[],
  cells: number,
  cellAt: (time: number) => number,
): readonly (readonly number[])[] => {
  const causes = rows[0] === undefined || rows[0].competing === '' ? 0 : rows[0].competing.split(';').length
  const counts = Array.from({ length: causes + 2 }, () => new Array<number>(cells).fill(0))
  for (const row of rows) {
    const cell = cellAt(row.time)
    const competing = row.competing === '' ? [] : row.competing.split(';').map(Number)
    for (const [kind, count] of [row.events, ...competing, row.censored].entries())
      counts[kind]![cell]! += count
  }
  return counts
}
