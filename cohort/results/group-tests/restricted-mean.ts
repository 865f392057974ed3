import { criticalValue, normalTwoSided } from '../../../statistics/distributions/normal.ts'
import { mapAnswer } from '../../../statistics/numbers/answer.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import {
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanRatio,
} from '../../../statistics/survival/restricted-mean.ts'
import { eventTables } from '../../counts/event-rows.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { endpointUnit } from '../../subjects/endpoint-unit.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import { orderOf, type TestData } from './parts/test-data.ts'
import { pairOf, twoGroups } from './parts/two-groups.ts'

/** Difference and ratio of the restricted mean survival times, the second group versus the first. */
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
    const [reference, versus] = groups.map((group) => restrictedMean(kaplanMeier(table!.times, group), at))
    const difference = restrictedMeanDifference(versus!, reference!, z)
    const ratio = restrictedMeanRatio(versus!, reference!, z)
    const [minus, over] = [
      'difference of restricted means, Kaplan-Meier, Greenwood',
      'ratio of restricted means, Kaplan-Meier, Greenwood, on the log scale',
    ]
    const limit = (side: string, effect: string): string =>
      `${side} limit, ${percent(rules.confidence)}, ${effect}`
    const rows = [
      ['difference', difference.estimate, unit, minus],
      ['difference-lower', difference.lower, unit, limit('lower', minus)],
      ['difference-upper', difference.upper, unit, limit('upper', minus)],
      ['p', mapAnswer(difference.z, normalTwoSided), '1', `${minus}, normal test, two-sided`],
      ['ratio', ratio.estimate, '1', over],
      ['ratio-lower', ratio.lower, '1', limit('lower', over)],
      ['ratio-upper', ratio.upper, '1', limit('upper', over)],
      ['ratio-p', mapAnswer(ratio.z, normalTwoSided), '1', `${over}, normal test, two-sided`],
    ] as const
    return rows.map(([statistic, answer, unit, method]) =>
      result({ ...key, statistic }, answer, unit, method, pairOf(groups)),
    )
  })
}
