import { type Answer, known, unknown } from '../numbers/answer.ts'
import { decimal, type Rational, rational, toNumber } from '../numbers/rational.ts'

/** Distinct values of a group with the whole number of subjects that have each. */
export interface CountedValues {
  readonly values: readonly number[]
  readonly counts: readonly number[]
}

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
  const [first, second] = inWholeNumbers(a, b)
  if (first.n < 2n || second.n < 2n) return unknown('a group has fewer than two values')
  // of a group: n^2 (n - 1) s^2 = n (n sum of squares - sum^2)
  const [s, t] = [spread(first), spread(second)]
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

interface Sums {
  readonly n: bigint
  readonly sum: bigint
  readonly squares: bigint
}

/** Number, sum and sum of squares of both groups in the largest unit in which every value is whole. */
const inWholeNumbers = (...groups: readonly CountedValues[]): readonly [Sums, Sums] => {
  const exact = groups.map(({ values }) => values.map(decimal))
  const unit = exact.flat().reduce((least, { d }) => (least % d === 0n ? least : lcm(least, d)), 1n)
  return groups.map(({ counts }, g) => {
    let [n, sum, squares] = [0n, 0n, 0n]
    exact[g]!.forEach((value, i) => {
      const [x, count] = [value.n * (unit / value.d), BigInt(counts[i]!)]
      n += count
      sum += count * x
      squares += count * x * x
    })
    return { n, sum, squares }
  }) as unknown as readonly [Sums, Sums]
}

/** The variance with divisor n - 1. */
const spread = ({ n, sum, squares }: Sums): Rational => rational(n * squares - sum * sum, n * (n - 1n))

const lcm = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
