import { known } from '../numbers/answer.ts'
import { inWholeUnits, type WholeNumbers } from '../numbers/whole-numbers.ts'
import type { Correlation } from './correlation.ts'
import {
  coefficientOf,
  fisherLimits,
  noCoefficient,
  noCorrelation,
  productsOf,
  squareOf,
  tTest,
} from './correlation.ts'
import type { CountedPair } from './counted-pairs.ts'

/**
 * Pearson's correlation of two numbers of each subject:
 *   r = Sxy/sqrt(Sxx Syy), t = r sqrt((n - 2)/(1 - r^2)) on n - 2 df, limits tanh(atanh r +- z/sqrt(n - 3))
 * The sums about the means are exact fractions of the recorded decimals.
 *
 * `pairs`: distinct pairs with counts, in any order; `level` of the interval, as 0.95. No answer: fewer than two pairs (no
 * test below 3, no interval below 4); all values of a variable equal; no test and interval where all points lie on a line.
 * Source: Pearson 1896; Fisher 1921 for the interval. Checked against R `cor.test`, and by hand.
 */
export const pearson = (pairs: readonly CountedPair[], level: number): Correlation => {
  const wholeOf = (values: readonly number[]): WholeNumbers => inWholeUnits([values]).whole[0]!
  return correlationOf(
    wholeOf(pairs.map(({ x }) => x)),
    wholeOf(pairs.map(({ y }) => y)),
    pairs,
    () => 1,
    level,
  )
}

/**
 * The coefficient of whole numbers with its t test, and Fisher's interval with SE = sqrt(v(r)/(n - 3)).
 * @param variance v(r)
 */
export const correlationOf = (
  x: WholeNumbers,
  y: WholeNumbers,
  pairs: readonly CountedPair[],
  variance: (r: number) => number,
  level: number,
): Correlation => {
  const products = productsOf(
    x,
    y,
    pairs.map(({ count }) => count),
  )
  const n = Number(products.n)
  const reason = noCoefficient(products.n, products)
  if (reason !== null) return noCorrelation(n, reason)
  const r = coefficientOf(products)
  const square = squareOf(products)
  return {
    n,
    coefficient: known(r),
    ...fisherLimits(
      r,
      square.n === square.d,
      n,
      { needed: 4, standardError: Math.sqrt(variance(r) / (n - 3)) },
      level,
    ),
    ...tTest(products.n, products),
  }
}
