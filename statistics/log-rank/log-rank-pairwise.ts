import { type Adjustment, adjustP } from '../distributions/adjust-p.ts'
import { type Answer, known } from '../numbers/answer.ts'
import type { EventTable } from '../survival/event-table.ts'
import { groupNames, type LogRank, type LogRankRule, logRank } from './log-rank.ts'
import type { LogRankWeight } from './log-rank-weight.ts'

export interface PairwiseTest {
  readonly first: string
  readonly second: string
  readonly test: LogRank
  readonly adjustedP: Answer
}

/**
 * Log-rank tests of every pair of groups, or of a control and each other group, each on the two groups only (also for its
 * weights), with p adjusted for the number of pairs that have a test. A pair without a test keeps its reason.
 *
 * `strata`, `rule`: as for `logRank`; `control`: the name of a group, the first of its pairs. Checked against R
 * `survdiff` on each pair and `p.adjust`.
 */
export const logRankPairwise = (
  strata: readonly EventTable[],
  adjustment: Adjustment,
  weight: LogRankWeight = { kind: 'log-rank' },
  rule: LogRankRule = 'hypergeometric',
  control?: string,
): readonly PairwiseTest[] => {
  const names = groupNames(strata)
  const pairs =
    control === undefined
      ? names.flatMap((first, i) => names.slice(i + 1).map((second) => ({ first, second })))
      : names.filter((name) => name !== control).map((second) => ({ first: control, second }))
  const tests = pairs.map(({ first, second }) => ({
    first,
    second,
    test: logRank(
      strata.map((table) => only(table, [first, second])),
      weight,
      rule,
    ),
  }))
  const adjusted = adjustP(
    tests.flatMap(({ test }) => (test.p.known ? [test.p.value] : [])),
    adjustment,
  )
  let next = 0
  return tests.map((pair) => ({
    ...pair,
    adjustedP: pair.test.p.known ? known(adjusted[next++]!) : pair.test.p,
  }))
}

const only = (table: EventTable, names: readonly string[]): EventTable => ({
  times: table.times,
  groups: table.groups.filter((group) => names.includes(group.name)),
})
