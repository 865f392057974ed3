import { didYouMean, oneOf } from '../../values/problem.ts'
import { isNumeric, type Variable } from '../../values/value.ts'
import type { Condition, ValueTest } from './condition.ts'
import { isAll, isAny, isNot, isValues, testsOf } from './evaluate-condition.ts'
import type { Path, VariableChecker } from './variable-checker.ts'

/** Checks the variables of a condition, and that each test fits the variable's type. */
export const checkCondition = (condition: Condition, path: Path, check: VariableChecker): void => {
  if (isAll(condition)) condition.all.forEach((part, i) => checkCondition(part, [...path, 'all', i], check))
  else if (isAny(condition))
    condition.any.forEach((part, i) => checkCondition(part, [...path, 'any', i], check))
  else if (isNot(condition)) checkCondition(condition.not, [...path, 'not'], check)
  else
    for (const [name, test] of testsOf(condition)) {
      const variable = check.variable(name, [...path, name])
      if (variable) checkTest(test, variable, [...path, name], check)
    }
}

const checkTest = (test: ValueTest, variable: Variable, path: Path, check: VariableChecker): void => {
  if (typeof test !== 'object' || isValues(test)) checkEqual(test, variable, path, check)
  else if ('includes' in test || 'includesAll' in test || 'empty' in test)
    checkItems(test, variable, path, check)
  else if ('partial' in test || 'since' in test || 'until' in test) checkDays(test, variable, path, check)
  else if ('present' in test) return
  else if (variable.type === 'date') check.addProblem(path, OF_DATES, test)
  else if (!isNumeric(variable))
    check.addProblem(path, `a test for ${variable.type}`, test, 'min and max are for numbers')
  else if ('min' in test && (test.min ?? -Infinity) > (test.max ?? Infinity))
    check.addProblem(path, 'min at most max', test)
}

const OF_DATES = 'since, until, partial or present, because the variable is a date'

const checkEqual = (
  test: string | number | boolean | readonly (string | number)[],
  variable: Variable,
  path: Path,
  check: VariableChecker,
): void => {
  if (variable.type === 'list')
    check.addProblem(path, 'includes, includesAll or empty, because the variable is a list', test)
  else for (const value of typeof test === 'object' ? test : [test]) checkValue(value, variable, path, check)
}

const checkItems = (
  test: { includes: readonly string[] } | { includesAll: readonly string[] } | { empty: boolean },
  variable: Variable,
  path: Path,
  check: VariableChecker,
): void => {
  if (variable.type !== 'list') {
    check.addProblem(
      path,
      `a test for ${variable.type}`,
      test,
      'includes, includesAll and empty are for lists',
    )
    return
  }
  const items = 'includes' in test ? test.includes : 'includesAll' in test ? test.includesAll : []
  for (const item of items) checkValue(item, variable, path, check)
}

const checkDays = (
  test: Extract<ValueTest, { partial: unknown } | { since?: unknown }>,
  variable: Variable,
  path: Path,
  check: VariableChecker,
): void => {
  if (variable.type !== 'date')
    check.addProblem(path, `a test for ${variable.type}`, test, 'since, until and partial are for dates')
  else if ('since' in test && test.since! > (test.until ?? '9999'))
    check.addProblem(path, 'since not after until', test)
}

/** A value with which a variable is compared: of its type, and one of its categories. */
export const checkValue = (wanted: unknown, variable: Variable, path: Path, check: VariableChecker): void => {
  if (variable.type === 'date') {
    check.addProblem(path, OF_DATES, wanted)
    return
  }
  const type = variable.type === 'boolean' ? 'boolean' : isNumeric(variable) ? 'number' : 'string'
  if (typeof wanted !== type) {
    check.addProblem(path, `a ${type}`, wanted, type === 'boolean' ? 'write true or false' : undefined)
    return
  }
  const known = variable.categories?.map(({ value }) => value)
  if (!known && type === 'string')
    check.addProblem(
      path,
      `declared categories of ${variable.name}, so that misspelt words are found`,
      undefined,
      'declare them in datapackage.json',
    )
  if (known && !known.includes(String(wanted)))
    check.addProblem(path, oneOf(known), wanted, didYouMean(String(wanted), known))
}
