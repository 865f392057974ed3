import type { Condition, ValueTest } from '../../../cohort/descriptors/conditions/condition.ts'
import {
  isAll,
  isAny,
  isNot,
  isValues,
  testsOf,
} from '../../../cohort/descriptors/conditions/evaluate-condition.ts'
import { dayOf } from '../../../cohort/values/calendar.ts'
import { isNumeric } from '../../../cohort/values/value.ts'
import { every, list, number, type Sql, some, sql, text, truth } from '../sql.ts'
import type { Scope } from './scope.ts'

/** A condition as a three-valued expression: `evaluate` in SQL, with undecided as NULL. */
export const conditionSql = (condition: Condition, scope: Scope): Sql => {
  if (isAll(condition)) return every(condition.all.map((part) => conditionSql(part, scope)))
  if (isAny(condition)) return some(condition.any.map((part) => conditionSql(part, scope)))
  if (isNot(condition)) return sql`(NOT ${conditionSql(condition.not, scope)})`
  return every(testsOf(condition).map(([variable, test]) => testSql(variable, test, scope)))
}

const testSql = (name: string, test: ValueTest, scope: Scope): Sql => {
  if (typeof test !== 'object') return equals(name, test, scope)
  if (isValues(test)) return some(test.map((value) => equals(name, value, scope)))
  if ('present' in test) return test.present ? scope.isRecorded(name) : sql`(NOT ${scope.isRecorded(name)})`
  if ('includes' in test || 'includesAll' in test || 'empty' in test) return listSql(name, test, scope)
  if ('partial' in test) return partialSql(name, test.partial, scope)
  if ('since' in test || 'until' in test) return within(name, test, scope)
  const { min, max } = test as { min?: number; max?: number }
  if (!isNumeric(scope.variables.get(name)!)) return constant(name, false, scope)
  const column = scope.column(name)
  return every([
    ...(min === undefined ? [] : [sql`${column} >= ${number(min)}`]),
    ...(max === undefined ? [] : [sql`${column} <= ${number(max)}`]),
  ])
}

type ListTest = Extract<
  Exclude<ValueTest, string | readonly unknown[]>,
  { readonly includes: unknown } | { readonly includesAll: unknown } | { readonly empty: unknown }
>

/** Values other than lists are not empty and include nothing. */
const listSql = (name: string, test: ListTest, scope: Scope): Sql => {
  const column = scope.column(name)
  if (scope.variables.get(name)!.type !== 'list') return constant(name, 'empty' in test && test.empty, scope)
  if ('includes' in test) return sql`(${column} && ARRAY[${list(test.includes.map(text))}])`
  if ('includesAll' in test) return sql`(${column} @> ARRAY[${list(test.includesAll.map(text))}])`
  const hasItems = truth(sql`array_length(${column}, 1) > 0`)
  return sql`CASE WHEN ${column} IS NOT NULL THEN ${test.empty ? sql`NOT ${hasItems}` : hasItems} END`
}

/** Values other than dates are not partial. */
const partialSql = (name: string, isPartial: boolean, scope: Scope): Sql => {
  if (scope.variables.get(name)!.type !== 'date') return constant(name, !isPartial, scope)
  const [first, last] = [scope.first(name), scope.last(name)]
  return isPartial ? sql`(${first} < ${last})` : sql`(${first} = ${last})`
}

/** Values of another type are never equal; undecided for a missing value. */
const equals = (name: string, value: string | number | boolean, scope: Scope): Sql => {
  const column = scope.column(name)
  const variable = scope.variables.get(name)!
  if (typeof value === 'boolean' && variable.type === 'boolean') return value ? column : sql`(NOT ${column})`
  if (typeof value === 'number' && isNumeric(variable)) return sql`(${column} = ${number(value)})`
  if (typeof value === 'string' && (variable.type === 'string' || variable.type === 'date'))
    return sql`(${column} = ${text(value)})`
  return constant(name, false, scope)
}

/** A constant for all recorded values; undecided for missing ones. */
const constant = (name: string, always: boolean, scope: Scope): Sql =>
  sql`CASE WHEN ${scope.isRecorded(name)} THEN ${always ? sql`TRUE` : sql`FALSE`} END`

/** For a partial date, decided only where all possible days are inside or all are outside. */
const within = (
  name: string,
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
  scope: Scope,
): Sql => {
  if (scope.variables.get(name)!.type !== 'date') return constant(name, false, scope)
  const [first, last] = [scope.first(name), scope.last(name)]
  const from = since === undefined ? [] : [number(dayOf(since)!)]
  const to = until === undefined ? [] : [number(dayOf(until)!)]
  const inside = every([
    ...from.map((day) => sql`${first} >= ${day}`),
    ...to.map((day) => sql`${last} <= ${day}`),
  ])
  const outside = some([
    ...from.map((day) => sql`${last} < ${day}`),
    ...to.map((day) => sql`${first} > ${day}`),
  ])
  return sql`CASE WHEN ${inside} THEN TRUE WHEN ${outside} THEN FALSE END`
}
