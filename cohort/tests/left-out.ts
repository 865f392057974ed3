import type { CountRow } from '../count-rows.ts'
import { eventTables, isOf } from '../event-rows.ts'
import { totalOf } from '../models/design.ts'
import type { Test } from '../plan.ts'
import { type Result, result } from '../result.ts'
import type { TestData } from './test-data.ts'

/** How many subjects a test could not look at, because what it compares or compares by is not recorded of them. */
export const leftOutResult = (analysis: string, test: Test, data: TestData): Result => {
  const { all, compared, without } = 'endpoint' in test ? ofTimes(test, data) : ofValues(test, data)
  return result(
    { analysis, statistic: 'left-out' },
    all - compared,
    '1',
    `subjects without ${without}, whom the test leaves out`,
  )
}

const ofTimes = (test: Extract<Test, { endpoint: string }>, { eventRows }: TestData) => {
  const strata = 'strata' in test ? test.strata : []
  return {
    all: totalOf(eventTables(eventRows, test.endpoint, []), 'entered'),
    compared: totalOf(eventTables(eventRows, test.endpoint, [test.by], strata), 'entered'),
    without: [test.by, ...strata].join(' or '),
  }
}

const ofValues = (test: Exclude<Test, { endpoint: string }>, { countRows }: TestData) => {
  const [variable, by] = 'before' in test ? [test.after, test.before] : [test.variable, test.by]
  const sum = (groups: readonly string[], keep: (row: CountRow) => boolean): number =>
    countRows.reduce(
      (total, row) =>
        row.population === (test.among ?? '') &&
        row.variable === variable &&
        isOf(row.group, groups) &&
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
