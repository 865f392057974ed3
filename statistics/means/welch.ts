import {
  type CountedValues,
  type ExactSums,
  exactMean,
  exactSums,
  exactVariance,
} from '../numbers/exact-sums.ts'
import { add, divide, multiply, type Rational, rational, subtract } from '../numbers/rational.ts'
import { type MeanDifference, meanDifference, NO_VALUES, noMeanTest, noVariation } from './mean-difference.ts'

/**
 * Welch's t test of two independent groups, each with its own variance:
 *   difference = mean1 - mean2, SE^2 = v1 + v2, v = s^2/n,
 *   df = (v1 + v2)^2 / (v1^2/(n1 - 1) + v2^2/(n2 - 1)) of Welch and Satterthwaite, a fraction
 *
 * `a`, `b`: distinct values with counts; `level` of the interval, as 0.95. No answer: a group without values; a group of one
 * value (then the difference alone); no variation within the groups.
 * Source: Welch 1947, Biometrika 34:28. Checked against R `t.test`, and by hand.
 */
export const welch = (a: CountedValues, b: CountedValues, level: number): MeanDifference => {
  const { unit, sums } = exactSums([a, b])
  const [first, second] = sums as [ExactSums, ExactSums]
  if (first.n === 0n || second.n === 0n) return noMeanTest(null, NO_VALUES)
  const difference = subtract(exactMean(first, unit), exactMean(second, unit))
  if (first.n < 2n || second.n < 2n) return noMeanTest(difference, 'a group has one value only')
  const [v, w] = [squaredError(first, unit), squaredError(second, unit)]
  const both = add(v, w)
  if (both.n === 0n) return noVariation(difference)
  const df = divide(
    multiply(both, both),
    add(divide(multiply(v, v), rational(first.n - 1n)), divide(multiply(w, w), rational(second.n - 1n))),
  )
  return meanDifference(difference, both, df, level)
}

/** s^2/n. */
const squaredError = (group: ExactSums, unit: bigint): Rational =>
  divide(exactVariance(group, unit), rational(group.n))
