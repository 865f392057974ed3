import { conversion } from '../../cohort/values/unit.ts'
import { multiply, type Rational, rational } from '../../statistics/numbers/rational.ts'
import { prints } from '../claims/agreement.ts'
import type { FoundNumber } from './found-number.ts'
import type { ResultWords } from './result-words.ts'

/**
 * What a result is multiplied with to be in the unit of a number; null where they measure different things. Percentages
 * and units of time are converted exactly. A number without a unit may have any.
 */
export const factorOf = ({ unit, number, kind }: FoundNumber, result: ResultWords, daysPerMonth?: number): Rational | null => {
  // "73 (67 to 80)", where a table's head has the sign
  if (unit === '') return rational(kind !== 'p' && isPercentage(result) && number !== null && isOverOne(number) ? 100 : 1)
  // the years from the first to the last: a calendar year itself has no unit
  if (result.isYear) return unit === 'a' && result.statistic.base === 'span' ? rational(1) : null
  return unit === '%' && result.unit !== '1' ? null : conversion(result.unit, unit, daysPerMonth)
}

/** Whether the result, in the unit of the number and rounded half away from zero to its decimals, is the number. */
export const valueAgrees = (number: FoundNumber, result: ResultWords, daysPerMonth?: number): boolean => {
  const factor = factorOf(number, result, daysPerMonth)
  return (
    factor !== null &&
    result.value !== null &&
    number.number !== null &&
    prints(multiply(result.value, factor), number.number)
  )
}

const isPercentage = ({ statistic: { kind } }: ResultWords): boolean => kind === 'proportion' || kind === 'difference'

const isOverOne = ({ digits, decimals }: NonNullable<FoundNumber['number']>): boolean =>
  digits > 10n ** BigInt(Math.max(0, decimals))
