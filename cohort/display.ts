import { compare, decimal, multiply, rational } from '../statistics/rational.ts'
import { fixed } from './decimal.ts'
import type { Result } from './result.ts'

/** A result as a reader sees it: proportions in % with one decimal, p with two, times with what they need. */
export const displayResult = ({ value, statistic }: Pick<Result, 'value' | 'statistic'>): string => {
  if (value === null) return 'none'
  if (isP(statistic)) return displayP(value)
  if (isProportion(statistic)) return `${fixed(multiply(decimal(value), rational(100)), 1)}%`
  return Number.isInteger(value) ? String(value) : fixed(decimal(value), 2)
}

/** Two decimals as journals print them, three below 0.1 where the level lies, bounds where the digits would say 0 or 1. */
export const displayP = (p: number): string => {
  const exact = decimal(p)
  if (compare(exact, rational(1, 1000)) < 0) return '<0.001'
  if (compare(exact, rational(99, 100)) > 0) return '>0.99'
  return fixed(exact, compare(exact, rational(1, 10)) < 0 ? 3 : 2)
}

const isP = (statistic: string): boolean => statistic === 'p' || statistic.endsWith('-p')

/** Statistics that are shares of subjects, whose unit is `1` like that of a count. */
const isProportion = (statistic: string): boolean =>
  /^(share|survival|incidence|cumulative-incidence|risk-difference|survival-difference|i-squared|weight)(-se|-lower|-upper)?$/.test(
    statistic,
  )
