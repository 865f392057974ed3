import { decimal, type Rational, rational } from './rational.ts'

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

/** The decimals that the numbers mean as whole numbers of 1/unit, the largest such unit: 0.5 and 2.25 are 2/4 and 9/4. */
export const inWholeUnits = (
  values: readonly (readonly number[])[],
): { readonly unit: bigint; readonly whole: readonly (readonly bigint[])[] } => {
  const exact = values.map((group) => group.map(decimal))
  let unit = 1n
  for (const group of exact) for (const { d } of group) if (unit % d !== 0n) unit = lcm(unit, d)
  return { unit, whole: exact.map((group) => group.map(({ n, d }) => n * (unit / d))) }
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
    let [n, sum, squares] = [0n, 0n, 0n]
    whole[g]!.forEach((x, i) => {
      const count = BigInt(counts[i]!)
      n += count
      sum += count * x
      squares += count * x * x
    })
    return { n, sum, squares }
  })
  return { unit, sums }
}

/** sum/n, in the unit of the recorded values. */
export const exactMean = ({ n, sum }: ExactSums, unit: bigint): Rational => rational(sum, n * unit)

/** The variance with divisor n - 1, in the square of the unit of the recorded values; for n from 2. */
export const exactVariance = ({ n, sum, squares }: ExactSums, unit: bigint): Rational =>
  rational(n * squares - sum * sum, n * (n - 1n) * unit * unit)

const lcm = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
