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

/** A claim read as a number with the interval of values that print so, in the unit's base: a share of one, not a percentage. */
export interface ReportedNumber {
  readonly claim: Claim
  readonly value: Rational
  /** Every value from low up to, not including, high prints so. */
  readonly low: Rational
  readonly high: Rational
  /** What its result's id says: `analysis/group/level/statistic@at`; empty where it names none. */
  readonly analysis: string
  readonly group: string
  readonly level: string
  readonly statistic: string
  readonly at: number | null
  readonly relation: PublishedNumber['relation']
  readonly isExact: boolean
}

/** A claims file needs no data to be read so. */
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
    group: middle.find((part) => part.includes('=')) ?? '',
    level: middle.find((part) => !part.includes('=')) ?? '',
    statistic,
    // what is no number names no time
    at: at === undefined || at.trim() === '' || !Number.isFinite(Number(at)) ? null : Number(at),
  }
}

export const wholeOf = ({ value }: ReportedNumber): number => Number(value.n / value.d)

/** Counts are whole and printed without a sign. */
export const isWhole = ({ isExact, value }: ReportedNumber): boolean =>
  isExact && value.d === 1n && value.n >= 0n

/**
 * Printed numbers of subjects for what a claim is about, the nearest first: of its own analysis and group, then of the
 * same group in other analyses, then the count of the level that makes the group (`margin/negative/count` for
 * `margin=negative`). The last two may count others than the claim does.
 */
export const sizesOf = (
  of: ReportedNumber,
  printed: readonly ReportedNumber[],
): readonly ReportedNumber[] => {
  if (of.analysis === '') return []
  const [variable = '', level = ''] = of.group.split('=')
  const sizes = printed.filter(({ statistic, isExact }) => statistic === 'n' && isExact)
  const sameGroup = sizes.filter(({ group }) => group === of.group)
  return [
    ...sameGroup.filter(({ analysis }) => analysis === of.analysis),
    ...(of.group === '' ? [] : sameGroup.filter(({ analysis }) => analysis !== of.analysis)),
    ...printed.filter(
      (one) =>
        of.group !== '' &&
        one.isExact &&
        one.statistic === 'count' &&
        one.group === '' &&
        one.analysis === variable &&
        one.level === level,
    ),
  ]
}

/** Whether a value prints as the claim does, rounded half away from zero. */
export const printsAs = ({ low, high }: Pick<ReportedNumber, 'low' | 'high'>, value: Rational): boolean =>
  compare(value, low) >= 0 && compare(value, high) < 0

/**
 * The smallest whole number k from 0 to n with low <= k/n < high, by k = ceil(low n), so that a huge n costs no more than
 * a small one; null where there is none.
 */
export const wholeOver = (n: number, { low, high }: Pick<ReportedNumber, 'low' | 'high'>): number | null => {
  if (!(n > 0)) return null
  const size = rational(n)
  const first = -floor(multiply(low, rational(-size.n)))
  const k = first > 0n ? first : 0n
  return k <= size.n && compare(rational(k, size.n), high) < 0 ? Number(k) : null
}
