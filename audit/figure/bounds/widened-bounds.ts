import type { Result } from '../../../cohort/results/result.ts'
import { idPart } from '../../../cohort/values/id-part.ts'
import type { Analysis } from '../../recompute/analysis.ts'
import { FIGURE_COLUMNS } from '../figure-columns.ts'
import { type CountedSet, isProven, type NotJudged, type Proof, ROUNDED, sum } from './bounds.ts'

const OPEN: NotJudged = {
  why: 'the times fit no unit, such as whole days, and the drawing does not show which of two near times is first',
}

const UNTIMED: readonly string[] = ['n', 'events', 'censored', 'missing']
/** Order statistics and means move by no more than every time does. */
const TIMES: readonly string[] = ['median', 'q1', 'q3', 'min', 'max', 'last-time', 'mean']
const QUANTILES: readonly string[] = ['median', 'q1', 'q3']
const SUMS: readonly string[] = ['person-time', 'sum']

/**
 * Bounds where each time can be `width` from the one that is written. A curve or a number at risk at t is one of those as written
 * between t - width and t + width, which fall with t; a quantile, an end or a mean of times moves by at most the width, a sum by the
 * width for each patient. Tests, models, median follow-up and curves of several groups depend on which time is first.
 *
 * @param boundsAt the bounds with times as they are written, at a time
 */
export const widened = (
  { statistic, at, group }: Result,
  { section }: Analysis,
  { set }: CountedSet,
  width: number,
  boundsAt: (at: number | null) => Proof,
): Proof => {
  const own = set.filter(({ name }) => group === `${FIGURE_COLUMNS.group}=${idPart(name)}`)
  const isOfOne = own.length === 1 || set.length === 1
  if (UNTIMED.includes(statistic)) return boundsAt(at)
  if (at !== null && (statistic === 'at-risk' || isOfOne)) {
    const [before, after] = [boundsAt(Math.max(0, at - width)), boundsAt(at + width)]
    if (!isProven(before)) return before
    if (!isProven(after)) return after
    return {
      ...{ low: Math.min(before.low, after.low), high: Math.max(before.high, after.high) },
      ...(before.isOpenAbove || after.isOpenAbove ? { isOpenAbove: true } : {}),
    }
  }
  const isOrder = TIMES.includes(statistic)
  const isOfPooledCurve = section === 'estimates' && !isOfOne && QUANTILES.includes(statistic)
  if ((!isOrder && !SUMS.includes(statistic)) || isOfPooledCurve) return OPEN
  const proof = boundsAt(at)
  if (!isProven(proof)) return proof
  const groups = own.length === 1 ? own : set
  const room = width * (isOrder ? 1 : sum(groups.map(({ entered }) => entered ?? 0))) + ROUNDED
  return { ...proof, low: Math.max(0, proof.low - room), high: proof.high + room }
}
