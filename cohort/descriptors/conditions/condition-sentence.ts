import { unitAfter } from '../../values/unit.ts'
import type { Variable } from '../../values/value.ts'
import type { Condition, ValueTest } from './condition.ts'
import { isAll, isAny, isNot, isValues, testsOf } from './evaluate-condition.ts'

type Variables = ReadonlyMap<string, Pick<Variable, 'title' | 'unit' | 'categories'>>

/**
 * A condition in words, with the variables' titles and the categories' labels: "prognosis is dead of disease or dead of
 * other causes".
 */
export const sentenceOf = (condition: Condition, variables: Variables): string => {
  if (isAll(condition)) return condition.all.map((part) => wrapped(part, variables)).join(' and ')
  if (isAny(condition)) return condition.any.map((part) => wrapped(part, variables)).join(' or ')
  if (isNot(condition)) return `not (${sentenceOf(condition.not, variables)})`
  return testsOf(condition)
    .map(
      ([name, test]) =>
        `${variables.get(name)?.title ?? name} ${words(test, labeller(name, variables), unitOf(name, variables))}`,
    )
    .join(' and ')
}

const wrapped = (condition: Condition, variables: Variables): string => {
  const sentence = sentenceOf(condition, variables)
  return isAll(condition) || isAny(condition) ? `(${sentence})` : sentence
}

const words = (test: ValueTest, label: (value: unknown) => string, unit: string): string => {
  const value = (item: unknown): string =>
    typeof item === 'number' ? `${label(item)}${unitAfter(item, unit)}` : label(item)
  if (typeof test !== 'object') return `is ${value(test)}`
  if (isValues(test)) return `is ${test.map(value).join(' or ')}`
  if ('includes' in test) return `includes ${test.includes.map(label).join(' or ')}`
  if ('includesAll' in test) return `includes ${test.includesAll.map(label).join(' and ')}`
  if ('empty' in test) return test.empty ? 'is none' : 'is not none'
  if ('present' in test) return test.present ? 'is recorded' : 'is not recorded'
  if ('partial' in test) return test.partial ? 'is known to the month or year only' : 'is known to the day'
  if ('since' in test || 'until' in test) return dayLimits(test)
  return 'min' in test || 'max' in test ? numberLimits(test, unit) : 'is anything'
}

type DayLimits = Extract<ValueTest, { readonly since?: unknown }>
type NumberLimits = Extract<ValueTest, { readonly min?: unknown }>

const dayLimits = ({ since, until }: DayLimits): string =>
  [
    ...(since === undefined ? [] : [`is on ${since} or later`]),
    ...(until === undefined ? [] : [`is on ${until} or earlier`]),
  ].join(' and ')

const numberLimits = ({ min, max }: NumberLimits, unit: string): string => {
  const limits = [
    ...(min === undefined ? [] : [`at least ${min}${unitAfter(min, unit)}`]),
    ...(max === undefined ? [] : [`at most ${max}${unitAfter(max, unit)}`]),
  ]
  return `is ${limits.join(' and ')}`
}

const labeller =
  (name: string, variables: Variables) =>
  (value: unknown): string => {
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    return (
      variables.get(name)?.categories?.find((category) => category.value === value)?.label ?? String(value)
    )
  }

const unitOf = (name: string, variables: Variables): string => variables.get(name)?.unit ?? '1'
