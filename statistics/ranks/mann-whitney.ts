import { normalTwoSided, normalUpperTail } from '../distributions/normal.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { type Midranks, midranks } from './midranks.ts'
import { distributionCost, rankSumDistribution } from './rank-sum-distribution.ts'
import type { ValueCounts } from './value-counts.ts'

/**
 * How p is computed:
 *   asymptotic            normal, variance corrected for ties, no continuity correction (SPSS)
 *   asymptotic-corrected  the same with a continuity correction of 1/2 (R's default)
 *   exact                 all assignments of the observed values to groups of these sizes, ties included
 */
export type MannWhitneyMethod = 'asymptotic' | 'asymptotic-corrected' | 'exact'

/** The exact two-sided p: P(|U - mu| >= observed), or twice the smaller one-sided p, at most 1. */
export type ExactTail = 'distance' | 'doubled'

export interface MannWhitney {
  /** U of each group: the number of pairs in which its value is larger, ties counting half; the sum is n1 n2. */
  readonly u: readonly [number, number]
  /** Standardised U of the first group; no answer for the exact method. */
  readonly z: Answer
  /** Two-sided. */
  readonly p: Answer
  /** One-sided: probability of a U of the first group as small as the observed one or smaller. */
  readonly less: Answer
  /** One-sided: as large or larger. */
  readonly greater: Answer
}

/** Exact null distributions that would take more steps than this are not computed. */
const MOST_STEPS = 5e8

/**
 * Mann-Whitney U test (Wilcoxon rank sum) of two groups: U_1 = R_1 - n_1(n_1+1)/2, R_1 the group's sum of midranks,
 *   Z = (U_1 - n_1 n_2/2) / sqrt(n_1 n_2/12 [(n+1) - sum (t^3 - t)/(n(n-1))]).
 *
 * `data`: exactly two groups, otherwise throws. No answer if a group is empty, or if all values are the same
 * (asymptotic).
 * Source: Mann and Whitney 1947; Lehmann 1975. Checked against R `wilcox.test`, coin and exactRankTests.
 */
export const mannWhitney = (
  data: ValueCounts,
  method: MannWhitneyMethod,
  tail: ExactTail = 'distance',
): MannWhitney => {
  if (data.groups.length !== 2) throw new Error(`mannWhitney: expected 2 groups, found ${data.groups.length}`)
  const ranks = midranks(data)
  const [n1, n2] = [ranks.sizes[0]!, ranks.sizes[1]!]
  const u1 = ranks.rankSums[0]! - (n1 * (n1 + 1)) / 2
  const u: readonly [number, number] = [u1, n1 * n2 - u1]
  if (n1 === 0 || n2 === 0) return { u, ...none('a group is empty') }
  switch (method) {
    case 'asymptotic':
      return { u, ...asymptotic(ranks, u1, 0) }
    case 'asymptotic-corrected':
      return { u, ...asymptotic(ranks, u1, 0.5) }
    case 'exact':
      return { u, ...exact(ranks, tail) }
    default: {
      const never: never = method
      throw new Error(`mannWhitney: expected a method, found ${never}`)
    }
  }
}

type Test = Omit<MannWhitney, 'u'>

const asymptotic = (ranks: Midranks, u1: number, correction: number): Test => {
  const [n1, n2] = [ranks.sizes[0]!, ranks.sizes[1]!]
  const n = n1 + n2
  const variance = ((n1 * n2) / 12) * (n + 1 - ranks.tieSum / (n * (n - 1)))
  if (!(ranks.tieSizes.length > 1)) return none('all values are the same')
  const sigma = Math.sqrt(variance)
  const distance = u1 - (n1 * n2) / 2
  const z = (distance - Math.sign(distance) * correction) / sigma
  return {
    z: known(z),
    p: known(Math.min(1, normalTwoSided(z))),
    less: known(normalUpperTail(-(distance + correction) / sigma)),
    greater: known(normalUpperTail((distance - correction) / sigma)),
  }
}

const exact = (ranks: Midranks, tail: ExactTail): Test => {
  const [n1, n2] = [ranks.sizes[0]!, ranks.sizes[1]!]
  const isFirst = n1 <= n2
  const size = Math.min(n1, n2)
  if (distributionCost(ranks.tieSizes, size) > MOST_STEPS)
    return none('too many patients for the exact null distribution')
  const distribution = rankSumDistribution(ranks.tieSizes, size)
  const observed = 2 * ranks.rankSums[isFirst ? 0 : 1]!
  const middle = size * (n1 + n2 + 1)
  const sumWhere = (isIn: (s: number) => boolean): number =>
    Math.min(
      1,
      distribution.reduce((sum, probability, s) => (isIn(s) ? sum + probability : sum), 0),
    )
  const [below, above] = [sumWhere((s) => s <= observed), sumWhere((s) => s >= observed)]
  const far = sumWhere((s) => Math.abs(s - middle) >= Math.abs(observed - middle))
  return {
    z: unknown('the exact method has no Z'),
    p: known(tail === 'distance' ? far : Math.min(1, 2 * Math.min(below, above))),
    less: known(isFirst ? below : above),
    greater: known(isFirst ? above : below),
  }
}

const none = (reason: string): Test => {
  const answer = unknown(reason)
  return { z: answer, p: answer, less: answer, greater: answer }
}
