import type { Result } from '../../../cohort/results/result.ts'
import { displayResult, relationOf } from '../../../cohort/results/shown-text.ts'
import type { TextRun } from '../drawing/svg-pen.ts'
import { textWidth } from '../drawing/text-width.ts'
import type { ForestPanel, Heterogeneity } from './data.ts'
import type { EventCount, ForestRow } from './forest-row.ts'

export const runOf = (result: Result): TextRun => ({ text: displayResult(result), result: result.id })

/** `1.32 (0.42 to 4.18)`, or the reason for no ratio. */
export const ratioRuns = ({ ratio, lower, upper }: ForestRow): readonly TextRun[] => {
  if (ratio.value === null) return [{ text: `none: ${ratio.reason}`, result: ratio.id }]
  if (lower?.value == null || upper?.value == null) return [runOf(ratio)]
  return [runOf(ratio), { text: ' (' }, runOf(lower), { text: ' to ' }, runOf(upper), { text: ')' }]
}

/** `6/10 vs 7/8`, or `13/18`. */
export const countRuns = (counts: readonly EventCount[]): readonly TextRun[] =>
  counts.flatMap(({ events, n }, i) => [
    ...(i === 0 ? [] : [{ text: ' vs ' }]),
    runOf(events),
    { text: '/' },
    runOf(n),
  ])

/** The heading of the counts: the outcome of a table need not be an event. */
export const countHeading = ({ kind }: Pick<ForestPanel, 'kind'>): string =>
  kind === 'odds ratio' ? 'n/N' : 'Events/N'

/** The heterogeneity test in parts, each of which fits on a line. */
export const heterogeneityRuns = ({ q, df, p, iSquared }: Heterogeneity): readonly (readonly TextRun[])[] => {
  if (q.value === null) return [[{ text: `Heterogeneity: none, ${q.reason}`, result: q.id }]]
  return [
    [
      { text: 'Heterogeneity: Q = ' },
      runOf(q),
      { text: ' on ' },
      runOf(df),
      { text: ` degree${df.value === 1 ? '' : 's'} of freedom` },
    ],
    [{ text: `p ${relationOf(p.value)}` }, runOf(p), { text: '; I² = ' }, runOf(iSquared)],
  ]
}

/** The width of runs; bold letters are wider. */
export const runsWidth = (runs: readonly TextRun[], fontSize: number): number =>
  runs.reduce((sum, { text, isBold }) => sum + textWidth(text, fontSize) * (isBold ? BOLD : 1), 0)

export const BOLD = 1.06
