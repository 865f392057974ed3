import { countsOf, exactProducts } from './exact-products.ts'
import { type Rational, rational } from './rational.ts'
import { inWholeUnits } from './whole-numbers.ts'

/** Distinct values of a group with the whole number of subjects that have each. */
export interface CountedValues {
  readonly values: readonly number[]
  readonly counts: readonly number[]
}

/** Number of subjects, sum and sum of squares of a group, in a unit in which every value is whole. */
export interface ExactSums {
  readonly n: bigint
  readonly sum: bigint
  readonly squares: bigint
}

/**
 * Number, sum and sum of squares of each group as whole numbers: the value is whole/unit. Exact, so that no order, offset
 * or unit of the values costs a digit.
 *
 * `groups`: any number; counts may be 0. Errors: a value that is not finite, a count that is not whole.
 */
export const exactSums = (
  groups: readonly CountedValues[],
): { readonly unit: bigint; readonly sums: readonly ExactSums[] } => {
  const { unit, whole } = inWholeUnits(groups.map(({ values }) => values))
  const sums = groups.map(({ counts }, g): ExactSums => {
    const counted = countsOf(counts)
    return {
      n: BigInt(counted.total),
      sum: exactProducts(counted, whole[g]!),
      squares: exactProducts(counted, whole[g]!, whole[g]!),
    }
  })
  return { unit, sums }
}

/** sum/n, in the unit of the recorded values. */
export const exactMean = ({ n, sum }: ExactSums, unit: bigint): Rational => rational(sum, n * unit)

/** The variance with divisor n - 1, in the square of the unit of the recorded values; for n from 2. */
export const exactVariance = ({ n, sum, squares }: ExactSums, unit: bigint): Rational =>
  rational(n * squares - sum * sum, n * (n - 1n) * unit * unit)
