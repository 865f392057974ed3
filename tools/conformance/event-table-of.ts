import type { EventTable, GroupCounts } from '../../statistics/survival/event-table.ts'

/** One subject as a test writes it: status 0 censored, 1 event, 2.. the competing causes. */
export interface SubjectRow {
  readonly entry?: number
  readonly time: number
  readonly status: number
  readonly group?: string
  readonly stratum?: string
}

/** Counts rows into an event table in a simple and slow way, independent of the engines. */
export const eventTableOf = (rows: readonly SubjectRow[], groups?: readonly string[]): EventTable => {
  const times = [...new Set(rows.flatMap((row) => [row.entry ?? 0, row.time]))].sort((a, b) => a - b)
  const names = groups ?? [...new Set(rows.map((row) => row.group ?? 'all'))].sort()
  const causes = Math.max(1, ...rows.map((row) => row.status))
  return {
    times,
    groups: names.map((name) =>
      countGroup(
        name,
        rows.filter((row) => (row.group ?? 'all') === name),
        times,
        causes,
      ),
    ),
  }
}

const countGroup = (
  name: string,
  rows: readonly SubjectRow[],
  times: readonly number[],
  causes: number,
): GroupCounts => {
  const place = new Map(times.map((time, i) => [time, i]))
  const zeros = () => times.map(() => 0)
  const entered = zeros()
  const out = Array.from({ length: causes + 1 }, zeros)
  const atRisk = zeros()
  for (const row of rows) {
    const [from, to] = [place.get(row.entry ?? 0)!, place.get(row.time)!]
    entered[from]! += 1
    out[row.status]![to]! += 1
    // A time of 0 is legal: it is both entry and exit, and the subject is at risk there.
    for (let i = from === to ? to : from + 1; i <= to; i++) atRisk[i]! += 1
    if (from < to && times[from] === 0) atRisk[from]! += 1
  }
  return { name, entered, atRisk, events: out[1]!, competing: out.slice(2), censored: out[0]! }
}

/** One event table per stratum. */
export const strataOf = (rows: readonly SubjectRow[]): readonly EventTable[] =>
  [...new Set(rows.map((row) => row.stratum ?? ''))]
    .sort()
    .map((stratum) => eventTableOf(rows.filter((row) => (row.stratum ?? '') === stratum)))
