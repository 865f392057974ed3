import { known, unknown } from '../../statistics/numbers/answer.ts'
import { moments } from '../../statistics/numbers/moments.ts'
import { clopperPearson } from '../../statistics/proportions/clopper-pearson.ts'
import { wilson } from '../../statistics/proportions/wilson.ts'
import { type QuantileType, sampleQuantile } from '../../statistics/ranks/sample-quantile.ts'
import { type CountRow, levelCounts, type Tabulation, tabulate } from '../counts/count-rows.ts'
import type { Rules } from '../descriptors/conventions.ts'
import type { Summary } from '../descriptors/plan/summary.ts'
import { declaredGroups } from '../values/group.ts'
import { percent } from '../values/percent.ts'
import { isQuantity, type Variable } from '../values/value.ts'
import { type Key, type Result, result } from './result.ts'
import { standardizedDifference } from './standardized-difference.ts'
import type { StatisticName } from './statistic.ts'

type Group = Tabulation['groups'][number]

/** Descriptive results of every summary of the plan, from counts alone. */
export const summaryResults = (
  summaries: Readonly<Record<string, Summary>>,
  rows: readonly CountRow[],
  variables: ReadonlyMap<string, Variable>,
  rules: Rules,
): readonly Result[] =>
  Object.entries(summaries).flatMap(([analysis, summary]) => {
    const variable = variables.get(summary.variable)!
    const request = { population: summary.among ?? null, variable: variable.name, by: summary.by ?? null }
    const order =
      summary.by === undefined ? [] : declaredGroups(variables.get(summary.by)!).map(({ name }) => name)
    const { groups } = tabulate(rows, request, variable, order)
    return [
      ...groups.flatMap((group) => describe(analysis, variable, group, rules)),
      ...(summary.standardizedDifference === true
        ? [standardizedDifference(analysis, variable, order, groups)]
        : []),
    ]
  })

const describe = (analysis: string, variable: Variable, group: Group, rules: Rules): readonly Result[] => {
  const key = { analysis, group: group.name }
  const n = group.values.reduce((sum, { count }) => sum + count, 0)
  return [
    result({ ...key, statistic: 'n' }, n, '1', 'subjects with a value'),
    result({ ...key, statistic: 'missing' }, group.missing, '1', 'subjects without a value'),
    ...(isQuantity(variable)
      ? numeric(key, variable, group, rules.quartiles)
      : levels(key, variable, group, n, rules)),
  ]
}

const numeric = (
  key: Omit<Key, 'statistic'>,
  variable: Variable,
  group: Group,
  type: QuantileType,
): readonly Result[] => {
  const values = group.values.map(({ value }) => value as number)
  const counts = group.values.map(({ count }) => count)
  const { sum, mean, standardDeviation, min, max } = moments(values, counts)
  const quantile = (statistic: 'q1' | 'median' | 'q3', p: number): Result =>
    result(
      { ...key, statistic },
      sampleQuantile(values, counts, p, type),
      variable.unit,
      `sample quantile ${p}, Hyndman-Fan type ${type}`,
    )
  const row = (statistic: StatisticName, answer: Parameters<typeof result>[1], method: string): Result =>
    result({ ...key, statistic }, answer, variable.unit, method)
  const span =
    min.known && max.known ? { known: true as const, value: max.value - min.value } : unknown('no values')
  return [
    row('min', min, 'smallest value'),
    quantile('q1', 0.25),
    quantile('median', 0.5),
    quantile('q3', 0.75),
    row('max', max, 'largest value'),
    row('span', span, 'largest minus smallest value'),
    row('mean', mean, 'arithmetic mean'),
    row('sd', standardDeviation, 'sample standard deviation, divisor n - 1'),
    row('sum', sum, 'sum over the subjects'),
  ]
}

/** Count and proportion of each level, with limits; of a yes-no variable only of yes, with an empty level. */
const levels = (
  key: Omit<Key, 'statistic'>,
  variable: Variable,
  group: Group,
  n: number,
  { proportion, confidence }: Rules,
): readonly Result[] => {
  const counted = levelCounts(group, variable)
  const yesNo = variable.type === 'boolean'
  const interval = `${percent(confidence)}, ${proportion === 'wilson' ? 'Wilson' : 'Clopper-Pearson'}`
  const rows = counted.flatMap(({ level, count }) => {
    if (yesNo && level !== 'yes') return []
    const levelKey = yesNo ? key : { ...key, level }
    const { lower, upper } = (proportion === 'wilson' ? wilson : clopperPearson)(count, n, confidence)
    return [
      result(
        { ...levelKey, statistic: 'count' },
        count,
        '1',
        yesNo ? 'subjects with yes' : 'subjects with this level',
      ),
      result(
        { ...levelKey, statistic: 'share' },
        n === 0 ? unknown('no values') : known(count / n),
        '1',
        'count over n',
      ),
      result(
        { ...levelKey, statistic: 'share-lower' },
        lower,
        '1',
        `lower limit of the proportion, ${interval}`,
      ),
      result(
        { ...levelKey, statistic: 'share-upper' },
        upper,
        '1',
        `upper limit of the proportion, ${interval}`,
      ),
    ]
  })
  const occurring = counted.filter(({ count }) => count > 0).length
  return yesNo
    ? rows
    : [...rows, result({ ...key, statistic: 'levels' }, occurring, '1', 'different levels that occur')]
}
