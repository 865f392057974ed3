import { groupTestOf } from '../../descriptors/group-tests/index.ts'
import type { Test } from '../../descriptors/plan/test.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkEndpointOf } from './endpoint.ts'
import { checkStrata } from './strata.ts'

/** Checks a test's names, and what its method requires. */
export const checkTest = (of: Test, name: string, path: Path, check: PlanChecker): void => {
  if ('endpoint' in of) checkTimes(of, path, check)
  else if ('before' in of) checkPairs(of, path, check)
  else checkValues(of, name, path, check)
}

const checkMethod = (of: Test, path: Path, check: PlanChecker): void =>
  groupTestOf(of.method).check?.(of, path, check)

const checkTimes = (of: Extract<Test, { endpoint: string }>, path: Path, check: PlanChecker): void => {
  check.grouping(of.by, [...path, 'by'])
  if ('strata' in of) checkStrata(of.strata, [[of.by, path]], path, check)
  checkEndpointOf(of, path, check)
  checkMethod(of, path, check)
}

const checkPairs = (of: Extract<Test, { before: string }>, path: Path, check: PlanChecker): void => {
  if (of.among !== undefined) check.population(of.among, [...path, 'among'])
  const first = check.variable(of.before, [...path, 'before'])
  const second = check.variable(of.after, [...path, 'after'])
  if (first && second) checkMethod(of, path, check)
}

const checkValues = (
  of: Extract<Test, { variable: string }>,
  name: string,
  path: Path,
  check: PlanChecker,
): void => {
  if (of.among !== undefined) check.population(of.among, [...path, 'among'])
  check.grouping(of.by, [...path, 'by'])
  if (check.variable(of.variable, [...path, 'variable'])) checkMethod(of, path, check)
  const { summaries } = check.plan
  const summary = Object.hasOwn(summaries, name) ? summaries[name] : undefined
  if (summary && (summary.variable !== of.variable || summary.by !== of.by || summary.among !== of.among))
    check.addProblem(
      path,
      `the same variable, by and among as the summary ${name}, which has the same name`,
      of.variable,
      'rename the test',
    )
}
