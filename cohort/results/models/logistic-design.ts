import { dependentColumns } from '../../../statistics/likelihood/dependent-columns.ts'
import type { BinaryPattern } from '../../../statistics/logistic/binary-data.ts'
import { binaryCovariance } from '../../../statistics/logistic/logistic-tests.ts'
import { isInGroup } from '../../counts/event-rows.ts'
import type { OutcomeModel } from '../../descriptors/plan/model.ts'
import { groupBy } from '../../values/group-by.ts'
import { levelsOf } from '../../values/value.ts'
import type { TestData } from '../group-tests/parts/test-data.ts'
import { type ByPattern, designOf } from './design.ts'
import { type FullRank, withoutDependent } from './full-rank.ts'

/** The data of a logistic model with the terms of its columns. */
export interface LogisticDesign extends FullRank {
  readonly patterns: readonly BinaryPattern[]
  /** The counts by covariate pattern: all subjects and those with the outcome. */
  readonly counts: ByPattern
}

/** The counts of the outcome by covariate pattern, and the columns without those that others determine. */
export const logisticDesign = (
  model: OutcomeModel,
  { countRows, variables }: Pick<TestData, 'countRows' | 'variables'>,
): LogisticDesign => {
  const counts = countsOf(model, { countRows, variables })
  const full = designOf(model, counts, variables)
  const dependent = dependentColumns(binaryCovariance(patternsOf(counts, full.covariates)))
  const design = withoutDependent(full, dependent, 'subjects of the model')
  return { ...design, counts, patterns: patternsOf(counts, design.covariates) }
}

const patternsOf = (
  counts: ByPattern,
  covariates: ReadonlyMap<string, readonly number[]>,
): readonly BinaryPattern[] =>
  counts.flatMap(({ groups }) =>
    groups.map(({ name, entered, events }) => ({
      x: covariates.get(name)!,
      n: entered[0]!,
      events: events[0]!,
    })),
  )

/** Subjects whose outcome is missing are in no pattern. */
const countsOf = (
  { outcome, among, covariates }: OutcomeModel,
  { countRows, variables }: Pick<TestData, 'countRows' | 'variables'>,
): ByPattern => {
  const happened = levelsOf(variables.get(outcome)!)?.[1]?.value
  const rows = countRows.filter(
    ({ population, variable, group, value }) =>
      population === (among ?? '') && variable === outcome && value !== '' && isInGroup(group, covariates),
  )
  const groups = [...groupBy(rows, ({ group }) => group)].map(([name, ofGroup]) => {
    const sum = (keep: (value: string) => boolean): number =>
      ofGroup.reduce((total, { value, count }) => total + (keep(value) ? count : 0), 0)
    const [n, events] = [sum(() => true), sum((value) => value === happened)]
    return { name, entered: [n], atRisk: [n], events: [events], competing: [], censored: [n - events] }
  })
  return [{ groups }]
}
