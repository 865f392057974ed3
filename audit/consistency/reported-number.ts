import { isGroupName } from '../../cohort/values/group.ts'
import { conversion } from '../../cohort/values/unit.ts'
import {
  add,
  compare,
  floor,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../../statistics/numbers/rational.ts'
import { type Claim, reportedNumber } from '../claims/claim.ts'
import { lastDigit, type PublishedNumber, publishedValue } from '../claims/published-number.ts'

/** A claim as a number with its rounding interval, in the base unit: proportions, not percentages. */
export interface ReportedNumber {
  readonly claim: Claim
  readonly value: Rational
  /** Every value from low up to, not including, high rounds to the reported one. */
  readonly low: Rational
  readonly high: Rational
  /** Parts of the result's id, `analysis/group/level/statistic@at`; empty if absent. */
  readonly analysis: string
  readonly group: string
  readonly level: string
  readonly statistic: string
  readonly at: number | null
  readonly relation: PublishedNumber['relation']
  readonly isExact: boolean
}

/** Reads a claim from its text and its result id alone, without data. */
export const readReported = (claim: Claim): ReportedNumber => {
  const number = reportedNumber(claim)!
  const factor = conversion(claim.unit, '1') ?? rational(1)
  const half = multiply(lastDigit(number.decimals), rational(1n, 2n))
  const value = publishedValue(number)
  const inBase = (x: Rational): Rational => multiply(x, factor)
  return {
    claim,
    value: inBase(value),
    low: inBase(subtract(value, half)),
    high: inBase(add(value, half)),
    ...partsOf(claim.result),
    relation: number.relation,
    isExact: number.relation === '=',
  }
}

const partsOf = (id: string): Pick<ReportedNumber, 'analysis' | 'group' | 'level' | 'statistic' | 'at'> => {
  const parts = id.split('/')
  const [statistic = '', at] = (parts.at(-1) ?? '').split('@')
  const middle = parts.slice(1, -1)
  return {
    analysis: parts.length > 1 ? parts[0]! : '',
    group: middle.find(isGroupName) ?? '',
    level: middle.find((part) => !isGroupName(part)) ?? '',
    statistic,
    // ignore a time that is not a number
    at: at === undefined || at.trim() === '' || !Number.isFinite(Number(at)) ? null : Number(at),
  }
}

export const wholeOf = ({ value }: ReportedNumber): number => Number(value.n / value.d)

/** Whether the number can be a count: exact, whole and not negative. */
export const isWhole = ({ isExact, value }: ReportedNumber): boolean =>
  isExact && value.d === 1n && value.n >= 0n

/**
 * Reported numbers of subjects that may be the denominator of a number, the most specific first: those of its analysis
 * and group, then of the same group in other analyses, then the count of the group's level (`margin/negative/count` for
 * `margin=negative`). The last two may count other subjects.
 */
export const sizesOf = (
  number: ReportedNumber,
  printed: readonly ReportedNumber[],
): readonly ReportedNumber[] => {
  if (number.analysis === '') return []
  const [variable = '', level = ''] = number.group.split('=')
  const sizes = printed.filter(({ statistic, isExact }) => statistic === 'n' && isExact)
  const sameGroup = sizes.filter(({ group }) => group === number.group)
  return [
    ...sameGroup.filter(({ analysis }) => analysis === number.analysis),
    ...(number.group === '' ? [] : sameGroup.filter(({ analysis }) => analysis !== number.analysis)),
    ...printed.filter(
      (other) =>
        number.group !== '' &&
        other.isExact &&
        other.statistic === 'count' &&
        other.group === '' &&
        other.analysis === variable &&
        other.level === level,
    ),
  ]
}

/** Whether a value rounds (half away from zero) to the reported one. */
export const printsAs = ({ low, high }: Pick<ReportedNumber, 'low' | 'high'>, value: Rational): boolean =>
  compare(value, low) >= 0 && compare(value, high) < 0

/**
 * The smallest whole number k from 0 to n with low <= k/n < high, by k = ceil(low n), at the same cost for any n; null
 * if there is none.
 */
export const wholeOver = (n: number, { low, high }: Pick<ReportedNumber, 'low' | 'high'>): number | null => {
  if (!(n > 0)) return null
  const size = rational(n)
  const first = -floor(multiply(low, rational(-size.n)))
  const k = first > 0n ? first : 0n
  return k <= size.n && compare(rational(k, size.n), high) < 0 ? Number(k) : null
}
