import { statisticNames, statisticOf } from '../../cohort/results/statistic.ts'
import type { StatisticKind } from '../../cohort/results/styles/statistic-kind.ts'
import { fixed } from '../../cohort/values/decimal.ts'
import { conversion } from '../../cohort/values/unit.ts'
import {
  compare,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../../statistics/numbers/rational.ts'
import { type Claim, reportedNumber } from './claim.ts'
import { publishedValue } from './published-number.ts'

/**
 * The largest proportion of the values from 0 to 1 that an informative bound may admit; p > 0.01 admits exactly this.
 */
const MOST_ADMITTED = rational(99n, 100n)

/** Kinds of statistics with values from 0 to 1. */
const UNIT_INTERVAL: readonly StatisticKind[] = ['p', 'proportion', 'size', 'coverage']

/** Kinds of statistics that are never negative and have no upper limit. */
const FROM_ZERO: readonly StatisticKind[] = ['count', 'observed', 'rank-sum', 'ratio', 'rate']

/**
 * Why a claim is uninformative, in words; empty if it is informative. A bound is uninformative if it admits more than
 * 99% of the values from 0 to 1 of a p or a proportion (p > 0, p < 1, p > 0.001, but not p > 0.05, p > 0.01 or p <
 * 0.05), or every value of a quantity that is never negative (a count >= 0, a ratio > 0; a count > 0 is informative).
 */
export const whyUninformative = (claim: Pick<Claim, 'reported' | 'unit'>, statistic: string): string => {
  const number = reportedNumber(claim)
  if (number === null || number.relation === '=' || !statisticNames().includes(statistic)) return ''
  const { kind } = statisticOf(statistic)
  const factor = conversion(claim.unit, '1') ?? rational(1)
  const bound = multiply(publishedValue(number), factor)
  const isLower = number.relation === '>' || number.relation === '>='
  if (UNIT_INTERVAL.includes(kind)) {
    const proportion = clamped(isLower ? subtract(rational(1), bound) : bound)
    return compare(proportion, MOST_ADMITTED) > 0
      ? `${percentText(proportion)} of the values from 0 to 1 satisfy it`
      : ''
  }
  if (!FROM_ZERO.includes(kind) || !isLower) return ''
  const isWhole = kind === 'count'
  const isAll = compare(bound, rational(0)) < 0 || (bound.n === 0n && !(isWhole && number.relation === '>'))
  return isAll ? 'every value satisfies it: the quantity is never negative' : ''
}

const clamped = (x: Rational): Rational =>
  compare(x, rational(0)) < 0 ? rational(0) : compare(x, rational(1)) > 0 ? rational(1) : x

/** The percentage with all its decimals, up to six, so that 99.9% is not shown as 100%. */
const percentText = (proportion: Rational): string => {
  const percent = multiply(proportion, rational(100))
  for (let decimals = 0; decimals < 6; decimals++) {
    const text = fixed(percent, decimals)
    if (Number(text) === toNumber(percent)) return `${text}%`
  }
  return `${fixed(percent, 6)}%`
}
