import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { type Matrix, quadraticForm } from '../numbers/quadratic-form.ts'
import type { EventTable } from '../survival/event-table.ts'
import { type LogRankWeight, weigher } from './log-rank-weight.ts'

/**
 * Chi-square of the test:
 *   hypergeometric     (O-E)' V^- (O-E), V the variance given the margins
 *   observed-expected  the sum of (O-E)^2/E, as in hand calculation and textbooks; never larger than the other
 */
export type LogRankRule = 'hypergeometric' | 'observed-expected'

export interface LogRank {
  /** In the order in which the names first appear; observed and expected are weighted sums. */
  readonly groups: readonly { readonly name: string; readonly observed: number; readonly expected: number }[]
  /** Groups that were never at risk together with another at an event: the test does not apply to them. */
  readonly untested: readonly string[]
  readonly chiSquare: Answer
  /** Rank of v; at most groups - 1. */
  readonly df: number
  /** Two-sided. */
  readonly p: Answer
  /** u = observed - expected and its variance v, in the order of the groups. */
  readonly u: readonly number[]
  readonly v: Matrix
}

/**
 * Log-rank test of two or more groups, weighted and stratified. At each event time of a stratum, with n at risk and
 * d events over all groups, n_j in group j, and weight w:
 *   O_j += w d_j,  E_j += w d n_j/n,  V_jk += w^2 d (n-d)/(n-1) [n_j/n (j = k) - n_j n_k/n^2]  (none where n = 1)
 * Strata add their O, E and V. Chi-square by the rule on rank(V) degrees of freedom, one less than the number of groups
 * if all were at risk together.
 *
 * `strata`: one event table each; groups are matched by name, and one absent from a stratum has no subjects there.
 * No answer if V is 0: no event happened while two groups were at risk.
 * Errors: throws on `observed-expected` with a weight, since the sum of (O-E)^2/E grows with the weights' scale.
 * Source: Mantel 1966; Klein and Moeschberger 2003, 7.3; Peto et al. 1977 (observed-expected). Checked against R
 * survival 3.5-3 `survdiff`, and under delayed entry against the score test of `coxph(ties = "exact")`.
 */
export const logRank = (
  strata: readonly EventTable[],
  weight: LogRankWeight = { kind: 'log-rank' },
  rule: LogRankRule = 'hypergeometric',
): LogRank => {
  if (rule === 'observed-expected' && weight.kind !== 'log-rank')
    throw new Error(`logRank: expected no weight with observed-expected, found ${weight.kind}`)
  const names = groupNames(strata)
  const sums: Sums = {
    observed: names.map(() => 0),
    expected: names.map(() => 0),
    v: names.map(() => names.map(() => 0)),
  }
  for (const table of strata) addStratum(sums, names, table, weight)
  const u = sums.observed.map((observed, j) => observed - sums.expected[j]!)
  const { value: byVariance, rank } = quadraticForm(sums.v, u)
  const value = rule === 'hypergeometric' ? byVariance : observedExpected(sums)
  const untested = names.filter((_, j) => sums.v[j]![j]! === 0)
  const none = unknown('no event while two groups were at risk together')
  return {
    groups: names.map((name, j) => ({ name, observed: sums.observed[j]!, expected: sums.expected[j]! })),
    untested,
    chiSquare: rank > 0 ? known(value) : none,
    df: rank,
    p: rank > 0 ? known(chiSquareUpperTail(value, rank)) : none,
    u,
    v: sums.v,
  }
}

/** A group that was never at risk at an event contributes 0. */
const observedExpected = ({ observed, expected }: Sums): number =>
  expected.reduce((sum, e, j) => sum + (e > 0 ? ((observed[j]! - e) * (observed[j]! - e)) / e : 0), 0)

interface Sums {
  readonly observed: number[]
  readonly expected: number[]
  readonly v: number[][]
}

/** The names of all strata's groups, in the order of first appearance. */
export const groupNames = (strata: readonly EventTable[]): readonly string[] => [
  ...new Set(strata.flatMap((table) => table.groups.map((group) => group.name))),
]

/** Plain loops for speed: continuous times give as many event times as events. */
const addStratum = (sums: Sums, names: readonly string[], table: EventTable, weight: LogRankWeight): void => {
  const { times, groups } = table
  const nextWeight = weigher(weight)
  const place = groups.map((group) => names.indexOf(group.name))
  const events = groups.map((group) => group.events)
  const counts = groups.map((group) => group.atRisk)
  const atRisk = groups.map(() => 0)
  for (let i = 0; i < times.length; i++) {
    let d = 0
    for (let j = 0; j < groups.length; j++) d += events[j]![i]!
    if (d === 0) continue
    let n = 0
    for (let j = 0; j < groups.length; j++) n += atRisk[j] = counts[j]![i]!
    const w = nextWeight(n, d)
    const spread = n > 1 ? (w * w * d * (n - d)) / (n - 1) : 0
    for (let j = 0; j < groups.length; j++) {
      const row = place[j]!
      const share = atRisk[j]! / n
      sums.observed[row]! += w * events[j]![i]!
      sums.expected[row]! += w * d * share
      const variances = sums.v[row]!
      // n_j (n - n_j) / n^2 in whole numbers, so that a group alone at risk adds exactly 0.
      for (let k = 0; k < groups.length; k++) {
        const other = atRisk[k]!
        const part = j === k ? (other * (n - other)) / (n * n) : -share * (other / n)
        variances[place[k]!]! += spread * part
      }
    }
  }
}
