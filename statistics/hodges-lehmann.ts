import { type Answer, known, unknown } from './answer.ts'
import { criticalValue } from './normal.ts'
import { lawCost, rankSumLaw } from './rank-sum-law.ts'
import type { ValueCounts } from './value-counts.ts'

export interface HodgesLehmann {
  readonly estimate: Answer
  readonly lower: Answer
  readonly upper: Answer
}

const MOST_PAIRS = 4_000_000
const MOST_STEPS = 2e8

/**
 * Hodges-Lehmann shift: the median of all n1 n2 differences x - y, x of the first group and y of the second, in the
 * values' own unit. Limits are the k-th smallest and the k-th largest difference:
 *   exact       k is the first with P(U <= k) >= (1 - level)/2 under no ties (at least 1), as R
 *   asymptotic  k = n1 n2/2 - z sqrt(n1 n2 (n+1)/12), rounded down, plus 1 (at least 1)
 * With ties the exact interval is conservative.
 *
 * `data`: exactly two groups (else throws). No answer if a group is empty, or with more than 4 million pairs of
 * distinct values. Source: Lehmann 1975. Checked against R `median(outer(x, y, "-"))` and `wilcox.test(exact = TRUE)`.
 */
export const hodgesLehmann = (
  data: ValueCounts,
  level: number,
  method: 'exact' | 'asymptotic',
): HodgesLehmann => {
  if (data.groups.length !== 2)
    throw new Error(`hodgesLehmann: expected 2 groups, found ${data.groups.length}`)
  const [x, y] = data.groups.map((group) => present(data.values, group.counts))
  const [n1, n2] = [sizeOf(x!), sizeOf(y!)]
  if (n1 === 0 || n2 === 0) return none('a group is empty')
  if (x!.length * y!.length > MOST_PAIRS) return none('too many pairs of values')
  const k = method === 'exact' ? exactRank(n1, n2, level) : asymptoticRank(n1, n2, level)
  if (k === undefined) return none('too many subjects for the exact law')
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

const present = (values: ArrayLike<number>, counts: ArrayLike<number>): readonly Counted[] =>
  Array.from(values, (value, i) => ({ value, count: counts[i]! })).filter(({ count }) => count > 0)

const sizeOf = (group: readonly Counted[]): number => group.reduce((sum, { count }) => sum + count, 0)

const none = (reason: string): HodgesLehmann => {
  const answer = unknown(reason)
  return { estimate: answer, lower: answer, upper: answer }
}

/** The k-th smallest difference, k from 1, as a function of k. */
const orderStatistics = (x: readonly Counted[], y: readonly Counted[]): ((k: number) => number) => {
  const differences = x
    .flatMap((a) => y.map((b) => ({ value: a.value - b.value, count: a.count * b.count })))
    .sort((a, b) => a.value - b.value)
  return (k) => {
    let seen = 0
    for (const { value, count } of differences) {
      seen += count
      if (seen >= k) return value
    }
    throw new Error(`hodgesLehmann: expected k from 1 to ${seen}, found ${k}`)
  }
}

const exactRank = (n1: number, n2: number, level: number): number | undefined => {
  const noTies = Array.from({ length: n1 + n2 }, () => 1)
  const size = Math.min(n1, n2)
  if (lawCost(noTies, size) > MOST_STEPS) return undefined
  const law = rankSumLaw(noTies, size)
  const least = size * (size + 1)
  let below = 0
  for (let u = 0; ; u++) {
    below += law[least + 2 * u]!
    if (below >= (1 - level) / 2) return Math.max(1, u)
  }
}

const asymptoticRank = (n1: number, n2: number, level: number): number => {
  const half = criticalValue(level) * Math.sqrt((n1 * n2 * (n1 + n2 + 1)) / 12)
  return Math.max(1, Math.floor((n1 * n2) / 2 - half) + 1)
}
