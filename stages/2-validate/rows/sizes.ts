import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { type OpenCondition, openReason } from '../../../cohort/subjects/open-conditions.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import type { SizeRow } from '../artifacts.ts'

export interface ExclusionCount {
  readonly exclusion: string
  readonly count: number
}

/** How many subjects each reason leaves out, from the reason of each of them. */
export const countsOf = (reasons: Iterable<string>): readonly ExclusionCount[] => {
  const all = [...reasons]
  return [...new Set(all)].map((exclusion) => ({
    exclusion,
    count: all.filter((one) => one === exclusion).length,
  }))
}

/** Subjects for whom an exclusion or a population is open, with what is missing in words. */
export type OpenCount = Pick<OpenCondition, 'of' | 'name' | 'title' | 'subjects'> & {
  readonly reason: string
}

export const openCountsOf = (
  conditions: readonly OpenCondition[],
  variables: ReadonlyMap<string, Variable>,
): readonly OpenCount[] =>
  conditions.map(({ missing, ...one }) => ({ ...one, reason: openReason(missing, variables) }))

/** Reasons in the order of the plan, those that leave nobody out as well; then whom a missing value leaves open. */
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
    count: counts.find((one) => one.exclusion === exclusion)?.count ?? 0,
  }))
  const recorded = analysed + excluded.reduce((sum, { count }) => sum + count, 0)
  const plain = { exclusion: '', population: '', title: '', reason: '' }
  return [
    { size: 'recorded', ...plain, count: recorded },
    ...excluded,
    { size: 'analysed', ...plain, count: analysed },
    ...open.map(({ of, name, title, reason, subjects }) => ({
      ...{ size: 'open', exclusion: '', population: '', [of]: name, title, reason, count: subjects },
    })),
  ]
}
