import { compare, decimal, multiply, rational } from '../statistics/rational.ts'
import { fixed } from './decimal.ts'
import type { Result } from './result.ts'
import { unitWords } from './unit.ts'

/** A result as a reader sees it: proportions in % with one decimal, p with two, times with what they need. */
export const displayResult = (result: Pick<Result, 'value' | 'unit' | 'statistic'>): string => {
  if (result.value === null) return 'none'
  if (result.statistic === 'p') return displayP(result.value)
  if (isProportion(result)) return `${fixed(multiply(decimal(result.value), rational(100)), 1)}%`
  if (Number.isInteger(result.value)) return String(result.value)
  return fixed(decimal(result.value), 2)
}

/** Two decimals as journals print them; three below 0.01, and bounds where the digits would say 0 or 1. */
export const displayP = (p: number): string => {
  const exact = decimal(p)
  if (compare(exact, rational(1, 1000)) < 0) return '<0.001'
  if (compare(exact, rational(99, 100)) > 0) return '>0.99'
  return fixed(exact, compare(exact, rational(1, 100)) < 0 ? 3 : 2)
}

/** Statistics that are shares of subjects, whose unit is `1` like that of a count. */
export const isProportion = ({ statistic }: Pick<Result, 'statistic'>): boolean =>
  /^(share|survival|incidence|cumulative-incidence)(-se|-lower|-upper)?$/.test(statistic)

/** The unit's word after a space; nothing for a bare number or a share, which carries its own sign. */
export const displayUnit = (result: Pick<Result, 'unit'>): string =>
  unitWords(result.unit) === '' ? '' : ` ${unitWords(result.unit)}`
