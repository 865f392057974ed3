import type { Result } from '../../cohort/results/result.ts'
import { roundToDecimals } from '../../cohort/values/decimal.ts'
import { conversion } from '../../cohort/values/unit.ts'
import { compare, decimal, multiply, type Rational } from '../../statistics/numbers/rational.ts'
import { type Claim, reportedNumber } from './claim.ts'
import { type PublishedNumber, publishedValue } from './published-number.ts'

/**
 * reproduced: the computed number rounds to the reported one. uninformative: so does nearly every other number
 * (`whyUninformative`). other convention: another named rule gives it. within rounding: some exact times that round to
 * the recorded ones give it. within the figure: some table of patients that gives the figure gives it. not derivable:
 * there is no result to compare with.
 */
export type Verdict =
  | 'reproduced'
  | 'uninformative'
  | 'within rounding'
  | 'within the figure'
  | 'other convention'
  | 'not reproduced'
  | 'not derivable'

export const VERDICTS: readonly Verdict[] = [
  'reproduced',
  'uninformative',
  'within rounding',
  'within the figure',
  'other convention',
  'not reproduced',
  'not derivable',
]

/** The result's value in the claim's unit, exact as the artifact's decimal; null if there is none or no conversion. */
export const inUnitOf = (claim: Claim, result: Pick<Result, 'value' | 'unit'>): Rational | null => {
  const factor = conversion(result.unit, claim.unit, claim.daysPerMonth)
  return result.value === null || factor === null ? null : multiply(decimal(result.value), factor)
}

/**
 * Whether a computed number, rounded half away from zero to the reported decimals, is the reported one or satisfies its
 * bound.
 */
export const prints = (value: Rational, published: PublishedNumber): boolean => {
  const reported = publishedValue(published)
  switch (published.relation) {
    case '=':
      return roundToDecimals(value, published.decimals) === published.digits
    case '>':
      return compare(value, reported) > 0
    case '>=':
      return compare(value, reported) >= 0
    case '<':
      return compare(value, reported) < 0
    case '<=':
      return compare(value, reported) <= 0
    default: {
      const never: never = published.relation
      return never
    }
  }
}

/** Whether the result agrees with the claim. */
export const reproduces = (claim: Claim, result: Pick<Result, 'value' | 'unit'>): boolean => {
  const value = inUnitOf(claim, result)
  return value !== null && prints(value, reportedNumber(claim)!)
}
