import type { CountsAt, FigureMoment, FigureSetGroup } from '../figure-set.ts'
import type { PossibleCounts } from '../possible-counts.ts'
import { SAME, spanOf } from './bounds.ts'

/**
 * The least and the most patients whose own time is at least t, over all tables of a group; null beyond the end of a cut
 * axis. Whoever is censored without a mark around t may have left before it or not.
 */
export const atRiskRange = (
  { moments }: FigureSetGroup,
  possible: PossibleCounts,
  t: number,
): readonly [number, number] | null => {
  const end = moments.at(-1)!
  if (t > end.time + SAME) return end.kind === 'end' && end.isCut ? null : [0, 0]
  const i = moments.findIndex(({ time }) => time >= t - SAME)
  const moment = moments[i]!
  const numbers = spanOf(
    possible[i]!.flatMap(({ atRisk, next }) =>
      next.flatMap((edge) => leftAt(moment, t, edge).map((left) => atRisk - left)),
    ),
  )
  if (!Number.isFinite(numbers[0])) return null
  return [Math.max(0, numbers[0] - leftBeforeMark(moments, possible, i, t)), numbers[1]]
}

/** At a mark: how many of those whom only a later moment counts may have left before t, tied with an event. */
const leftBeforeMark = (
  moments: readonly FigureMoment[],
  possible: PossibleCounts,
  i: number,
  t: number,
): number => {
  if (moments[i]!.kind !== 'mark') return 0
  const later = moments.findIndex(({ kind }, j) => j > i && kind !== 'mark')
  const left = possible[later]!.flatMap(({ next }) =>
    next.flatMap((edge) => leftAt(moments[later]!, t, edge)),
  )
  return Math.max(0, ...left)
}

/** The same of those whose time is later than t. */
export const laterRange = (
  group: FigureSetGroup,
  possible: PossibleCounts,
  t: number,
): readonly [number, number] | null => atRiskRange(group, possible, t + 3 * SAME)

/** How many of those without a mark may have left before t. */
const leftAt = (moment: FigureMoment, t: number, { unmarked }: CountsAt): readonly number[] => {
  if (!('unmarked' in moment) || moment.unmarked === null || unmarked === 0) return [0]
  const { from, until } = moment.unmarked
  if (from >= t - SAME) return [0]
  const isBefore = moment.kind !== 'at-risk-after' && moment.time <= t + SAME
  return until <= from + SAME || isBefore ? [unmarked] : [0, unmarked]
}
