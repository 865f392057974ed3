import type { Test } from '../../descriptors/plan/test.ts'
import { haveSameOrder } from '../../values/same-order.ts'
import { isQuantity, type Variable } from '../../values/value.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkEndpointOf } from './endpoint.ts'
import { checkStrata } from './strata.ts'

/** Checks a test's names, and that its variables have the types that the method requires. */
export const checkTest = (of: Test, name: string, path: Path, check: PlanChecker): void => {
  if ('endpoint' in of) {
    checkTimes(of, path, check)
    return
  }
  if (of.among !== undefined) check.population(of.among, [...path, 'among'])
  if ('before' in of) {
    checkPairs(of, path, check)
    return
  }
  check.grouping(of.by, [...path, 'by'])
  const tested = check.variable(of.variable, [...path, 'variable'])
  if (tested && (of.method === 'fisher' || of.method === 'chi-square'))
    check.grouping(of.variable, [...path, 'variable'])
  if (tested && (of.method === 'mann-whitney' || of.method === 'kruskal-wallis') && !isRanked(tested))
    check.addProblem([...path, 'variable'], 'numbers or ordered categories', of.variable)
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

const checkTimes = (of: Extract<Test, { endpoint: string }>, path: Path, check: PlanChecker): void => {
  check.grouping(of.by, [...path, 'by'])
  if ('strata' in of) checkStrata(of.strata, [[of.by, path]], path, check)
  if ('across' in of) {
    check.grouping(of.across, [...path, 'across'])
    check.unique(
      [
        [of.by, path],
        [of.across, [...path, 'across']],
      ],
      'a variable different from the compared groups',
    )
  }
  checkEndpointOf(of, path, check)
  if (of.method !== 'log-rank') return
  const groups = check.levels(of.by)
  if (of.scores !== undefined && groups !== null && of.scores.length !== groups)
    check.addProblem(
      [...path, 'scores'],
      `${groups} scores, one for each group of ${of.by} in the declared order`,
      of.scores.length,
    )
  if (of.monteCarlo !== undefined && of.permutation === undefined)
    check.addProblem([...path, 'monteCarlo'], 'also permutation, studentised or linear', of.monteCarlo)
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
