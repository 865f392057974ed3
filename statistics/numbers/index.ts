/**
 * Table of contents. Arithmetic and small tools that all statistics use: exact fractions, double-double, answers, matrices.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { type Answer, known, mapAnswer, unknown } from './answer.ts'
export * as doubleDouble from './double-double.ts'
export { type Counts, countsOf, exactProducts } from './exact-products.ts'
export { type CountedValues, type ExactSums, exactMean, exactSums, exactVariance } from './exact-sums.ts'
export { exponential } from './exponential.ts'
export type { Limits } from './limits.ts'
export { memoized, memoizedBy } from './memoized.ts'
export { type Moments, moments } from './moments.ts'
export { type FittedPoint, naturalSpline, type WeightedPoint } from './natural-spline.ts'
export { type Matrix, quadraticForm } from './quadratic-form.ts'
export { type RandomBelow, randomBelow, shuffle } from './random.ts'
export {
  add,
  compare,
  decimal,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from './rational.ts'
export { dot, inverse, times } from './symmetric.ts'
export { twelveDigits } from './twelve-digits.ts'
export {
  addWeight,
  decayed,
  noWeight,
  scaleWeights,
  type WeightedMoments,
} from './weighted-moments.ts'
export { inWholeUnits, type Limbs, type WholeNumbers } from './whole-numbers.ts'
