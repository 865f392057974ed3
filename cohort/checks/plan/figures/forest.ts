import { groupTestOf, METHODS } from '../../../descriptors/group-tests/index.ts'
import type { FigureOf } from '../../../descriptors/plan/figure.ts'
import type { Path, PlanChecker } from '../checker.ts'

/** Checks the models and tests of a forest plot, and whether their rows compare the two groups that are favoured. */
export const checkForest = (figure: FigureOf<'forest'>, path: Path, check: PlanChecker): void => {
  const { models, tests } = check.plan
  const names = figure.of.map((name, i) => [name, [...path, 'of', i]] as const)
  check.unique(names, 'each model and test once')
  for (const [name, place] of names) {
    if (!check.declared('model or test', { ...models, ...tests }, name, place)) continue
    const test = Object.hasOwn(tests, name) ? tests[name]! : null
    if (test && groupTestOf(test.method).ratio === undefined)
      check.addProblem(place, `a model, or a test by ${METHODS_WITH_RATIO.join(', ')}`, test.method)
  }
  if (figure.favours !== undefined) checkFavours(figure, [...path, 'favours'], check)
}

const METHODS_WITH_RATIO = METHODS.filter((method) => groupTestOf(method).ratio !== undefined)

/** Rows of other groups, of several levels or of a number would be favoured by words that are not theirs. */
const checkFavours = (figure: FigureOf<'forest'>, path: Path, check: PlanChecker): void => {
  const variables = [...new Set(figure.of.flatMap((name) => comparedVariables(name, check)))]
  if (variables.length === 0) return
  const [variable] = variables as [string]
  const levels = check.levels(variable)
  if (variables.length > 1 || levels !== 2)
    check.addProblem(
      path,
      'models and tests that all compare the same two groups',
      variables.length > 1 ? variables.join(', ') : `${variable} (${levels ?? 'no'} groups)`,
      'remove favours: the axis then says which side has the lower and the higher hazard or odds',
    )
}

const comparedVariables = (name: string, { plan: { models, tests } }: PlanChecker): readonly string[] => {
  if (Object.hasOwn(models, name)) return models[name]!.covariates
  const test = Object.hasOwn(tests, name) ? tests[name]! : null
  if (test === null) return []
  if ('before' in test) return [test.before, test.after]
  return 'x' in test ? [test.x, test.y] : [test.by]
}
