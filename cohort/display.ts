import { formatNumber, formatP, formatPercent } from './format-number.ts'
import type { Result } from './result.ts'
import { unitWords } from './unit.ts'

/** A result as a reader sees it: proportions in % with one decimal, p with two, times with what they need. */
export const displayResult = ({ value, statistic }: Pick<Result, 'value' | 'statistic'>): string => {
  if (value === null) return 'none'
  if (statistic === 'p') return formatP(value)
  if (isProportion(statistic)) return `${formatPercent(value, 1)}%`
  return Number.isInteger(value) ? String(value) : formatNumber(value, 2)
}

/** Statistics that are shares of subjects, whose unit is `1` like that of a count. */
const isProportion = (statistic: string): boolean =>
  /^(share|survival|incidence|cumulative-incidence)(-se|-lower|-upper)?$/.test(statistic)

/** The unit's word after a space; nothing for a bare number or a share, which carries its own sign. */
export const displayUnit = ({ unit }: Pick<Result, 'unit'>): string =>
  unitWords(unit) === '' ? '' : ` ${unitWords(unit)}`
