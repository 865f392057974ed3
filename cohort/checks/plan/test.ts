import type { Test } from '../../descriptors/plan/test.ts'
import { haveSameOrder } from '../../values/same-order.ts'
import { isQuantity, type Variable } from '../../values/value.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkEndpointOf } from './endpoint.ts'
import { checkStrata } from './strata.ts'

/** Checks a test's names, and that its variables have the types that the method requires. */
export const checkTest = (test: Test, name: string, path: Path, check: PlanChecker): void => {
  if ('endpoint' in test) {
    checkTimes(test, path, check)
    return
  }
  if (test.among !== undefined) check.population(test.among, [...path, 'among'])
  if ('before' in test) {
    checkPairs(test, path, check)
    return
  }
  check.grouping(test.by, [...path, 'by'])
  const tested = check.variable(test.variable, [...path, 'variable'])
  if (tested && (test.method === 'fisher' || test.method === 'chi-square'))
    check.grouping(test.variable, [...path, 'variable'])
  if (tested && (test.method === 'mann-whitney' || test.method === 'kruskal-wallis') && !isRanked(tested))
    check.addProblem([...path, 'variable'], 'numbers or ordered categories', test.variable)
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

const checkTimes = (test: Extract<Test, { endpoint: string }>, path: Path, check: PlanChecker): void => {
  check.grouping(test.by, [...path, 'by'])
  if ('strata' in test) checkStrata(test.strata, [[test.by, path]], path, check)
  if ('across' in test) {
    check.grouping(test.across, [...path, 'across'])
    check.unique(
      [
        [test.by, path],
        [test.across, [...path, 'across']],
      ],
      'a variable different from the compared groups',
    )
  }
  checkEndpointOf(test, path, check)
  if (test.method !== 'log-rank') return
  const groups = check.levels(test.by)
  if (test.scores !== undefined && groups !== null && test.scores.length !== groups)
    check.addProblem(
      [...path, 'scores'],
      `${groups} scores, one for each group of ${test.by} in the declared order`,
      test.scores.length,
    )
  if (test.monteCarlo !== undefined && test.permutation === undefined)
    check.addProblem([...path, 'monteCarlo'], 'also permutation, studentised or linear', test.monteCarlo)
}

const checkPairs = (
  { before, after, method }: Extract<Test, { before: string }>,
  path: Path,
  check: PlanChecker,
): void => {
  const first = check.variable(before, [...path, 'before'])
  const second = check.variable(after, [...path, 'after'])
  if (!first || !second) return
  if (method === 'mcnemar') {
    if (first.type !== 'boolean' || second.type !== 'boolean')
      check.addProblem(path, 'two variables with yes and no', [before, after])
    return
  }
  const areAlike =
    (isQuantity(first) && isQuantity(second) && first.unit === second.unit) || haveSameOrder(first, second)
  if (!areAlike)
    check.addProblem(
      path,
      'two numbers in the same unit, or two variables with the same ordered categories',
      [before, after],
    )
}

const isRanked = (variable: Variable): boolean => isQuantity(variable) || variable.ordered
