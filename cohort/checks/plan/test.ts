import { groupTestOf } from '../../descriptors/group-tests/index.ts'
import type { Test } from '../../descriptors/plan/test.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkEndpointOf } from './endpoint.ts'
import { checkStrata } from './strata.ts'

/** Checks a test's names, and what its method requires. */
export const checkTest = (test: Test, name: string, path: Path, check: PlanChecker): void => {
  if ('endpoint' in test) checkTimes(test, path, check)
  else if ('before' in test) checkTwo(test, [test.before, 'before'], [test.after, 'after'], path, check)
  else if ('x' in test) checkTwo(test, [test.x, 'x'], [test.y, 'y'], path, check)
  else checkValues(test, name, path, check)
}

const checkMethod = (test: Test, path: Path, check: PlanChecker): void =>
  groupTestOf(test.method).check?.(test, path, check)

const checkTimes = (test: Extract<Test, { endpoint: string }>, path: Path, check: PlanChecker): void => {
  check.grouping(test.by, [...path, 'by'])
  if ('strata' in test) checkStrata(test.strata, [[test.by, path]], path, check)
  checkEndpointOf(test, path, check)
  checkMethod(test, path, check)
}

type Named = readonly [variable: string, property: string]

const checkTwo = (
  test: Extract<Test, { before: string } | { x: string }>,
  [first, firstProperty]: Named,
  [second, secondProperty]: Named,
  path: Path,
  check: PlanChecker,
): void => {
  if (test.among !== undefined) check.population(test.among, [...path, 'among'])
  const isFirst = check.variable(first, [...path, firstProperty]) !== undefined
  const isSecond = check.variable(second, [...path, secondProperty]) !== undefined
  if (isFirst && isSecond) checkMethod(test, path, check)
}

const checkValues = (
  test: Extract<Test, { variable: string }>,
  name: string,
  path: Path,
  check: PlanChecker,
): void => {
  if (test.among !== undefined) check.population(test.among, [...path, 'among'])
  check.grouping(test.by, [...path, 'by'])
  if (check.variable(test.variable, [...path, 'variable'])) checkMethod(test, path, check)
  const { summaries } = check.plan
  const summary = Object.hasOwn(summaries, name) ? summaries[name] : undefined
  if (
    summary &&
    (summary.variable !== test.variable || summary.by !== test.by || summary.among !== test.among)
  )
    check.addProblem(
      path,
      `the same variable, by and among as the summary ${name}, which has the same name`,
      test.variable,
      'rename the test',
    )
}
