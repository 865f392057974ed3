import { criticalValue } from '../distributions/normal.ts'
import { tTwoSided } from '../distributions/student-t.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { countsOf, exactProducts } from '../numbers/exact-products.ts'
import { type Rational, rational, subtract, toNumber } from '../numbers/rational.ts'
import type { WholeNumbers } from '../numbers/whole-numbers.ts'

/** A coefficient of correlation in [-1, 1] with its interval and test. */
export interface Correlation {
  readonly n: number
  readonly coefficient: Answer
  readonly lower: Answer
  readonly upper: Answer
  /** Student's t, or for Kendall's tau z. */
  readonly statistic: Answer
  /** Degrees of freedom of t. */
  readonly df: Answer
  /** Two-sided. */
  readonly p: Answer
}

/** Sums of squares and of products about the means, up to one positive factor: n^2 times, and in any unit of x and y. */
export interface Products {
  readonly xx: bigint
  readonly yy: bigint
  readonly xy: bigint
}

/** n times the sums about the means of whole numbers. */
export const productsOf = (
  x: WholeNumbers,
  y: WholeNumbers,
  counts: readonly number[],
): Products & { readonly n: bigint } => {
  const counted = countsOf(counts)
  const n = BigInt(counted.total)
  const [sumX, sumY] = [exactProducts(counted, x), exactProducts(counted, y)]
  return {
    n,
    xx: n * exactProducts(counted, x, x) - sumX * sumX,
    yy: n * exactProducts(counted, y, y) - sumY * sumY,
    xy: n * exactProducts(counted, x, y) - sumX * sumY,
  }
}

/** Why there is no coefficient: fewer than two pairs, or one variable has one value only; null if there is one. */
export const noCoefficient = (n: bigint, { xx, yy }: Products): string | null =>
  n < 2n ? 'fewer than two pairs' : xx === 0n || yy === 0n ? 'all values of a variable are equal' : null

/** The square of the coefficient, exactly: xy^2/(xx yy). */
export const squareOf = ({ xx, yy, xy }: Products): Rational => rational(xy * xy, xx * yy)

/** The coefficient with its sign. */
export const coefficientOf = (products: Products): number =>
  (products.xy < 0n ? -1 : 1) * Math.sqrt(toNumber(squareOf(products)))

/**
 * The t test of a coefficient r: t = r sqrt((n - 2)/(1 - r^2)) on n - 2 df, with 1 - r^2 exact. No answer: fewer than three
 * pairs; r = 1 or -1, where t is infinite.
 */
export const tTest = (n: bigint, products: Products): Pick<Correlation, 'statistic' | 'df' | 'p'> => {
  if (n < 3n) return noTest('fewer than three pairs')
  const square = squareOf(products)
  const rest = subtract(rational(1), square)
  if (rest.n === 0n) return noTest('the coefficient is 1 or -1')
  const df = Number(n - 2n)
  const t =
    (products.xy < 0n ? -1 : 1) *
    Math.sqrt(toNumber(rational(square.n * rest.d * (n - 2n), square.d * rest.n)))
  return { statistic: known(t), df: known(df), p: known(tTwoSided(t, df)) }
}

const noTest = (reason: string): Pick<Correlation, 'statistic' | 'df' | 'p'> => {
  const none = unknown(reason)
  return { statistic: none, df: none, p: none }
}

/**
 * Limits on Fisher's scale: tanh(atanh r +- z SE). No answer: r = 1 or -1; fewer pairs than the standard error needs.
 * @param needed the number of pairs from which SE exists
 */
export const fisherLimits = (
  r: number,
  isPerfect: boolean,
  n: number,
  { needed, standardError }: { readonly needed: number; readonly standardError: number },
  level: number,
): Pick<Correlation, 'lower' | 'upper'> => {
  if (n < needed || isPerfect) {
    const none = unknown(isPerfect ? 'the coefficient is 1 or -1' : `fewer than ${needed} pairs`)
    return { lower: none, upper: none }
  }
  const reach = criticalValue(level) * standardError
  return {
    lower: known(Math.tanh(Math.atanh(r) - reach)),
    upper: known(Math.tanh(Math.atanh(r) + reach)),
  }
}

export const noCorrelation = (n: number, reason: string): Correlation => {
  const none = unknown(reason)
  return { n, coefficient: none, lower: none, upper: none, statistic: none, df: none, p: none }
}
