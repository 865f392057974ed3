import type { Result } from '../../cohort/results/result.ts'
import { roundToDecimals } from '../../cohort/values/decimal.ts'
import { conversion } from '../../cohort/values/unit.ts'
import { compare, decimal, multiply, type Rational } from '../../statistics/numbers/rational.ts'
import { type Claim, reportedNumber } from './claim.ts'
import { type PublishedNumber, publishedValue } from './published-number.ts'

/**
 * reproduced: the computed number rounds to what was printed. uninformative: it does, and so would nearly every other (`whyUninformative`). other convention: by another named rule it does.
 * within rounding: some exact times that round to the recorded ones give it. not derivable: nothing to compare with.
 */
export type Verdict =
  | 'reproduced'
  | 'uninformative'
  | 'within rounding'
  | 'other convention'
  | 'not reproduced'
  | 'not derivable'

export const VERDICTS: readonly Verdict[] = [
  'reproduced',
  'uninformative',
  'within rounding',
  'other convention',
  'not reproduced',
  'not derivable',
]

/** The result's value in the claim's unit, exactly as the artifact's decimal says; null where there is none or the units differ in kind. */
export const inUnitOf = (claim: Claim, result: Pick<Result, 'value' | 'unit'>): Rational | null => {
  const factor = conversion(result.unit, claim.unit, claim.daysPerMonth)
  return result.value === null || factor === null ? null : multiply(decimal(result.value), factor)
}

/** Whether a computed number prints as the published text does: rounded half away from zero to the printed decimals. */
export const prints = (value: Rational, published: PublishedNumber): boolean => {
  const printed = publishedValue(published)
  switch (published.relation) {
    case '=':
      return roundToDecimals(value, published.decimals) === published.digits
    case '>':
      return compare(value, printed) > 0
    case '>=':
      return compare(value, printed) >= 0
    case '<':
      return compare(value, printed) < 0
    case '<=':
      return compare(value, printed) <= 0
    default: {
      const never: never = published.relation
      return never
    }
  }
}

/** Whether the result gives what the claim prints. */
export const reproduces = (claim: Claim, result: Pick<Result, 'value' | 'unit'>): boolean => {
  const value = inUnitOf(claim, result)
  return value !== null && prints(value, reportedNumber(claim)!)
}
