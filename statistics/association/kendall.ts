import { normalTwoSided } from '../distributions/normal.ts'
import { known, unknown } from '../numbers/answer.ts'
import { rankCounts } from '../numbers/rank-counts.ts'
import { type Correlation, fisherLimits, noCorrelation } from './correlation.ts'
import type { CountedPair } from './counted-pairs.ts'

/**
 * Kendall's tau-b: with S concordant minus discordant pairs of subjects, N = n(n - 1)/2, and T and U the pairs tied in x, in y,
 *   tau = S/sqrt((N - T)(N - U)), z = S/sqrt(var S), without continuity correction,
 *   var S = (v0 - vt - vu)/18 + t1 u1/(2n(n - 1)) + t2 u2/(9n(n - 1)(n - 2)),
 *   v0 = n(n - 1)(2n + 5), vt = sum t(t - 1)(2t + 5), t1 = sum t(t - 1), t2 = sum t(t - 1)(t - 2) over the ties t of x; u of y
 * and the limits tanh(atanh tau +- z sqrt(0.437/(n - 4))).
 *
 * `pairs`: distinct pairs with counts, in any order; `level` of the interval, as 0.95. Costs V log V, V distinct pairs. No
 * answer: fewer than two pairs (no test below 3, no interval below 5); all values of a variable equal; no interval at 1 or -1.
 * Source: Kendall 1970, Rank Correlation Methods; Bonett and Wright 2000, Psychometrika 65:23, for the interval. Checked
 * against R `cor.test(method = "kendall", exact = FALSE)`, the interval against its formula in R, and by hand.
 */
export const kendall = (pairs: readonly CountedPair[], level: number): Correlation => {
  const n = pairs.reduce((sum, { count }) => sum + count, 0)
  if (n < 2) return noCorrelation(n, 'fewer than two pairs')
  const [x, y] = [tiesOf(pairs, ({ x }) => x), tiesOf(pairs, ({ y }) => y)]
  const [moved, risen] = [(n * (n - 1) - x.pairs) / 2, (n * (n - 1) - y.pairs) / 2]
  if (moved === 0 || risen === 0) return noCorrelation(n, 'all values of a variable are equal')
  const s = concordance(pairs)
  const tau = s / Math.sqrt(moved * risen)
  const limits = fisherLimits(
    tau,
    Math.abs(s) === moved && moved === risen,
    n,
    { needed: 5, standardError: Math.sqrt(0.437 / (n - 4)) },
    level,
  )
  const none = unknown('a normal test has no degrees of freedom')
  if (n < 3) {
    const few = unknown('fewer than three pairs')
    return { n, coefficient: known(tau), ...limits, statistic: few, df: none, p: few }
  }
  const variance =
    (n * (n - 1) * (2 * n + 5) - x.cubes - y.cubes) / 18 +
    (x.pairs * y.pairs) / (2 * n * (n - 1)) +
    (x.triples * y.triples) / (9 * n * (n - 1) * (n - 2))
  const z = s / Math.sqrt(variance)
  return { n, coefficient: known(tau), ...limits, statistic: known(z), df: none, p: known(normalTwoSided(z)) }
}

/** The sums of t(t - 1), t(t - 1)(t - 2) and t(t - 1)(2t + 5) over the numbers t of subjects with one value. */
const tiesOf = (pairs: readonly CountedPair[], measure: (pair: CountedPair) => number) => {
  const counts = new Map<number, number>()
  for (const pair of pairs) counts.set(measure(pair), (counts.get(measure(pair)) ?? 0) + pair.count)
  const sum = (term: (t: number) => number): number =>
    [...counts.values()].reduce((total, t) => total + term(t), 0)
  return {
    pairs: sum((t) => t * (t - 1)),
    triples: sum((t) => t * (t - 1) * (t - 2)),
    cubes: sum((t) => t * (t - 1) * (2 * t + 5)),
  }
}

/**
 * Concordant minus discordant pairs: in the order of x, of each pair the subjects before with a smaller x and a smaller y,
 * minus those with a smaller x and a larger y, from cumulative counts by y.
 */
const concordance = (pairs: readonly CountedPair[]): number => {
  const heights = [...new Set(pairs.map(({ y }) => y))].sort((a, b) => a - b)
  const place = new Map(heights.map((y, i) => [y, i]))
  const tree = rankCounts(heights.length)
  const sorted = pairs.toSorted((a, b) => a.x - b.x)
  let [s, before, entered] = [0, 0, 0]
  for (const { x, y, count } of sorted) {
    // those of equal x enter together, once all before them are counted
    for (; sorted[entered]!.x < x; entered++) {
      const one = sorted[entered]!
      before += one.count
      tree.add(place.get(one.y)!, one.count)
    }
    const height = place.get(y)!
    s += count * (tree.before(height) - (before - tree.before(height + 1)))
  }
  return s
}
