import { pRuns, ratioWithLimits, runOf } from '../drawing/result-runs.ts'
import type { TextRun } from '../drawing/svg-pen.ts'
import type { ForestPanel, Heterogeneity } from './data.ts'
import type { EventCount, ForestRow } from './forest-row.ts'

/** `1.32 (0.42 to 4.18)`, or the reason for no ratio. */
export const ratioRuns = ({ ratio, lower, upper }: ForestRow): readonly TextRun[] =>
  ratio.value === null
    ? [{ text: `none: ${ratio.reason}`, result: ratio.id }]
    : ratioWithLimits(ratio, lower, upper)

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
    [...pRuns(p), { text: '; I² = ' }, runOf(iSquared)],
  ]
}
