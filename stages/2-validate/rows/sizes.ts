import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { type OpenCondition, openReason } from '../../../cohort/subjects/open-conditions.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import type { SizeRow } from '../artifacts.ts'

export interface ExclusionCount {
  readonly exclusion: string
  readonly count: number
}

/** The number of subjects excluded for each reason, from the reason of each excluded subject. */
export const countsOf = (reasons: Iterable<string>): readonly ExclusionCount[] => {
  const all = [...reasons]
  return [...new Set(all)].map((exclusion) => ({
    exclusion,
    count: all.filter((reason) => reason === exclusion).length,
  }))
}

/** The number of subjects for whom an exclusion or a population is undecided, with the missing values in words. */
export type OpenCount = Pick<OpenCondition, 'of' | 'name' | 'title' | 'subjects'> & {
  readonly reason: string
}

export const openCountsOf = (
  conditions: readonly OpenCondition[],
  variables: ReadonlyMap<string, Variable>,
): readonly OpenCount[] =>
  conditions.map(({ missing, ...condition }) => ({ ...condition, reason: openReason(missing, variables) }))

/** Every reason in the order of the plan, including those with a count of 0; then the undecided subjects. */
export const sizeRows = (
  analysed: number,
  counts: readonly ExclusionCount[],
  exclude: Readonly<Record<string, Pick<Plan['exclude'][string], 'title'>>>,
  open: readonly OpenCount[],
): readonly SizeRow[] => {
  const excluded = Object.entries(exclude).map(([exclusion, { title }]) => ({
    size: 'excluded',
    exclusion,
    population: '',
    title,
    reason: '',
    count: counts.find((entry) => entry.exclusion === exclusion)?.count ?? 0,
  }))
  const recorded = analysed + excluded.reduce((sum, { count }) => sum + count, 0)
  const blank = { exclusion: '', population: '', title: '', reason: '' }
  return [
    { size: 'recorded', ...blank, count: recorded },
    ...excluded,
    { size: 'analysed', ...blank, count: analysed },
    ...open.map(({ of: kind, name, title, reason, subjects }) => ({
      ...{ size: 'open', exclusion: '', population: '', [kind]: name, title, reason, count: subjects },
    })),
  ]
}
