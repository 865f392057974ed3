import { type Answer, known, unknown } from './answer.ts'

export interface Moments {
  readonly n: number
  readonly sum: Answer
  readonly mean: Answer
  /** Sample standard deviation, divisor n - 1. */
  readonly standardDeviation: Answer
  readonly min: Answer
  readonly max: Answer
}

/**
 * Number, sum, mean, standard deviation and range of counted values: mean = sum/n,
 * sd = sqrt(sum of count (x - mean)^2/(n - 1)). In the unit of the values; the sums are compensated, so that the order
 * and the size of the counts do not cost digits.
 *
 * `values` ascending with whole `counts`. No answer without values, and no standard deviation of one value.
 * Source: Neumaier 1974 for the sums. Checked against R `mean`, `sd`, `range`.
 */
export const moments = (values: ArrayLike<number>, counts: ArrayLike<number>): Moments => {
  const present = Array.from(values, (value, i) => ({ value, count: counts[i]! })).filter(
    ({ count }) => count > 0,
  )
  const n = present.reduce((sum, { count }) => sum + count, 0)
  if (n === 0) {
    const none = unknown('no values')
    return { n, sum: none, mean: none, standardDeviation: none, min: none, max: none }
  }
  const sum = compensatedSum(present.map(({ value, count }) => value * count))
  const mean = sum / n
  const squares = compensatedSum(present.map(({ value, count }) => count * (value - mean) * (value - mean)))
  return {
    n,
    sum: known(sum),
    mean: known(mean),
    standardDeviation: n > 1 ? known(Math.sqrt(squares / (n - 1))) : unknown('only one value'),
    min: known(present[0]!.value),
    max: known(present.at(-1)!.value),
  }
}

/** Compensated sum, which carries the rounding error of each addition (Neumaier). */
const compensatedSum = (terms: readonly number[]): number => {
  let [sum, lost] = [0, 0]
  for (const term of terms) {
    const next = sum + term
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum
    sum = next
  }
  return sum + lost
}
