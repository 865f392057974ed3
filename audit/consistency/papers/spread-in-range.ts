import { toNumber } from '../../../statistics/numbers/rational.ts'
import type { Finding } from '../finding.ts'
import type { ReportedNumber } from '../reported-number.ts'

/**
 * The largest standard deviation of values between a smallest and a largest one that have this mean: its square is at most
 * (mean - min) (max - mean) n / (n - 1), here with n = 2 as the number of values is not known. Source: Bhatia and Davis,
 * American Mathematical Monthly 2000;107:353-7.
 */
export const spreadInRange = (together: readonly ReportedNumber[]): readonly Finding[] => {
  const of = (statistics: readonly string[]) =>
    together.find(({ statistic, isExact }) => isExact && statistics.includes(statistic))
  const [mean, sd, min, max] = [of(['mean', 'value']), of(['sd']), of(['min']), of(['max'])]
  if (!mean || !sd || !min || !max) return []
  const least = Math.max(0, toNumber(sd.low))
  const square = Math.max(
    ...[mean.low, mean.high].map(
      (value) => (toNumber(value) - toNumber(min.low)) * (toNumber(max.high) - toNumber(value)),
    ),
  )
  const isPossible = least * least <= 2 * square
  return [
    {
      check: 'spread',
      claims: [mean, sd, min, max].map(({ claim }) => claim.id),
      outcome: isPossible ? 'consistent' : 'inconsistent',
      detail: isPossible
        ? 'the range allows this standard deviation'
        : `values from ${min.claim.published} to ${max.claim.published} have no standard deviation of ${sd.claim.published}`,
    },
  ]
}
