import { displayResult } from '../../cohort/display.ts'
import type { ForestData, ForestRow } from './forest-data.ts'
import { bandLabel } from './km-words.ts'

export const forestAlt = ({ title, rows }: ForestData): string =>
  [`${title}. Forest plot of ratios.`, ...rows.map(rowWords)].join(' ')

const rowWords = ({ label, kind, ratio, lower, upper, p }: ForestRow): string => {
  const limits =
    lower?.value == null || upper?.value == null
      ? ''
      : ` (${displayResult(lower)} to ${displayResult(upper)})`
  const value = ratio.value === null ? `none, ${ratio.reason}` : `${displayResult(ratio)}${limits}`
  return `${label}: ${kind} ${value}${p === null || p.value === null ? '' : `, p ${displayResult(p)}`}.`
}

export const forestCaption = ({ confidence, rows }: ForestData): string => {
  const kinds = new Set(rows.map(({ kind }) => kind))
  return [
    `Ratios with their ${bandLabel(confidence)}s; at one there is no difference, an arrow says that the interval goes on.`,
    ...(kinds.has('hazard ratio') ? ['Square: hazard ratio of a regression.'] : []),
    ...(kinds.has('odds ratio') ? ['Diamond: odds ratio of the first group against the second.'] : []),
  ].join(' ')
}
