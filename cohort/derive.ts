import { dayOf } from './calendar.ts'
import { addDecimals, subtractDecimals } from './decimal.ts'
import { assumed, converted, daysBetween, duration, extreme, yearOf } from './derive-time.ts'
import { needsOf } from './derived-variable.ts'
import { evaluate } from './evaluate-condition.ts'
import type { Derived } from './plan/derived.ts'
import type { Subject, Value, Variable } from './value.ts'

type Variables = ReadonlyMap<string, Variable>

/**
 * The value of a derived variable; missing where one of the values that it needs is missing.
 * `undefined` where what was recorded does not let it be made; `underivable` says why.
 */
export const deriveValue = (derived: Derived, subject: Subject, variables: Variables): Value | undefined => {
  if ('condition' in derived) return evaluate(derived.condition, subject)
  if ('difference' in derived && variables.get(derived.difference[0])?.type === 'date')
    return daysBetween(subject[derived.difference[1]] ?? null, subject[derived.difference[0]] ?? null)
  if ('duration' in derived) return duration(derived.duration, subject)
  if ('convert' in derived) return converted(derived.convert, subject, variables)
  if ('assume' in derived) return assumed(derived.assume, subject)
  if ('yearOf' in derived) return yearOf(derived.yearOf, subject)
  if ('earliest' in derived) return extreme(derived.earliest, subject, 'earliest')
  if ('latest' in derived) return extreme(derived.latest, subject, 'latest')
  // taken when the file was read, and recorded since
  if ('rows' in derived) return undefined
  if ('difference' in derived)
    return onNumbers(derived.difference, subject, ([a, b]) => subtractDecimals(a!, b!))
  if ('sum' in derived) return onNumbers(derived.sum, subject, addDecimals)
  if ('items' in derived) return countItems(derived.items, subject)
  if ('recode' in derived) return recoded(derived.recode, subject)
  if ('bin' in derived)
    return onNumbers([derived.bin.of], subject, ([x]) => derived.bin.labels[binOf(x!, derived.bin.at)]!)
  if ('compare' in derived) return compared(derived.compare, subject, variables)
  const never: never = derived
  return never
}

/** Why a value cannot be made of what a subject has: the variable at fault and what it should be. */
export const underivable = (
  name: string,
  derived: Derived,
  subject: Subject,
): {
  readonly variable: string
  readonly expected: string
  readonly found: string
  readonly remedy?: string
} => {
  const [first = name, ...rest] = needsOf(derived)
  if ('recode' in derived)
    return { variable: first, expected: `a value that ${name} recodes`, found: String(subject[first]) }
  const isPartial = (one: string): boolean =>
    typeof subject[one] === 'string' && dayOf(String(subject[one])) === null
  const variable = [first, ...rest].find(isPartial) ?? first
  return {
    variable,
    expected: `a date with its day, since ${name} counts days`,
    found: `"${String(subject[variable])}"`,
    remedy: PARTIAL_REMEDY,
  }
}

export const PARTIAL_REMEDY =
  'find the day out, leave the subject out by exclude, or declare what is assumed by a variable with assume'

const onNumbers = <T extends Value>(
  names: readonly string[],
  subject: Subject,
  f: (values: readonly number[]) => T,
): T | null => {
  const values = names.map((name) => subject[name] ?? null)
  return values.every((value) => typeof value === 'number') ? f(values) : null
}

const countItems = (names: readonly string[], subject: Subject): number | null => {
  const lists = names.map((name) => subject[name] ?? null)
  return lists.includes(null)
    ? null
    : lists.reduce<number>((sum, list) => sum + (list as readonly string[]).length, 0)
}

const recoded = (
  recode: Extract<Derived, { recode: unknown }>['recode'],
  subject: Subject,
): string | null | undefined => {
  const value = subject[recode.of] ?? null
  if (value === null) return null
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  return Object.hasOwn(recode.to, text) ? recode.to[text] : recode.otherwise
}

/** Number of cut points at or below x: a bin holds its lower cut point. */
const binOf = (x: number, cuts: readonly number[]): number => cuts.filter((cut) => x >= cut).length

const compared = (
  { left, is, right }: Extract<Derived, { compare: unknown }>['compare'],
  subject: Subject,
  variables: Variables,
): boolean | null => {
  const a = rank(left, subject, variables)
  const b = rank(right, subject, variables)
  if (a === null || b === null) return null
  switch (is) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '=':
      return a === b
    case '>=':
      return a >= b
    case '>':
      return a > b
    default: {
      const never: never = is
      return never
    }
  }
}

/** A number as it is, an ordered category as its place in the order. */
const rank = (name: string, subject: Subject, variables: Variables): number | null => {
  const value = subject[name] ?? null
  if (typeof value === 'number' || value === null) return value
  return variables.get(name)?.categories?.findIndex((category) => category.value === value) ?? null
}
