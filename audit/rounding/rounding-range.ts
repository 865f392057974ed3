import type { Result } from '../../cohort/results/result.ts'
import { isP } from '../../cohort/results/statistic.ts'
import { noProgress, type ReportProgress } from '../../cohort/values/progress.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import { assignmentsOf } from './assignments.ts'
import { placesInWords } from './exact-cells.ts'
import { type ExactTimes, exactTimes } from './exact-times.ts'
import { hasKnownExtremes } from './known-extremes.ts'
import { nearest } from './nearest-times.ts'
import { type OneSet, oneSet } from './one-set.ts'
import { type Attempt, attemptAt, bestOf, between, climb, isOutside, resultValue } from './tries.ts'
import { jointly } from './within-rounding.ts'

/** The range of a result over all exact times that round to the recorded ones. */
export interface RoundingRange {
  readonly target: CitedResult
  readonly low: number | null
  readonly high: number | null
  /** Whether the result has no value at some exact times. */
  readonly canBeNone: boolean
  /** exact: no exact times give less or more; attained: found by search, the true range may be wider. */
  readonly bound: 'exact' | 'attained'
  /** Exact times that give the reported value; null if none were found. */
  readonly witness: string | null
  /** Whether some exact times give it together with the other reported numbers of the analysis (`jointly`). */
  readonly isTogether: boolean
  /** If not, the reported results that fail when it is given. */
  readonly against: readonly CitedResult[]
  /** Whether no exact times can give the reported value, for certain. */
  readonly isExcluded: boolean
  /** Whether the exact times decide if a test is significant, or if a time is reached. */
  readonly changesConclusion: boolean
}

export interface Rounding {
  readonly ranges: readonly RoundingRange[]
  readonly sets: readonly OneSet[]
}

/**
 * Ranges over the exact times behind rounded ones, for every target that depends on rounded times: reported results,
 * and conclusions that are not reported (targets without claims).
 */
export const roundingRange = (
  targets: readonly CitedResult[],
  recompute: Recomputer,
  audited: AuditInput,
  tell: ReportProgress = noProgress,
): Rounding => {
  const ranges: RoundingRange[] = []
  const sets: OneSet[] = []
  for (const [i, analysis] of recompute.analyses.entries()) {
    tell(i, recompute.analyses.length, 'rounding of times, analyses')
    const ofAnalysis = targets.filter(({ result }) => recompute.analysisOf(result) === analysis)
    const times = exactTimes(analysis, recompute.cases, audited)
    if (times.cells.length === 0) continue
    const searched = search(analysis, ofAnalysis, times, recompute, audited)
    ranges.push(...searched.ranges)
    if (searched.set !== null) sets.push(searched.set)
  }
  return { ranges, sets }
}

const NO_JOINT = {
  together: new Set<CitedResult>(),
  against: new Map<CitedResult, readonly CitedResult[]>(),
}

const search = (
  analysis: Analysis,
  targets: readonly CitedResult[],
  times: ExactTimes,
  recompute: Recomputer,
  audited: AuditInput,
) => {
  const recorded = recompute.recorded(analysis)
  const isSampled = targets.some(({ result }) => !hasKnownExtremes(recorded.get(result)!, analysis, audited))
  const assignments = assignmentsOf(analysis, times, recompute.cases, audited, isSampled)
  const { all, settling, isExhaustive: areAllOrders } = assignments
  const tries = all.flatMap((places) => attemptAt(places, times))
  const printed = targets.filter(({ claims }) => claims.length > 0)
  if (!areAllOrders && printed.some((target) => !isMet(target, recorded)))
    tries.push(nearest(printed, tries, times))
  const isSettled = settling.every((places) => times.evaluate(places) !== null)
  const isExhaustive = areAllOrders && isSettled
  const ranges = targets.flatMap((target): readonly RoundingRange[] => {
    const value = resultValue(target)
    const result = recorded.get(target.result)!
    const isExact = isSettled && (areAllOrders || hasKnownExtremes(result, analysis, audited))
    const [low, high] = ([-1, 1] as const).map((sign) => {
      const score = (attempt: Attempt): number | null =>
        value(attempt) === null ? null : sign * value(attempt)!
      const best = bestOf(tries, (attempt) => score(attempt) ?? -Infinity)
      return isExact || best === null ? best : climb(best, score, times, tries)
    })
    const ends = [low, high].map((end) => (end ? value(end) : null))
    const values = tries.map(value)
    if (ends[0] === ends[1] && !values.includes(null)) return []
    const isPrinted = target.claims.length > 0
    const witness = isPrinted
      ? (tries.find(({ results }) => isMet(target, results)) ??
        between(target, low!, high!, value, times, tries))
      : null
    return [
      {
        target,
        low: ends[0]!,
        high: ends[1]!,
        canBeNone: values.includes(null) && values.some((number) => number !== null),
        bound: isExact ? 'exact' : 'attained',
        witness: witness ? placesInWords(times.cells, witness.places, audited) : null,
        isTogether: false,
        against: [],
        isExcluded:
          isPrinted && witness === null && isExact && (isExhaustive || isOutside(target, ends, result)),
        changesConclusion: changes(result, ends, values, audited.rules.alpha),
      },
    ]
  })
  const isAsked = ranges.some(({ target }) => target.claims.length > 0)
  const excluded = new Set(ranges.filter(({ isExcluded }) => isExcluded).map(({ target }) => target))
  const joint = isAsked ? oneSet(analysis, printed, excluded, times, tries, isExhaustive, audited) : null
  const kept = printed.filter((target) => isMet(target, recorded))
  const near = ranges.flatMap(({ target, witness }) =>
    witness === null || kept.includes(target) ? [] : [target],
  )
  const { together, against } =
    near.length === 0 ? NO_JOINT : jointly(near, kept, times, joint === null ? tries : [...tries, joint.best])
  return {
    ranges: ranges.map((range) => ({
      ...range,
      isTogether: together.has(range.target),
      against: against.get(range.target) ?? [],
    })),
    set: joint?.set ?? null,
  }
}

const changes = (
  { statistic }: Result,
  ends: readonly (number | null)[],
  values: readonly (number | null)[],
  alpha: number,
): boolean => {
  if (values.includes(null) && values.some((value) => value !== null)) return true
  const [low, high] = ends
  return isP(statistic) && low! < alpha && high! >= alpha
}
