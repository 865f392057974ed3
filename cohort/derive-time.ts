import { decimal, divide, multiply, rational, toNumber } from '../statistics/rational.ts'
import { dateText, dayOf, daysOf, parseDate } from './calendar.ts'
import type { Derived } from './plan/derived.ts'
import { conversion } from './unit.ts'
import type { Subject, Value, Variable } from './value.ts'

type Variables = ReadonlyMap<string, Variable>
type Of<K extends string> = Extract<Derived, { readonly [key in K]: unknown }>

/** Whole days from one date to another; null where one is missing, undefined where one is not known to the day. */
export const daysBetween = (from: Value, to: Value): number | null | undefined => {
  if (from === null || to === null) return null
  const [a, b] = [dayOf(String(from)), dayOf(String(to))]
  return a === null || b === null ? undefined : b - a
}

/** Days counted exactly, then divided once by the declared number, so that equal days stay equal times. */
export const duration = (
  { from, to, unit, divisor }: Of<'duration'>['duration'],
  subject: Subject,
): number | null | undefined => {
  const days = daysBetween(subject[from] ?? null, subject[to] ?? null)
  return typeof days === 'number' ? inUnit(days, unit, divisor) : days
}

/** Days in another unit: exactly by the units' definition (weeks), else by the declared divisor. */
export const inUnit = (days: number, unit: string, divisor: number | undefined): number => {
  const step = divisor === undefined ? conversion('d', unit)! : divide(rational(1), decimal(divisor))
  return toNumber(multiply(decimal(days), step))
}

export const converted = (
  { of, unit, divisor }: Of<'convert'>['convert'],
  subject: Subject,
  variables: Variables,
): number | null => {
  const value = subject[of] ?? null
  if (typeof value !== 'number') return null
  const step =
    divisor === undefined ? conversion(variables.get(of)!.unit, unit)! : divide(rational(1), decimal(divisor))
  return toNumber(multiply(decimal(value), step))
}

/** A partial date made whole by what the plan assumes; a whole one as it is. */
export const assumed = ({ of, day, month }: Of<'assume'>['assume'], subject: Subject): string | null => {
  const text = subject[of] ?? null
  const date = typeof text === 'string' ? parseDate(text) : null
  if (date === null) return null
  const known = date.month ?? month ?? null
  return dateText({ ...date, month: known, day: known === null ? null : (date.day ?? day) })
}

export const yearOf = (name: string, subject: Subject): number | null => {
  const value = subject[name] ?? null
  return typeof value === 'string' ? (parseDate(value)?.year ?? null) : null
}

/** The first or last of what is recorded; undefined where partial dates leave open which one it is. */
export const extreme = (
  names: readonly string[],
  subject: Subject,
  which: 'earliest' | 'latest',
): number | string | null | undefined => {
  const values = names.flatMap((name) => {
    const value = subject[name] ?? null
    return typeof value === 'number' || typeof value === 'string' ? [value] : []
  })
  if (values.length === 0) return null
  const ends = values.map((value) => {
    const days = typeof value === 'string' ? daysOf(value)! : { first: value, last: value }
    return { value, ...days }
  })
  const best = ends.reduce((a, b) =>
    which === 'earliest' ? (b.first < a.first ? b : a) : b.last > a.last ? b : a,
  )
  const certain = ends.every(
    (one) =>
      one.value === best.value || (which === 'earliest' ? one.first >= best.last : one.last <= best.first),
  )
  return certain ? best.value : undefined
}
