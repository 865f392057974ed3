import type { Matrix } from '../numbers/quadratic-form.ts'
import { dot, inverse, times } from '../numbers/symmetric.ts'

/** A column that is linearly dependent on those before it. */
export interface DependentColumn {
  readonly column: number
  /** The columns before it that determine it; empty if it has no variance. */
  readonly on: readonly number[]
}

/** Least fraction of a column's variance not explained by those before it: R's `toler.chol`, epsilon ^ (3/4). */
const LEAST_FRACTION = 1.818989403545857e-12

/** A coefficient of standardised columns below this is rounding. */
const LEAST_COEFFICIENT = 1e-6

/**
 * The columns that are linear in those before them, from their covariances. In the order of the columns each is compared
 * with the kept ones, so that the later of two equivalent columns is named.
 */
export const dependentColumns = (covariance: Matrix): readonly DependentColumn[] => {
  const correlation = (i: number, j: number): number =>
    covariance[i]![j]! / Math.sqrt(covariance[i]![i]!) / Math.sqrt(covariance[j]![j]!)
  const kept: number[] = []
  const dependent: DependentColumn[] = []
  for (let k = 0; k < covariance.length; k++) {
    if (!(covariance[k]![k]! > 0)) {
      dependent.push({ column: k, on: [] })
      continue
    }
    const among = inverse(
      kept.map((i) => kept.map((j) => (i === j ? 1 : correlation(i, j)))),
      0,
    )!
    const correlations = kept.map((i) => correlation(i, k))
    const coefficients = times(among, correlations)
    if (1 - dot(coefficients, correlations) > LEAST_FRACTION) kept.push(k)
    else
      dependent.push({
        column: k,
        on: kept.filter((_, i) => Math.abs(coefficients[i]!) > LEAST_COEFFICIENT),
      })
  }
  return dependent
}
