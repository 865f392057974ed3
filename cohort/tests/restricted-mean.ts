import { mapAnswer } from '../../statistics/answer.ts'
import { kaplanMeier } from '../../statistics/kaplan-meier.ts'
import { criticalValue, normalTwoSided } from '../../statistics/normal.ts'
import {
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanRatio,
} from '../../statistics/restricted-mean.ts'
import type { Rules } from '../conventions.ts'
import { endpointUnit } from '../endpoint-unit.ts'
import { eventTables } from '../event-rows.ts'
import { percent } from '../percent.ts'
import type { TestOf } from '../plan.ts'
import { type Result, result } from '../result.ts'
import { orderOf, type TestData } from './test-data.ts'
import { twoGroups } from './two-groups.ts'

/** Difference and ratio of the restricted mean survival times of two groups. */
export const restrictedMeanResults = (
  analysis: string,
  test: TestOf<'restricted-mean'>,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const [table] = eventTables(data.eventRows, test.endpoint, [test.by], [], orderOf(test.by, data))
  const groups = twoGroups(table?.groups ?? [])
  const z = criticalValue(rules.confidence)
  const unit = endpointUnit(data.endpoints[test.endpoint]!, data.variables)
  return test.at.flatMap((at) => {
    const key = { analysis, at }
    if ('reason' in groups)
      return [result({ ...key, statistic: 'p' }, groups, '1', 'difference of restricted means, two-sided')]
    const [a, b] = groups.map((group) => restrictedMean(kaplanMeier(table!.times, group), at))
    const difference = restrictedMeanDifference(a!, b!, z)
    const ratio = restrictedMeanRatio(a!, b!, z)
    const words = (what: string): string =>
      `restricted mean of ${groups[0]!.name} ${what} that of ${groups[1]!.name}, Kaplan-Meier, Greenwood${what === 'over' ? ', on the logarithm' : ''}`
    const limit = (side: string): string => `${side} limit, ${percent(rules.confidence)}, `
    return [
      result({ ...key, statistic: 'difference' }, difference.estimate, unit, words('minus')),
      result(
        { ...key, statistic: 'difference-lower' },
        difference.lower,
        unit,
        limit('lower') + words('minus'),
      ),
      result(
        { ...key, statistic: 'difference-upper' },
        difference.upper,
        unit,
        limit('upper') + words('minus'),
      ),
      result(
        { ...key, statistic: 'p' },
        mapAnswer(difference.z, normalTwoSided),
        '1',
        `${words('minus')}, normal test, two-sided`,
      ),
      result({ ...key, statistic: 'ratio' }, ratio.estimate, '1', words('over')),
      result({ ...key, statistic: 'ratio-lower' }, ratio.lower, '1', limit('lower') + words('over')),
      result({ ...key, statistic: 'ratio-upper' }, ratio.upper, '1', limit('upper') + words('over')),
    ]
  })
}
