import { type StatisticKind, statisticNames, statisticOf } from '../../cohort/results/statistic.ts'
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

/** Of the values from 0 to 1 a claim may admit so much and still say something: p > 0.01 admits just that. */
const MOST_ADMITTED = rational(99n, 100n)

/** Kinds whose values go from 0 to 1. */
const UNIT_INTERVAL: readonly StatisticKind[] = ['p', 'proportion', 'size', 'coverage']

/** Kinds whose values are never below 0, without an upper end. */
const FROM_ZERO: readonly StatisticKind[] = ['count', 'observed', 'rank-sum', 'ratio', 'rate']

/**
 * Why a claim says nothing, in words; empty where it says something. A bound says nothing where it admits more than 99%
 * of the values from 0 to 1 of a p or a proportion (p > 0, p < 1, p > 0.001, but not p > 0.05, p > 0.01 or p < 0.05), or where it
 * is below or at the end of the range of what is never negative (a count >= 0, a ratio > 0; a count > 0 says something).
 */
export const whyUninformative = (claim: Pick<Claim, 'reported' | 'unit'>, statistic: string): string => {
  const number = reportedNumber(claim)
  if (number === null || number.relation === '=' || !statisticNames().includes(statistic)) return ''
  const { kind } = statisticOf(statistic)
  const factor = conversion(claim.unit, '1') ?? rational(1)
  const bound = multiply(publishedValue(number), factor)
  const isLower = number.relation === '>' || number.relation === '>='
  if (UNIT_INTERVAL.includes(kind)) {
    const share = admitted(isLower ? subtract(rational(1), bound) : bound)
    return compare(share, MOST_ADMITTED) > 0
      ? `it admits ${percentText(share)} of the values from 0 to 1`
      : ''
  }
  if (!FROM_ZERO.includes(kind) || !isLower) return ''
  const isWhole = kind === 'count'
  const isAll = compare(bound, rational(0)) < 0 || (bound.n === 0n && !(isWhole && number.relation === '>'))
  return isAll ? 'it admits every value: what is reported is never below 0' : ''
}

/** Within 0 and 1. */
const admitted = (share: Rational): Rational =>
  compare(share, rational(0)) < 0 ? rational(0) : compare(share, rational(1)) > 0 ? rational(1) : share

/** 99.9% is not 100%: as many decimals as it takes, up to six. */
const percentText = (share: Rational): string => {
  const percent = multiply(share, rational(100))
  for (let decimals = 0; decimals < 6; decimals++) {
    const text = fixed(percent, decimals)
    if (Number(text) === toNumber(percent)) return `${text}%`
  }
  return `${fixed(percent, 6)}%`
}
