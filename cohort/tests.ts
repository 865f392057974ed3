import { fisherExact } from '../statistics/fisher-exact.ts'
import { logRank } from '../statistics/log-rank.ts'
import { mannWhitney } from '../statistics/mann-whitney.ts'
import type { ValueCounts } from '../statistics/value-counts.ts'
import type { Rules } from './conventions.ts'
import { type Counted, type CountRow, countedOf, levelCounts } from './count-rows.ts'
import { type EventRow, eventTables } from './event-rows.ts'
import { declaredGroups } from './group.ts'
import type { Test } from './plan.ts'
import { type Result, result } from './result.ts'
import { decodeValue, type Variable } from './value.ts'

/** All that a test of the plan can be computed from. */
export interface TestData {
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
  readonly variables: ReadonlyMap<string, Variable>
}

/** The results of every test between groups: the statistic, its p, and what is compared. */
export const testResults = (
  tests: Readonly<Record<string, Test>>,
  data: TestData,
  rules: Rules,
): readonly Result[] =>
  Object.entries(tests).flatMap(([analysis, test]) => {
    const order = declaredGroups(data.variables.get(test.by)!).map(({ name }) => name)
    switch (test.method) {
      case 'log-rank':
        return logRankResults(analysis, test, data, order)
      case 'fisher':
        return fisherResults(analysis, test, data, order, rules)
      case 'mann-whitney':
        return mannWhitneyResults(analysis, test, data, order, rules)
      default: {
        const never: never = test
        return never
      }
    }
  })

type LogRankTest = Extract<Test, { method: 'log-rank' }>
type CountsTest = Exclude<Test, LogRankTest>

const logRankResults = (
  analysis: string,
  test: LogRankTest,
  data: TestData,
  order: readonly string[],
): readonly Result[] => {
  const { groups, chiSquare, df, p } = logRank(
    eventTables(data.eventRows, test.endpoint, test.by, test.strata, order),
  )
  const method = `log-rank${test.strata.length > 0 ? `, stratified by ${test.strata.join(', ')}` : ''}`
  return [
    ...groups.flatMap(({ name, observed, expected }) => [
      result({ analysis, group: name, statistic: 'observed' }, observed, '1', `${method}: events observed`),
      result({ analysis, group: name, statistic: 'expected' }, expected, '1', `${method}: events expected`),
    ]),
    result({ analysis, statistic: 'chi-square' }, chiSquare, '1', method),
    result({ analysis, statistic: 'df' }, df, '1', `${method}: degrees of freedom`),
    result({ analysis, statistic: 'p' }, p, '1', `${method}, two-sided`),
  ]
}

const countedFor = (test: CountsTest, data: TestData, order: readonly string[]): Counted =>
  countedOf(
    data.countRows,
    { population: test.among ?? null, variable: test.variable, by: test.by },
    data.variables.get(test.variable)!,
    order,
  )

const fisherResults = (
  analysis: string,
  test: CountsTest,
  data: TestData,
  order: readonly string[],
  rules: Rules,
): readonly Result[] => {
  const variable = data.variables.get(test.variable)!
  const { groups } = countedFor(test, data, order)
  const table = groups.map((group) => levelCounts(group, variable).map(({ count }) => count))
  const { p } = fisherExact(table, rules.fisher)
  return [result({ analysis, statistic: 'p' }, p, '1', `Fisher's exact test, ${FISHER_WORDS[rules.fisher]}`)]
}

const FISHER_WORDS: Readonly<Record<Rules['fisher'], string>> = {
  probability: 'two-sided by the probability of the tables',
  doubled: 'two-sided as twice the smaller tail',
}

const mannWhitneyResults = (
  analysis: string,
  test: CountsTest,
  data: TestData,
  order: readonly string[],
  rules: Rules,
): readonly Result[] => {
  const counts = valueCounts(countedFor(test, data, order), data.variables.get(test.variable)!)
  const method = `Mann-Whitney, ${MANN_WHITNEY_WORDS[rules.mannWhitney]}`
  if (counts.groups.length !== 2) {
    const none = { known: false as const, reason: `expected two groups, found ${counts.groups.length}` }
    return [result({ analysis, statistic: 'p' }, none, '1', `${method}, two-sided`)]
  }
  const { u, z, p } = mannWhitney(counts, rules.mannWhitney)
  return [
    ...counts.groups.map(({ name }, i) =>
      result(
        { analysis, group: name, statistic: 'u' },
        u[i]!,
        '1',
        'Mann-Whitney U of this group, a tie counting one half',
      ),
    ),
    result({ analysis, statistic: 'z' }, z, '1', method),
    result({ analysis, statistic: 'p' }, p, '1', `${method}, two-sided`),
  ]
}

const MANN_WHITNEY_WORDS: Readonly<Record<Rules['mannWhitney'], string>> = {
  asymptotic: 'normal approximation, tie-corrected, without continuity correction',
  'asymptotic-corrected': 'normal approximation, tie-corrected, with continuity correction',
  exact: 'exact with ties, tail |U - mean|',
}

/** The groups' values on one axis: numbers as they are, ordered categories by their rank. */
const valueCounts = ({ groups }: Counted, variable: Variable): ValueCounts => {
  const rank = (text: string): number => {
    const value = decodeValue(text, variable.type)
    return typeof value === 'number'
      ? value
      : (variable.categories?.findIndex((category) => category.value === text) ?? 0)
  }
  const values = [...new Set(groups.flatMap((group) => group.values.map(({ text }) => rank(text))))].sort(
    (a, b) => a - b,
  )
  const countOf = (group: Counted['groups'][number], value: number): number =>
    group.values.find(({ text }) => rank(text) === value)?.count ?? 0
  return {
    values,
    groups: groups.map((group) => ({
      name: group.name,
      counts: values.map((value) => countOf(group, value)),
    })),
  }
}
