import { erfc, inverseErfc } from './special-functions.ts'

/**
 * Upper tail of the standard normal, P(Z > z) = erfc(z / sqrt 2) / 2. Any finite z; the result is in [0, 1],
 * with its relative accuracy kept in the tail (never 1 - cdf).
 *
 * Checked against 60-digit references down to 1e-300.
 */
export const normalUpperTail = (z: number): number => 0.5 * erfc(z * Math.SQRT1_2)

/** Two-sided p of a standard normal statistic: P(|Z| >= |z|) = erfc(|z| / sqrt 2). */
export const normalTwoSided = (z: number): number => erfc(Math.abs(z) * Math.SQRT1_2)

/**
 * Quantile of the standard normal: the z with P(Z <= z) = p, z = -sqrt 2 erfcinv(2p). For 0 < p < 1, else throws.
 *
 * Checked against R's qnorm.
 */
export const normalQuantile = (p: number): number => {
  if (!(p > 0 && p < 1)) throw new Error(`normalQuantile: expected 0 < p < 1, found ${p}`)
  return p === 0.5 ? 0 : -Math.SQRT2 * inverseErfc(2 * p)
}

/**
 * The two-sided critical value of a confidence level: z = normalQuantile(1 - (1 - level)/2), written in the lower
 * tail, where no digits cancel. For 0 < level < 1, as 0.95.
 */
export const criticalValue = (level: number): number => -normalQuantile((1 - level) / 2)
