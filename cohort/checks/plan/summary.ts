import type { Summary } from '../../descriptors/plan/summary.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Checks a summary's variable, population and groups. */
export const checkSummary = (of: Summary, path: Path, check: PlanChecker): void => {
  const described = check.variable(of.variable, [...path, 'variable'])
  if (described?.type === 'date')
    check.addProblem(
      [...path, 'variable'],
      'a number or categories',
      `${described.name} (date)`,
      'derive the year by "yearOf", or a time by "duration"',
    )
  if (of.among) check.population(of.among, [...path, 'among'])
  if (of.by) check.grouping(of.by, [...path, 'by'])
}
