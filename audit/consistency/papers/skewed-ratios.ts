import { toNumber } from '../../../statistics/numbers/rational.ts'
import { limitsOf } from '../belong-together.ts'
import type { Finding } from '../finding.ts'
import type { ReportedNumber } from '../reported-number.ts'

/**
 * How far from the middle of its interval, on the log scale, a ratio may lie as part of the width of the interval. Exact,
 * profile-likelihood and bootstrap intervals are skewed, but less: in open-access trials 0.15 parts them from errors.
 */
const MOST_SKEW = 0.15

/** A ratio lies near the middle of its interval on the log scale: a Wald interval is centred on it. */
export const skewedRatios = (together: readonly ReportedNumber[]): readonly Finding[] =>
  together.flatMap((ratio): readonly Finding[] => {
    const limits = ratio.statistic.endsWith('-ratio') && ratio.isExact ? limitsOf(ratio, together) : null
    if (limits === null) return []
    const [lower, upper] = limits
    if (!(toNumber(lower.low) > 0)) return []
    const places = [
      [lower.low, ratio.low, upper.high],
      [lower.high, ratio.high, upper.low],
      [lower.low, ratio.high, upper.high],
      [lower.high, ratio.low, upper.low],
      [lower.high, ratio.low, upper.high],
      [lower.low, ratio.high, upper.low],
    ].map((numbers) => {
      const [low, middle, high] = numbers.map((number) => Math.log(toNumber(number))) as [
        number,
        number,
        number,
      ]
      return (middle - low) / (high - low)
    })
    const isInside = places.some((place) => place >= 0 && place <= 1)
    if (!isInside || !places.every(Number.isFinite)) return []
    const isCentred = Math.min(...places) <= 0.5 + MOST_SKEW && Math.max(...places) >= 0.5 - MOST_SKEW
    const centre = Math.sqrt(toNumber(lower.value) * toNumber(upper.value))
    const interval = `the interval ${lower.claim.published} to ${upper.claim.published}`
    return [
      {
        check: 'interval',
        claims: [ratio, lower, upper].map(({ claim }) => claim.id),
        outcome: isCentred ? 'consistent' : 'cannot be settled',
        detail: isCentred
          ? `${interval} is centred near the ratio on the log scale`
          : `${interval} is centred on ${Number(centre.toPrecision(3))} on the log scale, far from the reported ${ratio.claim.published}: a typing error, or an interval that is skewed by its method (exact, profile-likelihood, bootstrap)`,
      },
    ]
  })
