import { erfc } from './special-functions.ts'

/**
 * Upper tail of the chi-square distribution, P(X >= x), for whole df >= 1 and x >= 0; in [0, 1].
 * With y = x/2, df even:  exp(-y) sum over k < df/2 of y^k / k!
 *           df odd:   erfc(sqrt y) + exp(-y) sum over k = 1..(df-1)/2 of y^(k - 1/2) / Gamma(k + 1/2)
 * Every term is positive, so nothing cancels and the tail is accurate down to 1e-300.
 *
 * Errors: x negative or not finite, or df not a whole number from 1.
 * Source: Abramowitz and Stegun 26.4.4, 26.4.5. Checked against 60-digit references.
 */
export const chiSquareUpperTail = (x: number, df: number): number => {
  if (!(x >= 0 && Number.isFinite(x))) throw new Error(`chiSquareUpperTail: expected x >= 0, found ${x}`)
  if (!(Number.isInteger(df) && df >= 1)) {
    throw new Error(`chiSquareUpperTail: expected whole df from 1, found ${df}`)
  }
  const y = x / 2
  const even = df % 2 === 0
  // Terms are scaled by exp(-y) half at a time, so that y^k of a huge y cannot overflow first.
  const half = Math.exp(-y / 2)
  let term = even ? half : 2 * Math.sqrt(y / Math.PI) * half
  let sum = 0
  const last = even ? df / 2 : (df - 1) / 2
  for (let k = 1; k <= last; k++) {
    sum += term
    term *= even ? y / k : y / (k + 0.5)
  }
  return Math.min(1, (even ? 0 : erfc(Math.sqrt(y))) + sum * half)
}
