import type { EventTable } from '../../statistics/event-table.ts'
import { logRank } from '../../statistics/log-rank.ts'
import { survivalColumns } from '../../statistics/survival-columns.ts'

/** The survival curve of each group with its variance, at each event time. */
export const curves = (tables: readonly EventTable[]): void => {
  for (const { times, groups } of tables) for (const group of groups) survivalColumns(times, group)
}

export const chiSquareOf = (strata: readonly EventTable[]): number => {
  const { chiSquare } = logRank(strata)
  if (!chiSquare.known) throw new Error(chiSquare.reason)
  return chiSquare.value
}
