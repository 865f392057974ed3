import { tukeyFences } from '../../../cohort/counts/outliers.ts'
import type { CheckedSubjects, Found } from './checked-subjects.ts'

/** Values outside the Tukey fences, for the variables that the plan names. */
export const outliers = ({ plan, quartiles, subjects }: CheckedSubjects): readonly Found[] => {
  const { outliers: names, fence } = plan.warnings
  return names.flatMap((variable) => {
    const recorded = subjects.flatMap((subject) => {
      const value = subject[variable]
      return typeof value === 'number' ? [{ subject: String(subject[plan.subject]), value }] : []
    })
    const fences = tukeyFences(
      recorded.map(({ value }) => value),
      fence,
      quartiles,
    )
    const title = `more than ${fence} interquartile ranges from the quartiles (below ${fences?.low} or above ${fences?.high})`
    return recorded
      .filter(({ value }) => fences !== null && (value < fences.low || value > fences.high))
      .map(({ subject, value }) => ({ warning: 'outlier', subject, variable, value: String(value), title }))
  })
}
