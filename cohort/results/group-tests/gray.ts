import { grayTest } from '../../../statistics/competing-risks/gray-test.ts'
import { eventTables } from '../../counts/event-rows.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { causeIndex } from '../../subjects/follow-ups.ts'
import { type Result, result } from '../result.ts'
import { orderOf, type TestData } from './parts/test-data.ts'

/** Gray's test of the cumulative incidence of the event, or of a competing cause. */
export const grayResults = (analysis: string, test: TestOf<'gray'>, data: TestData): readonly Result[] => {
  const strata = eventTables(data.eventRows, test.endpoint, [test.by], test.strata, orderOf(test.by, data))
  const { chiSquare, df, p } = grayTest(strata, causeIndex(data.endpoints[test.endpoint]!, test.cause))
  const stratified = test.strata.length === 0 ? '' : `, stratified by ${test.strata.join(', ')}`
  const method = `Gray's test, rho = 0, cumulative incidence of ${test.cause}${stratified}`
  return [
    result({ analysis, statistic: 'chi-square' }, chiSquare, '1', method),
    result({ analysis, statistic: 'df' }, df, '1', `${method}: degrees of freedom`),
    result({ analysis, statistic: 'p' }, p, '1', `${method}, two-sided`),
  ]
}
