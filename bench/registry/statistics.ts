import { logRank } from '../../statistics/log-rank/log-rank.ts'
import type { EventTable } from '../../statistics/survival/event-table.ts'
import { kaplanMeier } from '../../statistics/survival/kaplan-meier.ts'

/** The survival curve of each group with its variance, at each event time. */
export const curves = (tables: readonly EventTable[]): void => {
  for (const { times, groups } of tables) for (const group of groups) kaplanMeier(times, group)
}

export const chiSquareOf = (strata: readonly EventTable[]): number => {
  const { chiSquare } = logRank(strata)
  if (!chiSquare.known) throw new Error(chiSquare.reason)
  return chiSquare.value
}
