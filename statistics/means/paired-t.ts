import {
  type CountedValues,
  type ExactSums,
  exactMean,
  exactSums,
  exactVariance,
} from '../numbers/exact-sums.ts'
import { divide, rational } from '../numbers/rational.ts'
import { type MeanDifference, meanDifference, noMeanTest, noVariation } from './mean-difference.ts'

/**
 * Student's t test of paired values, on the differences within the pairs:
 *   difference = their mean, SE = s/sqrt(n), t on n - 1 df
 *
 * `differences`: distinct differences with the number of pairs that have each; `level` of the interval, as 0.95. No answer:
 * no pairs; one pair (then the difference alone); all differences equal.
 * Source: Student 1908, Biometrika 6:1. Checked against R `t.test(paired = TRUE)`, and by hand.
 */
export const pairedT = (differences: CountedValues, level: number): MeanDifference => {
  const { unit, sums } = exactSums([differences])
  const all = sums[0] as ExactSums
  if (all.n === 0n) return noMeanTest(null, 'no pairs')
  const mean = exactMean(all, unit)
  if (all.n === 1n) return noMeanTest(mean, 'one pair only')
  const squaredError = divide(exactVariance(all, unit), rational(all.n))
  if (squaredError.n === 0n) return noVariation(mean, 'all differences are equal')
  return meanDifference(mean, squaredError, rational(all.n - 1n), level)
}
