import { fUpperTail } from '../distributions/f-tail.ts'
import { known } from '../numbers/answer.ts'
import { type CountedValues, exactMean, exactSums, exactVariance } from '../numbers/exact-sums.ts'
import { subtract, toNumber } from '../numbers/rational.ts'
import { type Anova, FEW_GROUPS, noAnova } from './anova.ts'

/**
 * Welch's analysis of variance of two or more groups, each with its own variance: with w_j = n_j/s_j^2, W their sum, and
 * m the mean of the means weighted by them,
 *   A = sum of w_j (mean_j - m)^2 / (k - 1), L = sum of (1 - w_j/W)^2/(n_j - 1),
 *   F = A / (1 + 2 (k - 2)/(k^2 - 1) L) on k - 1 and (k^2 - 1)/(3 L) df
 * The means enter as exact distances from the first, the variances as exact fractions. Groups without values are ignored. Of
 * two groups F is the square of Welch's t, with the same df.
 *
 * `groups`: distinct values of each with counts. No answer: fewer than two groups with values; a group of one value; a group
 * without variation, whose weight would be infinite.
 * Source: Welch 1951, Biometrika 38:330. Checked against R `oneway.test`, and by hand.
 */
export const welchAnova = (groups: readonly CountedValues[]): Anova => {
  const { unit, sums } = exactSums(groups)
  const present = sums.filter(({ n }) => n > 0n)
  const k = present.length
  if (k < 2) return noAnova(FEW_GROUPS)
  if (present.some(({ n }) => n < 2n)) return noAnova('a group has one value only')
  const variances = present.map((group) => toNumber(exactVariance(group, unit)))
  if (variances.some((variance) => variance === 0)) return noAnova('no variation within a group')
  const origin = exactMean(present[0]!, unit)
  const means = present.map((group) => toNumber(subtract(exactMean(group, unit), origin)))
  const weights = present.map(({ n }, j) => Number(n) / variances[j]!)
  const sum = (term: (j: number) => number): number => present.reduce((total, _, j) => total + term(j), 0)
  const all = sum((j) => weights[j]!)
  const mean = sum((j) => weights[j]! * means[j]!) / all
  const between = sum((j) => weights[j]! * (means[j]! - mean) * (means[j]! - mean)) / (k - 1)
  const spread = sum((j) => {
    const rest = 1 - weights[j]! / all
    return (rest * rest) / (Number(present[j]!.n) - 1)
  })
  const f = between / (1 + ((2 * (k - 2)) / (k * k - 1)) * spread)
  const residualDf = (k * k - 1) / (3 * spread)
  return {
    f: known(f),
    df: known(k - 1),
    residualDf: known(residualDf),
    p: known(fUpperTail(f, k - 1, residualDf)),
  }
}
