import { criticalValue, normalQuantile, normalTwoSided } from '../../statistics/distributions/normal.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import { limitsOf, reportedTogether } from './belong-together.ts'
import type { Finding } from './finding.ts'
import type { Levels } from './levels.ts'
import type { ReportedNumber } from './reported-number.ts'

/** Hazard, odds, risk and rate ratios: their intervals are symmetric on the log scale, nearly or exactly. */
const isRatio = ({ statistic }: ReportedNumber): boolean => statistic.endsWith('-ratio')

/**
 * A ratio with its interval against the p reported with it. The interval says how many standard errors log(ratio) is from
 * 0, z = log(ratio) / ((log(upper) - log(lower)) / (2 x 1.96)), and p says the same as |z| of the normal. The p may be of
 * another test (log-rank, likelihood ratio, exact) and the interval of another kind, so that equality is not asked:
 * inconsistent only where, for all numbers that round to the reported ones,
 *   one z is significant and the other not, and they differ by more than half (larger > 1.5 x smaller, and by 0.6), or
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
        // an interval that is not symmetric on the log scale is no Wald interval, and says less of p
        outcome: !isContradiction
          ? 'consistent'
          : isSymmetric(ratio, limits)
            ? 'inconsistent'
            : 'cannot be settled',
        detail: `the ${Math.round(confidence * 100)}% interval implies p ${least === most ? `= ${least}` : `from ${least} to ${most}`}; reported is ${p.claim.published}${isContradiction ? (isSymmetric(ratio, limits) ? ', further from it than another test could be' : ', but the interval is no symmetric one') : ''}`,
      },
    ]
  })

/** Whether the ratio may be in the middle of its interval on the log scale. */
const isSymmetric = (
  ratio: ReportedNumber,
  [lower, upper]: readonly [ReportedNumber, ReportedNumber],
): boolean =>
  toNumber(lower.low) * toNumber(upper.low) <= toNumber(ratio.high) * toNumber(ratio.high) &&
  toNumber(lower.high) * toNumber(upper.high) >= toNumber(ratio.low) * toNumber(ratio.low)

type Range = readonly [low: number, high: number]

/** |z| over all numbers that round to the reported ones; null where a limit may be 0 or the interval is not about a ratio. */
const zOfInterval = (
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

/** |z| whose two-sided p is the reported one, over its rounding. */
const zOfP = ({ relation, low, high, value }: ReportedNumber): Range | null => {
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
  // the two numbers that are nearest to each other
  const [small, large] = a[1] < b[0] ? [a[1], b[0]] : [b[1], a[0]]
  // p = alpha itself, as of NS, is not significant
  const onBothSides = small <= critical + 1e-9 && large > critical
  return onBothSides
    ? large > 1.5 * small && large - small > 0.6
    : large > 2 * small && large - small > 1 && large <= 4
}
