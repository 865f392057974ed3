import { compare, decimal, multiply, rational } from '../../statistics/numbers/rational.ts'
import { fixed } from '../values/decimal.ts'
import type { Result } from './result.ts'
import { decimalsAlone, isPercentage } from './shown-decimals.ts'
import { statisticOf } from './statistic.ts'

/** The properties that a displayed number depends on; decimals may be absent if it is not a row of an artifact. */
export type Displayed = Pick<Result, 'value' | 'statistic'> & Partial<Pick<Result, 'decimals'>>

/** A result as every report and figure shows it: proportions as percentages unless another scale is requested. */
export const displayResult = (result: Displayed, scale: 'percent' | 'proportion' = 'percent'): string => {
  const { value, statistic } = result
  if (value === null) return 'none'
  const { kind } = statisticOf(statistic)
  const decimals = result.decimals ?? decimalsAlone(result)
  if (kind === 'p') return boundOf(value) ?? fixed(decimal(value), decimals)
  if (!isPercentage(kind)) return fixed(decimal(value), decimals)
  return scale === 'proportion'
    ? fixed(decimal(value), decimals + 2)
    : `${fixed(multiply(decimal(value), rational(100)), decimals)}%`
}

/** As journals report p: a bound instead of digits that round to 0 or 1. */
const boundOf = (p: number): '<0.001' | '>0.99' | null => {
  const exact = decimal(p)
  if (compare(exact, rational(1, 1000)) < 0) return '<0.001'
  return compare(exact, rational(99, 100)) > 0 ? '>0.99' : null
}

/** "p = 0.049" or "p <0.001": the sign between a p and its digits. */
export const relationOf = (p: number | null): '' | '= ' => (p === null || boundOf(p) !== null ? '' : '= ')
