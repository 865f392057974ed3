import type { Correlation } from './correlation.ts'
import type { CountedPair } from './counted-pairs.ts'
import { correlationOf } from './pearson.ts'

/**
 * Spearman's rank correlation: Pearson's of the midranks, with its t test (as SPSS, and R without `exact`), and the limits
 *   tanh(atanh r +- z sqrt((1 + r^2/2)/(n - 3)))
 *
 * `pairs`: distinct pairs with counts, in any order; `level` of the interval, as 0.95. No answers as for `pearson`.
 * Source: Spearman 1904; Bonett and Wright 2000, Psychometrika 65:23, for the interval. Checked against R
 * `cor.test(method = "spearman", exact = FALSE)`, the interval against its formula in R, and by hand.
 */
export const spearman = (pairs: readonly CountedPair[], level: number): Correlation =>
  correlationOf(
    doubledRanks(pairs, ({ x }) => x),
    doubledRanks(pairs, ({ y }) => y),
    pairs,
    (r) => 1 + (r * r) / 2,
    level,
  )

/** Twice the midrank of each pair's value, a whole number: the numbers of lower values plus those not higher, plus 1. */
const doubledRanks = (
  pairs: readonly CountedPair[],
  measure: (pair: CountedPair) => number,
): Float64Array => {
  const values = new Float64Array(pairs.length)
  for (let i = 0; i < values.length; i++) values[i] = measure(pairs[i]!)
  const ascending = values.toSorted()
  // the first place of each value in the ascending ones holds the number of subjects with it
  const counts = new Float64Array(pairs.length)
  const places = new Uint32Array(pairs.length)
  for (let i = 0; i < values.length; i++) {
    places[i] = firstPlace(ascending, values[i]!)
    counts[places[i]!]! += pairs[i]!.count
  }
  let below = 0
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place]!
    counts[place] = 2 * below + count + 1
    below += count
  }
  for (let i = 0; i < values.length; i++) values[i] = counts[places[i]!]!
  return values
}

/** The place of the first of the ascending values that is not below a value among them. */
const firstPlace = (ascending: Float64Array, value: number): number => {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (ascending[middle]! < value) from = middle + 1
    else to = middle
  }
  return from
}
