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
): readonly bigint[] => {
  const counts = new Map<number, number>()
  for (const pair of pairs) counts.set(measure(pair), (counts.get(measure(pair)) ?? 0) + pair.count)
  const ranks = new Map<number, bigint>()
  let below = 0
  for (const [value, count] of [...counts].sort(([a], [b]) => a - b)) {
    ranks.set(value, BigInt(2 * below + count + 1))
    below += count
  }
  return pairs.map((pair) => ranks.get(measure(pair))!)
}
