import { type Answer, known, unknown } from '../numbers/answer.ts'
import { type CountedValues, type ExactSums, exactSums, exactVariance } from '../numbers/exact-sums.ts'
import { rational, toNumber } from '../numbers/rational.ts'

/**
 * The absolute standardised difference of the means of two groups:
 *   |mean1 - mean2| / sqrt((s1^2 + s2^2)/2), s^2 with divisor n - 1
 * Its square is computed as an exact fraction of the recorded decimals, so that order, offset and unit cost no digit.
 *
 * Without unit, >= 0. No answer: a group with fewer than two values; no variation in either group, where the ratio is 0/0
 * (equal means) or infinite.
 * Source: Cohen 1977 (the denominator of Austin 2009, doi:10.1002/sim.3697). Checked against base R, and by hand.
 */
export const standardizedMeanDifference = (a: CountedValues, b: CountedValues): Answer => {
  const [first, second] = exactSums([a, b]).sums as [ExactSums, ExactSums]
  if (first.n < 2n || second.n < 2n) return unknown('a group has fewer than two values')
  const [s, t] = [exactVariance(first, 1n), exactVariance(second, 1n)]
  if (s.n === 0n && t.n === 0n)
    return unknown(
      first.sum * second.n === second.sum * first.n
        ? 'all values are equal'
        : 'infinite: the groups differ, and neither has any variation',
    )
  const gap = first.sum * second.n - second.sum * first.n
  const size = first.n * second.n
  // gap^2/size^2 / ((s + t)/2)
  const square = rational(2n * gap * gap * s.d * t.d, size * size * (s.n * t.d + t.n * s.d))
  return known(Math.sqrt(toNumber(square)))
}
