import { toNumber } from '../../statistics/numbers/rational.ts'
import { limitsOf } from './belong-together.ts'
import type { Finding } from './finding.ts'
import type { ReportedNumber } from './reported-number.ts'

/** Quantities whose interval is symmetric about them on a scale: of medians and means only by some rules. */
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
 * An interval that is symmetric about its estimate has it in the middle: (lower + upper)/2, of ratios the root of
 * lower x upper. Compared as intervals, since each of the three was rounded. Intervals are symmetric by one rule
 * (Wald) and not by others (exact, profile likelihood, of quantiles): one that is not is held against the paper only where
 * others of the same quantity are symmetric, and exact ones of odds ratios never are.
 */
export const intervals = (printed: readonly ReportedNumber[]): readonly Finding[] => {
  const found = printed.flatMap((estimate) => middleOf(estimate, printed))
  const symmetric = new Set(found.filter(({ meets }) => meets).map(({ statistic }) => statistic))
  return found.map(({ statistic, meets, shown, of, claims }): Finding => {
    const isOpen = !meets && (!symmetric.has(statistic) || statistic === 'odds-ratio')
    return {
      check: 'interval',
      claims,
      outcome: meets ? 'consistent' : isOpen ? 'cannot be settled' : 'inconsistent',
      detail: meets
        ? `the middle of the interval, ${shown}, prints as the estimate`
        : `the middle of the interval is ${shown}, not ${of}: ${
            isOpen
              ? 'a typing error, or an interval that is not symmetric (exact, by profile likelihood, of quantiles)'
              : 'no interval that is symmetric about its estimate prints so, and others of this kind are symmetric'
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
  return [{ statistic, meets, shown, of: estimate.claim.published, claims }]
}
