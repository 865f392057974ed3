import type { Condition, ValueTest } from '../../../../../cohort/descriptors/conditions/condition.ts'
import {
  isAll,
  isAny,
  isNot,
  isValues,
  testsOf,
} from '../../../../../cohort/descriptors/conditions/evaluate-condition.ts'
import { rColumn, rNumber, rNumbers, rString, rStrings } from '../r-text.ts'

/**
 * A condition of the plan as a logical vector of R over the rows of a data frame. NA is open, and `&`, `|` and `!` of R
 * are the three-valued logic of conditions.
 */
export const conditionCode = (condition: Condition, frame: string): string => {
  if (isAll(condition)) return joined(condition.all, ' & ', frame)
  if (isAny(condition)) return joined(condition.any, ' | ', frame)
  if (isNot(condition)) return `!(${conditionCode(condition.not, frame)})`
  return testsOf(condition)
    .map(([variable, test]) => testCode(rColumn(frame, variable), test))
    .join(' & ')
}

const joined = (parts: readonly Condition[], operator: string, frame: string): string =>
  parts.map((part) => `(${conditionCode(part, frame)})`).join(operator)

const testCode = (column: string, test: ValueTest): string => {
  if (typeof test === 'boolean') return test ? column : `!${column}`
  if (typeof test !== 'object')
    return `${column} == ${typeof test === 'string' ? rString(test) : rNumber(test)}`
  if (isValues(test)) return `is_one_of(${column}, ${valuesCode(test)})`
  if ('includes' in test) return `has_any(${column}, ${rStrings(test.includes)})`
  if ('includesAll' in test) return `has_all(${column}, ${rStrings(test.includesAll)})`
  if ('since' in test || 'until' in test) return rangeCode(column, test)
  return (
    flagCode(column, test) ?? limitsCode(column, test as { readonly min?: number; readonly max?: number })
  )
}

/** A test for what a value is, or is not; undefined for one of its size. */
const flagCode = (column: string, test: object): string | undefined => {
  for (const [name, code] of Object.entries(FLAGS))
    if (name in test)
      return `${(test as Readonly<Record<string, boolean>>)[name] === true ? '' : '!'}${code(column)}`
  return undefined
}

const FLAGS: Readonly<Record<string, (column: string) => string>> = {
  present: (column) => `is_present(${column})`,
  empty: (column) => `is_empty(${column})`,
  partial: (column) => `is_partial(${column})`,
}

const limitsCode = (column: string, { min, max }: { readonly min?: number; readonly max?: number }): string =>
  [
    ...(min === undefined ? [] : [`${column} >= ${rNumber(min)}`]),
    ...(max === undefined ? [] : [`${column} <= ${rNumber(max)}`]),
  ].join(' & ')

const valuesCode = (values: readonly (string | number)[]): string =>
  values.every((value) => typeof value === 'number') ? rNumbers(values) : rStrings(values.map(String))

const rangeCode = (
  column: string,
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
): string =>
  `is_between(${column}, ${since === undefined ? 'NA' : rString(since)}, ${until === undefined ? 'NA' : rString(until)})`
