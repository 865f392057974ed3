import { toNumber } from '../../statistics/numbers/rational.ts'
import { limitsOf } from './belong-together.ts'
import type { Finding } from './finding.ts'
import type { ReportedNumber } from './reported-number.ts'

/** Statistics with symmetric intervals, and the scale of the symmetry; for medians and means only under some rules. */
const SCALES: Readonly<Record<string, 'sum' | 'product'>> = {
  median: 'sum',
  mean: 'sum',
  coefficient: 'sum',
  'hazard-ratio': 'product',
  'risk-ratio': 'product',
  'rate-ratio': 'product',
  'odds-ratio': 'product',
}

/**
 * A symmetric interval is centred on its estimate: (lower + upper)/2, for ratios the root of lower x upper. All three
 * are compared as rounding intervals. Wald intervals are symmetric; exact, profile-likelihood and quantile intervals
 * are not. An asymmetric one is therefore inconsistent only if other intervals of the same statistic are symmetric, and
 * never for odds ratios, which may have exact intervals.
 */
export const intervals = (printed: readonly ReportedNumber[]): readonly Finding[] => {
  const middles = printed.flatMap((estimate) => middleOf(estimate, printed))
  const symmetric = new Set(middles.filter(({ meets }) => meets).map(({ statistic }) => statistic))
  return middles.map(({ statistic, meets, shown, published, interval, claims }): Finding => {
    const scaleWords = SCALES[statistic] === 'product' ? ' on the log scale' : ''
    const isOpen = !meets && (!symmetric.has(statistic) || statistic === 'odds-ratio')
    return {
      check: 'interval',
      claims,
      outcome: meets ? 'consistent' : isOpen ? 'cannot be settled' : 'inconsistent',
      detail: meets
        ? `${interval} is centred on ${shown}${scaleWords}, which agrees with the estimate`
        : `${interval} is centred on ${shown}${scaleWords}, not on the reported ${published}: ${
            isOpen
              ? 'a typing error, or an interval that is not symmetric (exact, profile-likelihood or of a quantile)'
              : 'other reported intervals of this statistic are symmetric about their estimates'
          }`,
    }
  })
}

const middleOf = (estimate: ReportedNumber, printed: readonly ReportedNumber[]) => {
  const { statistic } = estimate
  const scale = SCALES[statistic]
  const limits = limitsOf(estimate, printed)
  if (scale === undefined || limits === null || !estimate.isExact) return []
  const [lower, upper] = limits
  const middle = (a: number, b: number): number =>
    scale === 'sum' ? (a + b) / 2 : Math.sqrt(Math.max(0, a)) * Math.sqrt(Math.max(0, b))
  const [low, high] = [
    middle(toNumber(lower.low), toNumber(upper.low)),
    middle(toNumber(lower.high), toNumber(upper.high)),
  ]
  const meets = low <= toNumber(estimate.high) && high >= toNumber(estimate.low)
  const shown = Number(middle(toNumber(lower.value), toNumber(upper.value)).toPrecision(6))
  const claims = [estimate, lower, upper].map(({ claim }) => claim.id)
  const interval = `the interval ${lower.claim.published} to ${upper.claim.published}`
  return [{ statistic, meets, shown, published: estimate.claim.published, interval, claims }]
}
