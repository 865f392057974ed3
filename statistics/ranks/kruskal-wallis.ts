import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { midranks } from './midranks.ts'
import type { ValueCounts } from './value-counts.ts'

export interface KruskalWallis {
  readonly chiSquare: Answer
  readonly df: number
  readonly p: Answer
  /** Effect size H/(n - 1): the proportion of the ranks' variation that is between groups, in [0, 1]. */
  readonly epsilonSquared: Answer
}

/**
 * Kruskal-Wallis test of two or more groups, corrected for ties:
 *   H = [12/(n(n+1)) sum of R_j^2/n_j - 3(n+1)] / [1 - sum (t^3 - t)/(n^3 - n)],  on groups - 1 df,
 * ignoring groups without values. No answer with fewer than two groups, or if all values are the same.
 *
 * Source: Kruskal and Wallis 1952. Checked against R `kruskal.test`.
 */
export const kruskalWallis = (data: ValueCounts): KruskalWallis => {
  const { sizes, rankSums, tieSizes, tieSum } = midranks(data)
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const df = sizes.filter((size) => size > 0).length - 1
  if (df < 1) return none('fewer than two groups have values')
  if (tieSizes.length < 2) return none('all values are the same')
  // distances from the mean rank: algebraically equal, without cancellation
  const between = sizes.reduce((sum, size, j) => {
    if (size === 0) return sum
    const distance = rankSums[j]! / size - (n + 1) / 2
    return sum + size * distance * distance
  }, 0)
  const h = ((12 / (n * (n + 1))) * between) / (1 - tieSum / (n * n * n - n))
  return {
    chiSquare: known(h),
    df,
    p: known(chiSquareUpperTail(h, df)),
    epsilonSquared: known(h / (n - 1)),
  }
}

const none = (reason: string): KruskalWallis => {
  const answer = unknown(reason)
  return { chiSquare: answer, df: 0, p: answer, epsilonSquared: answer }
}
