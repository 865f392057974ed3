import { lowerBeta } from '../distributions/special-functions.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import type { Limits } from '../numbers/limits.ts'

/**
 * Confidence interval of the median of n counted values by order statistics (the interval of the sign test):
 * [x_(k), x_(n+1-k)] with the largest k for which P(B < k) <= (1 - level)/2, B binomial(n, 1/2). It contains the median
 * with at least the level, whatever the distribution.
 *
 * `values` ascending with `counts`, whole; `level`: as 0.95. In the values' own unit. No limits without values, or if
 * so few values have none at this level (n < 6 at 95%).
 * Source: Hahn and Meeker 1991, 5.2. Checked by hand and against R `qbinom` and `sort`.
 */
export const medianInterval = (
  values: ArrayLike<number>,
  counts: ArrayLike<number>,
  level: number,
): Limits => {
  const n = Array.from(counts).reduce((sum, count) => sum + count, 0)
  if (n === 0) return both(unknown('no values'))
  const k = orderOf(n, (1 - level) / 2)
  if (k === 0) return both(unknown('too few values for an interval at this level'))
  return { lower: known(nth(values, counts, k)), upper: known(nth(values, counts, n + 1 - k)) }
}

const both = (answer: Answer): Limits => ({ lower: answer, upper: answer })

/** The largest k with P(B < k) <= tail, B binomial(n, 1/2); 0 if there is none. */
const orderOf = (n: number, tail: number): number => {
  if (n <= EXACT) return orderOfFew(n, tail)
  let [low, high] = [0, Math.ceil(n / 2)]
  while (low < high) {
    const k = (low + high + 1) >> 1
    if (lowerBeta(0.5, n - k + 1, k) <= tail) low = k
    else high = k - 1
  }
  return low
}

/** Up to this n the sums of binomial coefficients over 2^n are exact in doubles. */
const EXACT = 50

const orderOfFew = (n: number, tail: number): number => {
  let probability = 1
  for (let i = 0; i < n; i++) probability /= 2
  let below = probability
  let k = 0
  while (below <= tail) {
    k++
    probability = (probability * (n - k + 1)) / k
    below += probability
  }
  return k
}

const nth = (values: ArrayLike<number>, counts: ArrayLike<number>, k: number): number => {
  let seen = 0
  for (let i = 0; i < values.length; i++) {
    seen += counts[i]!
    if (seen >= k) return values[i]!
  }
  throw new Error(`medianInterval: expected at least ${k} values, found ${seen}`)
}
