/**
 * Table of contents. Distributions, tails, special functions, and the adjustment of p-values.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { type Adjustment, adjustP } from './adjust-p.ts'
export { chiSquareUpperTail } from './chi-square-tail.ts'
export { compareProbabilities } from './equally-probable.ts'
export { fUpperTail, studentTwoSided } from './f-tail.ts'
export { criticalValue, normalQuantile, normalTwoSided, normalUpperTail } from './normal.ts'
export { deviance, leastPoissonCost, poissonCost } from './poisson-cost.ts'
export {
  erfc,
  inverseErfc,
  lnGamma,
  lowerBeta,
  lowerGamma,
  upperBeta,
  upperGamma,
} from './special-functions.ts'
