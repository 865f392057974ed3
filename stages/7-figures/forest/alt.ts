import type { Result } from '../../../cohort/results/result.ts'
import { displayResult, relationOf } from '../../../cohort/results/shown-text.ts'
import { bandLabel } from '../curves/km-labels.ts'
import type { TextRun } from '../drawing/svg-pen.ts'
import type { ForestData, ForestRow, Heterogeneity } from './data.ts'

export const forestAlt = ({ title, rows, heterogeneity }: ForestData): string =>
  [
    `${title}. Forest plot of ratios.`,
    ...rows.map(rowWords),
    ...heterogeneity.map(
      (entry) =>
        `${heterogeneityRuns(entry)
          .map(({ text }) => text)
          .join('')}.`,
    ),
  ].join(' ')

/** The heterogeneity test as text with its results. */
export const heterogeneityRuns = ({ q, df, p, iSquared }: Heterogeneity): readonly TextRun[] => {
  if (q.value === null) return [{ text: `Heterogeneity: none, ${q.reason}`, result: q.id }]
  const run = (result: Result): TextRun => ({ text: displayResult(result), result: result.id })
  return [
    { text: 'Heterogeneity: Q = ' },
    run(q),
    { text: ' on ' },
    run(df),
    {
      text: ` degree${df.value === 1 ? '' : 's'} of freedom, p ${relationOf(p.value)}`,
    },
    run(p),
    { text: '; I-squared ' },
    run(iSquared),
  ]
}

/** The kind of ratio, below the numbers of a row. */
export const kindWords = (kind: ForestRow['kind']): string =>
  kind === 'part' ? 'hazard ratio' : kind === 'pooled' ? 'hazard ratio, pooled' : kind

const rowWords = ({ label, kind, ratio, lower, upper, p }: ForestRow): string => {
  const limits =
    lower?.value == null || upper?.value == null
      ? ''
      : ` (${displayResult(lower)} to ${displayResult(upper)})`
  const value = ratio.value === null ? `none, ${ratio.reason}` : `${displayResult(ratio)}${limits}`
  return `${label}: ${kindWords(kind)} ${value}${p === null || p.value === null ? '' : `, p ${displayResult(p)}`}.`
}

export const forestCaption = ({ confidence, rows }: ForestData): string => {
  const kinds = new Set(rows.map(({ kind }) => kind))
  return [
    `Ratios with their ${bandLabel(confidence)}s; ratio 1: no difference; arrow: the interval extends beyond the axis.`,
    ...(kinds.has('hazard ratio') || kinds.has('subdistribution hazard ratio')
      ? ['Square: hazard ratio of a regression.']
      : []),
    ...(kinds.has('pooled')
      ? [
          'Square: one-step hazard ratio of a part. Circle: the same over all parts, each weighted by the inverse of its variance.',
        ]
      : []),
    ...(kinds.has('odds ratio') ? ['Diamond: odds ratio of a table.'] : []),
  ].join(' ')
}
