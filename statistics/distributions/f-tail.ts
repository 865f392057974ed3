import { lowerBeta } from './special-functions.ts'

/**
 * Upper tail of the F distribution, P(F >= x), for x >= 0 and degrees of freedom above 0, whole or not; in [0, 1]:
 * I_y(d2/2, d1/2) with y = d2 / (d2 + d1 x).
 *
 * Errors: x negative or not finite, degrees of freedom not above 0.
 * Source: Abramowitz and Stegun 26.6.2. Checked against pf and pt of R.
 */
export const fUpperTail = (x: number, numerator: number, denominator: number): number => {
  if (!(x >= 0 && Number.isFinite(x))) throw new Error(`fUpperTail: expected x >= 0, found ${x}`)
  if (!(numerator > 0 && denominator > 0))
    throw new Error(`fUpperTail: expected degrees of freedom above 0, found ${numerator} and ${denominator}`)
  return lowerBeta(denominator / (denominator + numerator * x), denominator / 2, numerator / 2)
}

/** Two-sided tail of Student's t distribution, P(|T| >= |t|): that of F = t² with 1 and df degrees of freedom. */
export const studentTwoSided = (t: number, df: number): number => fUpperTail(t * t, 1, df)
