import type { CountRow } from '../../../counts/count-rows.ts'
import { timesOf } from '../../../counts/counting.ts'
import { isInGroup, ownCountsByGroup } from '../../../counts/event-rows.ts'
import type { Model } from '../../../descriptors/plan/model.ts'
import type { Test } from '../../../descriptors/plan/test.ts'
import { totalOf } from '../../models/design.ts'
import { type Result, result } from '../../result.ts'
import type { TestData } from './test-data.ts'

/** How many subjects a test or a model excludes, because what it compares or compares by is missing. */
export const excludedResult = (analysis: string, of: Test | Model, data: TestData): Result => {
  const { all, compared, without } = 'endpoint' in of ? ofTimes(of, data) : ofValues(of, data)
  const whom = 'covariates' in of ? 'the model' : 'the test'
  return result(
    { analysis, statistic: 'left-out' },
    all - compared,
    '1',
    `excluded from ${whom}: subjects without ${without}`,
  )
}

const ofTimes = (of: Extract<Test, { endpoint: string }> | Model, { eventRows }: TestData) => {
  const { endpoint, by, strata } = timesOf(of)
  return {
    all: totalOf(ownCountsByGroup(eventRows, endpoint, [], []), 'entered'),
    compared: totalOf(ownCountsByGroup(eventRows, endpoint, by, strata), 'entered'),
    without: [...by, ...strata].join(' or '),
  }
}

const ofValues = (test: Exclude<Test, { endpoint: string }>, { countRows }: TestData) => {
  const [variable, by] = 'before' in test ? [test.after, test.before] : [test.variable, test.by]
  const sum = (groups: readonly string[], keep: (row: CountRow) => boolean): number =>
    countRows.reduce(
      (total, row) =>
        row.population === (test.among ?? '') &&
        row.variable === variable &&
        isInGroup(row.group, groups) &&
        keep(row)
          ? total + row.count
          : total,
      0,
    )
  return {
    all: sum([], () => true),
    compared: sum([by], ({ value }) => value !== ''),
    without: `${variable} or ${by}`,
  }
}
