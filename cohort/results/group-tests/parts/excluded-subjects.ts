import type { CountRow } from '../../../counts/count-rows.ts'
import { countedVariables, groupingOf, subjectsIn, timesOf } from '../../../counts/counting.ts'
import { isInGroup, ownCountsByGroup } from '../../../counts/event-rows.ts'
import type { Model, OutcomeModel, TimeModel } from '../../../descriptors/plan/model.ts'
import type { Test } from '../../../descriptors/plan/test.ts'
import { totalOf } from '../../models/design.ts'
import { type Result, result } from '../../result.ts'
import type { TestData } from './test-data.ts'

/** The number of subjects that a test or a model excludes because a value that it needs is missing. */
export const excludedResult = (analysis: string, entry: Test | Model, data: TestData): Result => {
  const { all, compared, without } = 'endpoint' in entry ? timeCounts(entry, data) : valueCounts(entry, data)
  const analysed = 'covariates' in entry ? 'the model' : 'the test'
  return result(
    { analysis, statistic: 'left-out' },
    all - compared,
    '1',
    `subjects excluded from ${analysed}: ${without} missing`,
  )
}

const timeCounts = (
  entry: Extract<Test, { endpoint: string }> | TimeModel,
  { eventRows, variables }: TestData,
) => {
  const isChanging = (name: string): boolean => variables.get(name)?.changesAt !== undefined
  const { endpoint, by, strata } = subjectsIn(timesOf(entry), isChanging)
  return {
    all: totalOf(ownCountsByGroup(eventRows, endpoint, [], []), 'entered'),
    compared: totalOf(ownCountsByGroup(eventRows, endpoint, by, strata), 'entered'),
    without: [...by, ...strata].join(' or ') || 'nothing',
  }
}

const valueCounts = (test: Exclude<Test, { endpoint: string }> | OutcomeModel, { countRows }: TestData) => {
  const { variable, by } =
    'outcome' in test ? { variable: test.outcome, by: test.covariates } : countedVariables(test)
  const groups = groupingOf(by)
  const sum = (names: readonly string[], keep: (row: CountRow) => boolean): number =>
    countRows.reduce(
      (total, row) =>
        row.population === (test.among ?? '') &&
        row.variable === variable &&
        isInGroup(row.group, names) &&
        keep(row)
          ? total + row.count
          : total,
      0,
    )
  return {
    all: sum([], () => true),
    compared: sum(groups, ({ value }) => value !== ''),
    without: [variable, ...groups].join(' or '),
  }
}
