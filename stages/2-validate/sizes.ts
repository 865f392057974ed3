import type { Plan } from '../../cohort/plan.ts'
import type { SizeRow } from './artifacts.ts'

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

/** Reasons in the order of the plan, those that leave nobody out as well. */
export const sizeRows = (
  analysed: number,
  counts: readonly ExclusionCount[],
  exclude: Readonly<Record<string, Pick<Plan['exclude'][string], 'title'>>>,
): readonly SizeRow[] => {
  const excluded = Object.entries(exclude).map(([exclusion, { title }]) => ({
    size: 'excluded',
    exclusion,
    title,
    count: counts.find((one) => one.exclusion === exclusion)?.count ?? 0,
  }))
  const recorded = analysed + excluded.reduce((sum, { count }) => sum + count, 0)
  const plain = { exclusion: '', title: '' }
  return [
    { size: 'recorded', ...plain, count: recorded },
    ...excluded,
    { size: 'analysed', ...plain, count: analysed },
  ]
}
