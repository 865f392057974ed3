import { criticalValue, normalQuantile, normalTwoSided } from '../../statistics/distributions/normal.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import { limitsOf, reportedTogether } from './belong-together.ts'
import type { Finding } from './finding.ts'
import type { Levels } from './levels.ts'
import type { ReportedNumber } from './reported-number.ts'

/** Hazard, odds, risk and rate ratios: their intervals are (nearly) symmetric on the log scale. */
const isRatio = ({ statistic }: ReportedNumber): boolean => statistic.endsWith('-ratio')

/**
 * Compares a ratio and its interval with the p reported with it. The interval gives z = log(ratio) / ((log(upper) -
 * log(lower)) / (2 x 1.96)), and p gives |z| of the normal distribution. The p may come from another test (log-rank,
 * likelihood ratio, exact) and the interval from another method, so that they need not be equal: inconsistent only if,
 * for all numbers that round to the reported ones,
 *   one z is significant and the other not, and the larger is above 1.5 times the smaller and 0.6 above it, or
 *   both are on one side, and one is more than twice the other and 1 above it, neither above 4.
 */
export const ratioAndP = (
  printed: readonly ReportedNumber[],
  { alpha, confidence }: Levels,
): readonly Finding[] =>
  printed.flatMap((ratio): readonly Finding[] => {
    const limits = isRatio(ratio) && ratio.isExact ? limitsOf(ratio, printed) : null
    const p = reportedTogether(
      ratio,
      (statistic) => /^(wald-|score-|likelihood-ratio-)?p$/.test(statistic),
      printed,
    )
    const ofInterval = limits && zOfInterval(ratio, limits, criticalValue(confidence))
    const ofP = p && zOfP(p)
    if (!limits || !ofInterval || !ofP) return []
    const isContradiction = contradicts(ofInterval, ofP, -normalQuantile(alpha / 2))
    const [least, most] = ofInterval.toReversed().map((z) => Number(normalTwoSided(z!).toPrecision(2)))
    return [
      {
        check: 'ratio and p',
        claims: [ratio, ...limits, p].map(({ claim }) => claim.id),
        // an interval that is not symmetric on the log scale is not a Wald interval and implies no exact p
        outcome: !isContradiction
          ? 'consistent'
          : isSymmetric(ratio, limits)
            ? 'inconsistent'
            : 'cannot be settled',
        detail: `the ${Math.round(confidence * 100)}% interval implies p ${least === most ? `= ${least}` : `from ${least} to ${most}`}; reported: ${p.claim.published}${isContradiction ? (isSymmetric(ratio, limits) ? ', further from it than another test can explain' : ', but the interval is not symmetric on the log scale') : ''}`,
      },
    ]
  })

/** Whether the interval may be centred on the ratio on the log scale, allowing for rounding. */
const isSymmetric = (
  ratio: ReportedNumber,
  [lower, upper]: readonly [ReportedNumber, ReportedNumber],
): boolean =>
  toNumber(lower.low) * toNumber(upper.low) <= toNumber(ratio.high) * toNumber(ratio.high) &&
  toNumber(lower.high) * toNumber(upper.high) >= toNumber(ratio.low) * toNumber(ratio.low)

export type Range = readonly [low: number, high: number]

/** |z| over all numbers that round to the reported ones; null if a limit may be 0 or the limits may be equal. */
export const zOfInterval = (
  ratio: ReportedNumber,
  [lower, upper]: readonly [ReportedNumber, ReportedNumber],
  z: number,
): Range | null => {
  const ends = [ratio, lower, upper].flatMap(({ low, high }) => [toNumber(low), toNumber(high)])
  if (ends.some((end) => !(end > 0))) return null
  const [r0, r1, l0, l1, u0, u1] = ends.map(Math.log) as [number, number, number, number, number, number]
  const [narrow, wide] = [(u0 - l1) / (2 * z), (u1 - l0) / (2 * z)]
  if (!(narrow > 0)) return null
  const nearest = r0 <= 0 && r1 >= 0 ? 0 : Math.min(Math.abs(r0), Math.abs(r1))
  return [nearest / wide, Math.max(Math.abs(r0), Math.abs(r1)) / narrow]
}

/** |z| of the reported two-sided p, over its rounding interval. */
export const zOfP = ({ relation, low, high, value }: ReportedNumber): Range | null => {
  const z = (p: number): number => (p <= 0 ? Infinity : p >= 1 ? 0 : -normalQuantile(p / 2))
  const [least, most] = [toNumber(low), toNumber(high)]
  const bound = toNumber(value)
  if (bound < 0 || bound > 1) return null
  if (relation === '<' || relation === '<=') return [z(bound), Infinity]
  if (relation === '>' || relation === '>=') return [0, z(bound)]
  return [z(most), z(Math.max(0, least))]
}

const contradicts = (a: Range, b: Range, critical: number): boolean => {
  if (a[0] <= b[1] && b[0] <= a[1]) return false
  // the two values nearest to each other
  const [small, large] = a[1] < b[0] ? [a[1], b[0]] : [b[1], a[0]]
  // p = alpha is not significant: NS is read as p >= alpha
  const onBothSides = small <= critical + 1e-9 && large > critical
  return onBothSides
    ? large > 1.5 * small && large - small > 0.6
    : large > 2 * small && large - small > 1 && large <= 4
}
