import { criticalValue } from '../distributions/normal.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { distributionCost, rankSumDistribution } from './rank-sum-distribution.ts'
import type { ValueCounts } from './value-counts.ts'

export interface HodgesLehmann {
  readonly estimate: Answer
  readonly lower: Answer
  readonly upper: Answer
}

const MOST_STEPS = 2e8

/**
 * Hodges-Lehmann shift: the median of all n1 n2 differences x - y, x of the first group and y of the second, in the
 * values' own unit. Limits are the k-th smallest and the k-th largest difference:
 *   exact       k is the first with P(U <= k) >= (1 - level)/2 without ties (at least 1), as R
 *   asymptotic  k = n1 n2/2 - z sqrt(n1 n2 (n+1)/12), rounded down, plus 1 (at least 1)
 * With ties the exact interval is conservative.
 *
 * `data`: exactly two groups, otherwise throws. No answer if a group is empty. Cost: depends on the number of distinct
 * values, not of pairs. Source: Lehmann 1975. Checked against R `median(outer(x, y, "-"))` and `wilcox.test(exact =
 * TRUE)`.
 */
export const hodgesLehmann = (
  data: ValueCounts,
  level: number,
  method: 'exact' | 'asymptotic',
): HodgesLehmann => {
  if (data.groups.length !== 2)
    throw new Error(`hodgesLehmann: expected 2 groups, found ${data.groups.length}`)
  const [x, y] = data.groups.map((group) => countedOf(data.values, group.counts))
  const [n1, n2] = [sizeOf(x!), sizeOf(y!)]
  if (n1 === 0 || n2 === 0) return none('a group is empty')
  const k = method === 'exact' ? exactRank(n1, n2, level) : asymptoticRank(n1, n2, level)
  if (k === undefined) return none('too many patients for the exact null distribution')
  const difference = orderStatistics(x!, y!)
  const pairs = n1 * n2
  return {
    estimate: known((difference(Math.ceil(pairs / 2)) + difference(Math.floor(pairs / 2) + 1)) / 2),
    lower: known(difference(k)),
    upper: known(difference(pairs + 1 - k)),
  }
}

interface Counted {
  readonly value: number
  readonly count: number
}

const countedOf = (values: ArrayLike<number>, counts: ArrayLike<number>): readonly Counted[] =>
  Array.from(values, (value, i) => ({ value, count: counts[i]! }))

const sizeOf = (group: readonly Counted[]): number => group.reduce((sum, { count }) => sum + count, 0)

const none = (reason: string): HodgesLehmann => {
  const answer = unknown(reason)
  return { estimate: answer, lower: answer, upper: answer }
}

/**
 * The k-th smallest difference, k from 1 to n1 n2, as a function of k. Bisects the range by counting pairs, until they
 * are few enough to be sorted; x - y in doubles is monotone in x and in y.
 */
const orderStatistics = (x: readonly Counted[], y: readonly Counted[]): ((k: number) => number) => {
  const upTo = cumulative(y)
  return (k) => {
    let low = x[0]!.value - y.at(-1)!.value
    let high = x.at(-1)!.value - y[0]!.value
    if (pairsUpTo(low, x, y, upTo).pairs >= k) return low
    let inside = x.length * y.length
    while (inside > MOST_SORTED) {
      const middle = low + (high - low) / 2
      if (middle <= low || middle >= high) break
      if (pairsUpTo(middle, x, y, upTo).pairs >= k) high = middle
      else low = middle
      inside = pairsUpTo(high, x, y, upTo).distinct - pairsUpTo(low, x, y, upTo).distinct
    }
    return kthWithin(low, high, k - pairsUpTo(low, x, y, upTo).pairs, x, y)
  }
}

const MOST_SORTED = 200

/** Number of subjects with one of the first i values. */
const cumulative = (group: readonly Counted[]): readonly number[] => {
  const sums = [0]
  for (const { count } of group) sums.push(sums.at(-1)! + count)
  return sums
}

/** Numbers of pairs of subjects, and of distinct values, with a difference of at most `most`. */
const pairsUpTo = (
  most: number,
  x: readonly Counted[],
  y: readonly Counted[],
  upTo: readonly number[],
): { readonly pairs: number; readonly distinct: number } => {
  let [pairs, distinct, first] = [0, 0, 0]
  const size = upTo.at(-1)!
  for (const { value, count } of x) {
    while (first < y.length && value - y[first]!.value > most) first += 1
    pairs += count * (size - upTo[first]!)
    distinct += y.length - first
  }
  return { pairs, distinct }
}

/** The k-th smallest of the differences above `low` and at most `high`. */
const kthWithin = (
  low: number,
  high: number,
  k: number,
  x: readonly Counted[],
  y: readonly Counted[],
): number => {
  const within: Counted[] = []
  let [from, to] = [0, 0]
  for (const a of x) {
    // the bounds of y rise with x
    while (from < y.length && a.value - y[from]!.value > high) from += 1
    while (to < y.length && a.value - y[to]!.value > low) to += 1
    for (const b of y.slice(from, to)) within.push({ value: a.value - b.value, count: a.count * b.count })
  }
  within.sort((a, b) => a.value - b.value)
  let remaining = k
  return within.find(({ count }) => {
    remaining -= count
    return remaining <= 0
  })!.value
}

const exactRank = (n1: number, n2: number, level: number): number | undefined => {
  const noTies = Array.from({ length: n1 + n2 }, () => 1)
  const size = Math.min(n1, n2)
  if (distributionCost(noTies, size) > MOST_STEPS) return undefined
  const distribution = rankSumDistribution(noTies, size)
  const least = size * (size + 1)
  let below = 0
  for (let u = 0; ; u++) {
    below += distribution[least + 2 * u]!
    if (below >= (1 - level) / 2) return Math.max(1, u)
  }
}

const asymptoticRank = (n1: number, n2: number, level: number): number => {
  const half = criticalValue(level) * Math.sqrt((n1 * n2 * (n1 + n2 + 1)) / 12)
  return Math.max(1, Math.floor((n1 * n2) / 2 - half) + 1)
}
