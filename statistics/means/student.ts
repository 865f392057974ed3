import { type CountedValues, type ExactSums, exactMean, exactSums } from '../numbers/exact-sums.ts'
import { rational, subtract } from '../numbers/rational.ts'
import { type MeanDifference, meanDifference, NO_VALUES, noMeanTest, noVariation } from './mean-difference.ts'

/**
 * Student's t test of two independent groups, with one variance for both:
 *   difference = mean1 - mean2, s^2 = (SS1 + SS2)/(n1 + n2 - 2), SE = s sqrt(1/n1 + 1/n2), t on n1 + n2 - 2 df
 * with SS the sum of squares about the group's mean.
 *
 * `a`, `b`: distinct values with counts; `level` of the interval, as 0.95. No answer: a group without values; fewer than
 * three values (then the difference alone); no variation within the groups.
 * Source: Student 1908, Biometrika 6:1. Checked against R `t.test(var.equal = TRUE)`, and by hand.
 */
export const student = (a: CountedValues, b: CountedValues, level: number): MeanDifference => {
  const { unit, sums } = exactSums([a, b])
  const [first, second] = sums as [ExactSums, ExactSums]
  if (first.n === 0n || second.n === 0n) return noMeanTest(null, NO_VALUES)
  const difference = subtract(exactMean(first, unit), exactMean(second, unit))
  const df = first.n + second.n - 2n
  if (df < 1n) return noMeanTest(difference, 'fewer than three values')
  // n1 n2 (SS1 + SS2) as a whole number
  const within =
    second.n * (first.n * first.squares - first.sum * first.sum) +
    first.n * (second.n * second.squares - second.sum * second.sum)
  if (within === 0n) return noVariation(difference)
  const size = first.n * second.n
  const squaredError = rational(within * (first.n + second.n), size * size * df * unit * unit)
  return meanDifference(difference, squaredError, rational(df), level)
}
