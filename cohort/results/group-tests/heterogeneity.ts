import { type Effect, heterogeneity } from '../../../statistics/cox/heterogeneity.ts'
import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import {
  type OneStepHazardRatio,
  oneStepHazardRatio,
} from '../../../statistics/log-rank/one-step-hazard-ratio.ts'
import type { Answer } from '../../../statistics/numbers/answer.ts'
import type { EventTable } from '../../../statistics/survival/event-table.ts'
import { eventTables, stratumNames } from '../../counts/event-rows.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { percent } from '../../values/percent.ts'
import { type Pair, type Result, result } from '../result.ts'
import { orderOf, type TestData } from './parts/test-data.ts'
import { pairOf, twoGroups } from './parts/two-groups.ts'

type HeterogeneityTest = TestOf<'heterogeneity'>

/**
 * The one-step hazard ratio of the second group versus the first in each part (each centre) and overall, and
 * whether the parts differ by more than chance: Cochran's Q and I².
 */
export const heterogeneityResults = (
  analysis: string,
  test: HeterogeneityTest,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const order = orderOf(test.by, data)
  const tables = eventTables(data.eventRows, test.endpoint, [test.by], [test.across], order)
  const names = stratumNames(data.eventRows, test.endpoint, [test.by], [test.across])
  const groups = order.filter((name) => tables.some((table) => table.groups.some((one) => one.name === name)))
  if (groups.length !== 2) return noResults(analysis, twoGroups(groups) as Answer)
  const pair = pairOf(groups.map((name) => ({ name })))
  const critical = criticalValue(confidence)
  const parts = orderOf(test.across, data).flatMap((name) => {
    const table = tables[names.indexOf(name)]
    return table === undefined ? [] : [{ name, ...score(groups, [table]) }]
  })
  const total = score(groups, tables)
  const informative = parts.filter(({ v }) => v > 0)
  const found = heterogeneity(
    informative.map(({ u, v }): Effect => ({ estimate: u / v, variance: 1 / v })),
    critical,
  )
  const ratio = 'one-step (Peto) hazard ratio'
  const q = `Cochran's Q, heterogeneity of the ${ratio} between the groups of ${test.across}`
  const iSquared = `I², Higgins and Thompson, heterogeneity between the groups of ${test.across}`
  const limit = `${percent(confidence)}, by the standard error of ln H, ${iSquared}`
  return [
    ...parts.flatMap(({ name, u, v }) => [
      ...ratioRows(
        { analysis, group: name },
        u,
        v,
        oneStepHazardRatio(u, v, critical),
        ratio,
        confidence,
        pair,
      ),
      result(
        { analysis, group: name, statistic: 'weight' },
        total.v > 0 ? v / total.v : 0,
        '1',
        `proportion of the total variance, ${ratio}`,
      ),
    ]),
    ...ratioRows(
      { analysis },
      total.u,
      total.v,
      oneStepHazardRatio(total.u, total.v, critical),
      `${ratio}, pooled over ${test.across} with fixed weights`,
      confidence,
      pair,
    ),
    result({ analysis, statistic: 'q' }, found.q, '1', q),
    result({ analysis, statistic: 'df' }, found.df, '1', `${q}: degrees of freedom`),
    result({ analysis, statistic: 'p' }, found.p, '1', `${q}, upper tail of chi-square`),
    result({ analysis, statistic: 'i-squared' }, found.iSquared, '1', iSquared),
    result({ analysis, statistic: 'i-squared-lower' }, found.lower, '1', `lower limit, ${limit}`),
    result({ analysis, statistic: 'i-squared-upper' }, found.upper, '1', `upper limit, ${limit}`),
  ]
}

/** Rows without a value: without two groups there is no hazard ratio. */
const noResults = (analysis: string, unknownRatio: Answer): readonly Result[] =>
  (
    [
      'hazard-ratio',
      'hazard-ratio-lower',
      'hazard-ratio-upper',
      'hazard-ratio-p',
      'q',
      'df',
      'p',
      'i-squared',
    ] as const
  ).map((statistic) =>
    result(
      { analysis, statistic },
      unknownRatio,
      '1',
      'one-step (Peto) hazard ratios and their heterogeneity',
    ),
  )

/** Observed - expected of the second group and its variance, summed over the tables; both 0 if it has no subjects. */
const score = (
  groups: readonly string[],
  tables: readonly EventTable[],
): { readonly u: number; readonly v: number } => {
  const found = logRank(tables)
  const place = found.groups.findIndex(({ name }) => name === groups[1])
  return place < 0 ? { u: 0, v: 0 } : { u: found.u[place]!, v: found.v[place]![place]! }
}

const ratioRows = (
  key: { readonly analysis: string; readonly group?: string },
  u: number,
  v: number,
  { logHazardRatio, standardError, hazardRatio, lower, upper, p }: OneStepHazardRatio,
  words: string,
  confidence: number,
  pair: Pair,
): readonly Result[] => {
  const limit = `${percent(confidence)}, ${words}`
  const rows = [
    ['observed-minus-expected', u, `log-rank observed minus expected events, ${words}`],
    ['variance', v, `log-rank variance, ${words}`],
    ['log-hazard-ratio', logHazardRatio, `log of the ${words}`],
    ['log-hazard-ratio-se', standardError, `standard error of the log of the ${words}`],
    ['hazard-ratio', hazardRatio, words],
    ['hazard-ratio-lower', lower, `lower limit, ${limit}`],
    ['hazard-ratio-upper', upper, `upper limit, ${limit}`],
    ['hazard-ratio-p', p, `${words}, normal test, two-sided`],
  ] as const
  return rows.map(([statistic, answer, method]) => result({ ...key, statistic }, answer, '1', method, pair))
}
