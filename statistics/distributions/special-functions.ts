import betainc from '@stdlib/math-base-special-betainc'
import erfcOf from '@stdlib/math-base-special-erfc'
import erfcinv from '@stdlib/math-base-special-erfcinv'
import gammainc from '@stdlib/math-base-special-gammainc'
import gammaln from '@stdlib/math-base-special-gammaln'

/**
 * Wrappers of @stdlib: every special function that Casebook uses. A value that is not finite is the caller's error and
 * throws, so that it cannot reach a result.
 *
 * Checked against 60-digit references down to 1e-300, to 1e-12 relative (test/oracle/special-functions.csv).
 */
const finite = (name: string, value: number): number => {
  if (!Number.isFinite(value)) throw new Error(`${name}: expected a finite value, found ${value}`)
  return value
}

/** Complementary error function: 2/sqrt(pi) times the integral of exp(-t^2) from x up. Any x; within [0, 2]. */
export const erfc = (x: number): number => finite('erfc', erfcOf(x))

/** The x with erfc(x) = y, for 0 < y < 2. */
export const inverseErfc = (y: number): number => finite('inverseErfc', erfcinv(y))

/** Regularised lower incomplete gamma P(a, x), for a > 0 (accurate for a <= 200) and x >= 0. */
export const lowerGamma = (a: number, x: number): number => finite('lowerGamma', gammainc(x, a, true, false))

/** Regularised upper incomplete gamma Q(a, x) = 1 - P(a, x), computed in its own tail. */
export const upperGamma = (a: number, x: number): number => finite('upperGamma', gammainc(x, a, true, true))

/** Regularised incomplete beta I_x(a, b), for a, b > 0 and x in [0, 1]. */
export const lowerBeta = (x: number, a: number, b: number): number =>
  finite('lowerBeta', betainc(x, a, b, true, false))

/** 1 - I_x(a, b), computed in its own tail. */
export const upperBeta = (x: number, a: number, b: number): number =>
  finite('upperBeta', betainc(x, a, b, true, true))

/** Natural logarithm of the gamma function, for x > 0; lnGamma(n + 1) = ln n!. */
export const lnGamma = (x: number): number => finite('lnGamma', gammaln(x))
