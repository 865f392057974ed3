import type { Test } from '../plan/test.ts'
import { groupTestOf } from '../tests/group-tests.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkEndpointOf } from './endpoint.ts'
import { checkStrata } from './strata.ts'

/** A test's names, and whether its variables are of the kind that the method asks for. */
export const checkTest = (of: Test, name: string, path: Path, check: PlanChecker): void => {
  if ('endpoint' in of) checkTimes(of, path, check)
  else {
    if (of.among !== undefined) check.population(of.among, [...path, 'among'])
    if ('before' in of) {
      check.variable(of.before, [...path, 'before'])
      check.variable(of.after, [...path, 'after'])
    } else {
      check.grouping(of.by, [...path, 'by'])
      check.variable(of.variable, [...path, 'variable'])
    }
  }
  groupTestOf(of).check?.(of, path, check)
  if ('variable' in of) checkSummaryOf(of, name, path, check)
}

const checkTimes = (of: Extract<Test, { endpoint: string }>, path: Path, check: PlanChecker): void => {
  check.grouping(of.by, [...path, 'by'])
  if ('strata' in of) checkStrata(of.strata, [[of.by, path]], path, check)
  if ('across' in of) {
    const place = [...path, 'across']
    check.grouping(of.across, place)
    check.unique(
      [
        [of.by, path],
        [of.across, place],
      ],
      'another variable than the groups that are compared',
    )
  }
  checkEndpointOf(of, path, check)
}

/** A test that has the name of a summary is of what the summary describes: their results have one name. */
const checkSummaryOf = (
  of: Extract<Test, { variable: string }>,
  name: string,
  path: Path,
  check: PlanChecker,
): void => {
  const { summaries } = check.plan
  const summary = Object.hasOwn(summaries, name) ? summaries[name] : undefined
  if (
    summary &&
    ((summary.variable ?? name) !== of.variable || summary.by !== of.by || summary.among !== of.among)
  )
    check.addProblem(
      path,
      `the variable, by and among of the summary ${name}, whose name it bears`,
      of.variable,
      'name the test otherwise',
    )
}
