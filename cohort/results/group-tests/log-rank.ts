import { type LogRankRule, logRank } from '../../../statistics/log-rank/log-rank.ts'
import { logRankPairwise } from '../../../statistics/log-rank/log-rank-pairwise.ts'
import { logRankMonteCarlo, logRankPermutation } from '../../../statistics/log-rank/log-rank-permutation.ts'
import { logRankTrend } from '../../../statistics/log-rank/log-rank-trend.ts'
import type { LogRankWeight } from '../../../statistics/log-rank/log-rank-weight.ts'
import { known } from '../../../statistics/numbers/answer.ts'
import type { EventTable } from '../../../statistics/survival/event-table.ts'
import { eventTables } from '../../counts/event-rows.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import { weightWords } from '../../descriptors/group-tests/log-rank.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { levelGroup, pairLevel } from '../../values/group.ts'
import { encodeValue } from '../../values/value.ts'
import { competingWords } from '../competing-words.ts'
import { AGAINST_CONTROL } from '../methods/qualifiers.ts'
import { type Result, result } from '../result.ts'
import { orderOf, type TestData } from './parts/test-data.ts'
import { chiSquareRows } from './parts/test-rows.ts'

type LogRankTest = TestOf<'log-rank'>

/** Log-rank family: observed and expected events, chi-square and p; optionally trend, pairs and permutation test. */
export const logRankResults = (
  analysis: string,
  test: LogRankTest,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const strata = eventTables(data.eventRows, test.endpoint, [test.by], test.strata, orderOf(test.by, data))
  const weight = weightOf(test)
  const rule = logRankRule(test, rules)
  const found = logRank(strata, weight, rule)
  const counted = test.weight === 'log-rank' ? 'events' : 'weighted sum of events'
  const method = methodWords(test, strata)
  const tested = `${method}, ${RULE_WORDS[rule]}`
  return [
    ...found.groups.flatMap(({ name, observed, expected }) => [
      result(
        { analysis, group: name, statistic: 'observed' },
        observed,
        '1',
        `${method}: ${counted} observed`,
      ),
      result(
        { analysis, group: name, statistic: 'expected' },
        expected,
        '1',
        `${method}: ${counted} expected`,
      ),
    ]),
    ...chiSquareRows(analysis, found, tested),
    ...trendResults(analysis, scoresOf(test, found.groups, data), found, method),
    ...pairwiseResults(analysis, test, strata, weight, rule, tested, controlOf(test)),
    ...permutationResults(analysis, test, strata, rules),
  ]
}

const trendResults = (
  analysis: string,
  scores: readonly number[] | undefined,
  found: ReturnType<typeof logRank>,
  method: string,
): readonly Result[] => {
  if (scores === undefined) return []
  const { z, p } = logRankTrend(found, scores)
  const words = `${method}, ${RULE_WORDS.hypergeometric}, trend with scores ${scores.join(', ')}`
  return [
    result({ analysis, statistic: 'trend-z' }, z, '1', words),
    result({ analysis, statistic: 'trend-p' }, p, '1', `${words}, two-sided`),
  ]
}

/** Scores of the groups with subjects; the plan gives a score to every declared group. */
export const scoresOf = (
  { scores, by }: LogRankTest,
  groups: readonly { readonly name: string }[],
  data: TestData,
): number[] | undefined => {
  const declared = orderOf(by, data)
  return scores && groups.map(({ name }) => scores[declared.indexOf(name)]!)
}

/** The group that is compared with each other one; undefined if all pairs are compared. */
export const controlOf = ({ control, by }: LogRankTest): string | undefined =>
  control === undefined ? undefined : levelGroup({ name: by }, encodeValue(control))

const pairwiseResults = (
  analysis: string,
  { pairwise }: LogRankTest,
  strata: readonly EventTable[],
  weight: LogRankWeight,
  rule: LogRankRule,
  method: string,
  control: string | undefined,
): readonly Result[] =>
  pairwise === undefined
    ? []
    : logRankPairwise(strata, pairwise, weight, rule, control).flatMap(
        ({ first, second, test, adjustedP }) => {
          const key = { analysis, level: pairLevel(first, second) }
          const pair = { reference: first, versus: second }
          return [
            result(
              { ...key, statistic: 'chi-square' },
              test.chiSquare,
              '1',
              `${method}, these two groups only`,
              pair,
            ),
            result(
              { ...key, statistic: 'p' },
              test.p,
              '1',
              `${method}, these two groups only, two-sided, not adjusted`,
              pair,
            ),
            result(
              { ...key, statistic: 'adjusted-p' },
              adjustedP,
              '1',
              `${method}, these two groups only, two-sided, adjusted by ${pairwise}${control === undefined ? '' : `, ${AGAINST_CONTROL}`}`,
              pair,
            ),
          ]
        },
      )

const permutationResults = (
  analysis: string,
  { permutation, monteCarlo, weight }: LogRankTest,
  strata: readonly EventTable[],
  { confidence }: Rules,
): readonly Result[] => {
  if (permutation === undefined) return []
  const unweighted = weight === 'log-rank' ? '' : 'unweighted '
  const words = [
    `permutation ${unweighted}log-rank`,
    ...competingWords(strata),
    `${permutation} statistic, two-sided`,
  ].join(', ')
  if (monteCarlo === undefined) {
    const { p, assignments } = logRankPermutation(strata, permutation)
    return [
      result(
        { analysis, statistic: 'permutation-p' },
        p,
        '1',
        `exact ${words}; valid if censoring does not depend on group`,
      ),
      result(
        { analysis, statistic: 'assignments' },
        assignments,
        '1',
        `group assignments enumerated by the exact ${words}`,
      ),
    ]
  }
  const { runs, seed } = monteCarlo
  const { p, lower, upper } = logRankMonteCarlo(strata, permutation, runs, seed, confidence)
  const drawn = `Monte Carlo ${words}, ${runs} runs, seed ${seed}`
  return [
    result(
      { analysis, statistic: 'permutation-p' },
      p,
      '1',
      `${drawn}; valid if censoring does not depend on group`,
    ),
    result(
      { analysis, statistic: 'permutation-p-lower' },
      lower,
      '1',
      `lower limit of the Monte Carlo error, ${drawn}`,
    ),
    result(
      { analysis, statistic: 'permutation-p-upper' },
      upper,
      '1',
      `upper limit of the Monte Carlo error, ${drawn}`,
    ),
    result(
      { analysis, statistic: 'assignments' },
      known(runs),
      '1',
      `group assignments drawn by the ${drawn}`,
    ),
  ]
}

export const weightOf = ({ weight }: LogRankTest): LogRankWeight =>
  typeof weight === 'string' ? { kind: weight } : { kind: 'fleming-harrington', ...weight }

/** Weighted tests always use the variance: a weighted sum of (O - E)²/E depends on the scale of the weights. */
export const logRankRule = ({ weight }: LogRankTest, { logRank }: Rules): LogRankRule =>
  weight === 'log-rank' ? logRank : 'hypergeometric'

const RULE_WORDS: Readonly<Record<LogRankRule, string>> = {
  hypergeometric: 'hypergeometric variance',
  'observed-expected': 'sum of (O - E)²/E',
}

const methodWords = ({ weight, strata }: LogRankTest, tables: readonly EventTable[]): string =>
  [
    weight === 'log-rank' ? 'log-rank' : `weighted log-rank, ${weightWords(weight)}`,
    ...(strata.length > 0 ? [`stratified by ${strata.join(', ')}`] : []),
    ...competingWords(tables),
  ].join(', ')
