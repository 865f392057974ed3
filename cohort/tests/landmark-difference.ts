import { kaplanMeier } from '../../statistics/kaplan-meier.ts'
import { landmarkDifference } from '../../statistics/landmark-difference.ts'
import { criticalValue } from '../../statistics/normal.ts'
import { survivalAt } from '../../statistics/survival-at.ts'
import type { Rules } from '../conventions.ts'
import { eventTables } from '../event-rows.ts'
import { percent } from '../percent.ts'
import type { TestOf } from '../plan.ts'
import { type Result, result } from '../result.ts'
import { orderOf, type TestData } from './test-data.ts'
import { twoGroups } from './two-groups.ts'

/** S(t) of the first group minus S(t) of the second at each landmark, with Greenwood's variances. */
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
    const [a, b] = groups.map((group) => {
      const { survival, standardError } = survivalAt(kaplanMeier(table!.times, group), at)
      return { estimate: survival, standardError }
    })
    const found = landmarkDifference(a!, b!, criticalValue(rules.confidence))
    const method = `S(t) of ${groups[0]!.name} minus S(t) of ${groups[1]!.name}, Kaplan-Meier, Greenwood`
    return [
      result({ ...key, statistic: 'survival-difference' }, found.difference, '1', method),
      result(
        { ...key, statistic: 'survival-difference-lower' },
        found.lower,
        '1',
        `lower limit, ${percent(rules.confidence)}, ${method}`,
      ),
      result(
        { ...key, statistic: 'survival-difference-upper' },
        found.upper,
        '1',
        `upper limit, ${percent(rules.confidence)}, ${method}`,
      ),
      result({ ...key, statistic: 'z' }, found.z, '1', method),
      result({ ...key, statistic: 'p' }, found.p, '1', `${method}, normal test, two-sided`),
    ]
  })
}
