import type { Summary } from '../../descriptors/plan/summary.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkTwoGroups } from './two-groups.ts'

/** Checks a summary's variable, population and groups. */
export const checkSummary = (summary: Summary, path: Path, check: PlanChecker): void => {
  const described = check.variable(summary.variable, [...path, 'variable'])
  if (described?.type === 'date')
    check.addProblem(
      [...path, 'variable'],
      'a number or categories',
      `${described.name} (date)`,
      'derive the year by "yearOf", or a time by "duration"',
    )
  if (summary.among) check.population(summary.among, [...path, 'among'])
  if (summary.by) check.grouping(summary.by, [...path, 'by'])
  if (summary.standardizedDifference) checkTwoGroups(summary.by, [...path, 'standardizedDifference'], check)
}
