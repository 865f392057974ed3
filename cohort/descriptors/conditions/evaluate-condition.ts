import { memoized } from '../../../statistics/numbers/memoized.ts'
import { daysOf } from '../../values/calendar.ts'
import type { Subject, Value } from '../../values/value.ts'
import type { Condition, ValueTest } from './condition.ts'

/** True, false, or null (open) because of a missing value: three-valued logic as in SQL. */
export type Truth = boolean | null

/**
 * Whether a subject meets a condition. A test of a missing value is open (null), except `present`;
 * `all` is false if a part is false, else open if a part is open; `any` likewise; `not` of open is open.
 */
export const evaluate = (condition: Condition, subject: Subject): Truth => compiled(condition)(subject)

type Predicate = (subject: Subject) => Truth

/** A condition is compiled once and then evaluated for every subject. */
const compiled = memoized((condition: Condition): Predicate => predicateOf(condition), new WeakMap())

const predicateOf = (condition: Condition): Predicate => {
  if (isAll(condition)) return every(condition.all.map(predicateOf))
  if (isAny(condition)) return negated(every(condition.any.map((part) => negated(predicateOf(part)))))
  if (isNot(condition)) return negated(predicateOf(condition.not))
  return every(
    testsOf(condition).map(
      ([variable, test]) =>
        (subject) =>
          meets(subject[variable] ?? null, test),
    ),
  )
}

export const isAll = (condition: Condition): condition is { readonly all: readonly Condition[] } =>
  'all' in condition && Array.isArray(condition.all)
export const isAny = (condition: Condition): condition is { readonly any: readonly Condition[] } =>
  'any' in condition && Array.isArray(condition.any)
export const isNot = (condition: Condition): condition is { readonly not: Condition } =>
  'not' in condition && typeof condition.not === 'object' && !Array.isArray(condition.not)

/** The tests of a condition that is neither all, any nor not. */
export const testsOf = (condition: Condition): readonly (readonly [string, ValueTest])[] =>
  Object.entries(condition) as [string, ValueTest][]

/** Every variable that a condition reads. */
export const variablesOf = (condition: Condition): readonly string[] => {
  if (isAll(condition)) return condition.all.flatMap(variablesOf)
  if (isAny(condition)) return condition.any.flatMap(variablesOf)
  if (isNot(condition)) return variablesOf(condition.not)
  return Object.keys(condition)
}

const meets = (value: Value, test: ValueTest): Truth => {
  if (typeof test === 'object' && !isValues(test) && 'present' in test)
    return (value !== null) === test.present
  if (value === null) return null
  if (typeof test !== 'object') return value === test
  if (isValues(test)) return test.some((wanted) => wanted === value)
  if ('includes' in test) return test.includes.some((item) => items(value).includes(item))
  if ('includesAll' in test) return test.includesAll.every((item) => items(value).includes(item))
  if ('empty' in test) return (items(value).length === 0) === test.empty
  if ('partial' in test) return isPartial(value) === test.partial
  if ('since' in test || 'until' in test) return isWithin(value, test)
  const { min = -Infinity, max = Infinity } = test as { min?: number; max?: number }
  return typeof value === 'number' && value >= min && value <= max
}

const isPartial = (value: Value): boolean => {
  const days = typeof value === 'string' ? daysOf(value) : null
  return days !== null && days.first < days.last
}

/** For a partial date: true if all possible days are within the range, false if none is, else open. */
const isWithin = (
  value: Value,
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
): Truth => {
  const days = typeof value === 'string' ? daysOf(value) : null
  if (days === null) return false
  const from = since === undefined ? -Infinity : daysOf(since)!.first
  const to = until === undefined ? Infinity : daysOf(until)!.last
  if (days.first >= from && days.last <= to) return true
  return days.last < from || days.first > to ? false : null
}

/** Told apart first: an array has an `includes` of its own. */
export const isValues = (test: ValueTest): test is readonly (string | number)[] => Array.isArray(test)

const items = (value: Value): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : [])

const every =
  (parts: readonly Predicate[]): Predicate =>
  (subject) => {
    let truth: Truth = true
    for (const part of parts) {
      const outcome = part(subject)
      if (outcome === false) return false
      if (outcome === null) truth = null
    }
    return truth
  }

const negated =
  (predicate: Predicate): Predicate =>
  (subject) => {
    const truth = predicate(subject)
    return truth === null ? null : !truth
  }
