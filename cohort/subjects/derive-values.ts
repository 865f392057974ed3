import { derivationOf, type Variables } from '../descriptors/derivations/index.ts'
import type { Derived } from '../descriptors/plan/derived.ts'
import { dayOf } from '../values/calendar.ts'
import type { Subject, Value } from '../values/value.ts'

/**
 * The value of a derived variable; missing if a required value is missing.
 * `undefined` if it cannot be derived from the recorded values; `underivable` says why.
 */
export const deriveValue = (derived: Derived, subject: Subject, variables: Variables): Value | undefined =>
  derivationOf(derived).value(derived, subject, variables)

/** Why a value cannot be derived: the variable at fault and the expected value. */
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
  const { needs, expected } = derivationOf(derived)
  const [first = name, ...rest] = needs(derived)
  if (expected) return { variable: first, expected: expected(name), found: String(subject[first]) }
  const isPartial = (name: string): boolean =>
    typeof subject[name] === 'string' && dayOf(String(subject[name])) === null
  const variable = [first, ...rest].find(isPartial) ?? first
  return {
    variable,
    expected: `a date known to the day, because ${name} counts days`,
    found: `"${String(subject[variable])}"`,
    remedy: PARTIAL_REMEDY,
  }
}

export const PARTIAL_REMEDY =
  'find the day out, leave the subject out by exclude, or declare what is assumed by a variable with assume'
