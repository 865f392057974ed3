import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import { landmarkDifference } from '../../../statistics/survival/landmark-difference.ts'
import { survivalAt } from '../../../statistics/survival/survival-at.ts'
import { eventTables } from '../../counts/event-rows.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import { orderOf, type TestData } from './parts/test-data.ts'
import { pairOf, twoGroups } from './parts/two-groups.ts'

/** S(t) of the second group minus S(t) of the first at each landmark, with Greenwood's variances. */
export const landmarkResults = (
  analysis: string,
  test: TestOf<'landmark-difference'>,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const [table] = eventTables(data.eventRows, test.endpoint, [test.by], [], orderOf(test.by, data))
  const groups = twoGroups(table?.groups ?? [])
  return test.at.flatMap((at) => {
    const key = { analysis, at }
    if ('reason' in groups)
      return [result({ ...key, statistic: 'p' }, groups, '1', 'difference of S(t), two-sided')]
    const [reference, versus] = groups.map((group) => {
      const { survival, standardError } = survivalAt(kaplanMeier(table!.times, group), at)
      return { estimate: survival, standardError }
    })
    const found = landmarkDifference(versus!, reference!, criticalValue(rules.confidence))
    const method = 'difference of S(t), Kaplan-Meier, Greenwood'
    const pair = pairOf(groups)
    return [
      result({ ...key, statistic: 'survival-difference' }, found.difference, '1', method, pair),
      result(
        { ...key, statistic: 'survival-difference-lower' },
        found.lower,
        '1',
        `lower limit, ${percent(rules.confidence)}, ${method}`,
        pair,
      ),
      result(
        { ...key, statistic: 'survival-difference-upper' },
        found.upper,
        '1',
        `upper limit, ${percent(rules.confidence)}, ${method}`,
        pair,
      ),
      result({ ...key, statistic: 'z' }, found.z, '1', method, pair),
      result({ ...key, statistic: 'p' }, found.p, '1', `${method}, normal test, two-sided`, pair),
    ]
  })
}
