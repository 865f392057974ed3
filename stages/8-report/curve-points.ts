import { type EventRow, rowsOfGroup } from '../../cohort/counts/event-rows.ts'
import { withTimeZero } from '../../cohort/counts/time-zero.ts'
import { decimalsAlone } from '../../cohort/results/shown-decimals.ts'
import { displayResult } from '../../cohort/results/shown-text.ts'
import type { StatisticName } from '../../cohort/results/statistic.ts'
import { showRange } from '../../cohort/results/styles/show-number.ts'
import type { Style } from '../../cohort/results/styles/style.ts'
import { unitAfter } from '../../cohort/values/unit.ts'
import { type Context, idOf } from './context.ts'
import type { AtRisk, CurveFigure, Step } from './page/curve-figure.ts'

/** A row of a specification's curves. */
interface SpecRow {
  readonly group?: string
  readonly curve?: string
  readonly time: number
  readonly estimate: number
  readonly lower: number | null
  readonly upper: number | null
  readonly events: number
}

interface Spec {
  readonly datasets?: { readonly curve?: readonly SpecRow[] }
  readonly usermeta?: { readonly groups: readonly { readonly label: string; readonly group: string }[] }
}

/** The tooltips of every figure of curves by its anchor, from its specification and the event table. */
export const curvePoints = ({
  input,
  results,
  variables,
  style,
}: Context): Readonly<Record<string, CurveFigure>> => {
  const rows = withTimeZero(input.eventTable, input.rules.timeZero, input.endpoints, variables)
  return Object.fromEntries(
    input.figureIndex.flatMap(({ figure, kind }) => {
      const { datasets, usermeta } = input.figureSpecs[figure] as Spec
      const plan = input.figures[figure]
      if (!datasets?.curve || !usermeta || plan === undefined || !('estimate' in plan)) return []
      const unit = results.get(`${plan.estimate}/median`)?.unit ?? '1'
      const endpoint = input.estimates[plan.estimate]!.endpoint
      const names = [...new Set(usermeta.groups.map(({ group }) => group))]
      const atRisk = names.map((name) => atRiskOf(rows, endpoint, name))
      const lines = usermeta.groups.map(({ label, group }) => ({
        label,
        group: names.indexOf(group),
        points: datasets
          .curve!.filter((row) => (row.group ?? row.curve) === label)
          .map((row) =>
            stepOf(row, kind, style, results.get(idOf(plan.estimate, group, 'n'))?.value ?? null),
          ),
      }))
      const curveFigure: CurveFigure = {
        unit: [unitAfter(1, unit), unitAfter(2, unit)],
        ...marksOf(style),
        decimals: decimalsOf(atRisk.flatMap(([times]) => times)),
        lines,
        atRisk,
        // the follow-up curve steps where patients were last seen
        steps: plan.kind === 'follow-up' ? ['last seen', 'last seen'] : ['event', 'events'],
      }
      return [[`f-${figure}`, curveFigure] as const]
    }),
  )
}

/** The marks of times and counts, where they are not those of the script. */
const marksOf = ({ decimal, thousands }: Style): Pick<CurveFigure, 'marks'> =>
  decimal === '.' && thousands === '' ? {} : { marks: [decimal, thousands] }

/** Decimals of times: 0 if all are whole, 2 if the last is below 2, else 1. */
const decimalsOf = (times: readonly number[]): number => {
  if (times.every(Number.isInteger)) return 0
  return times.reduce((last, time) => Math.max(last, time), 0) < 2 ? 2 : 1
}

const atRiskOf = (rows: readonly EventRow[], endpoint: string, group: string): AtRisk => {
  const groupRows = rowsOfGroup(rows, endpoint, group)
  return [groupRows.map(({ time }) => time), groupRows.map(({ at_risk }) => at_risk)]
}

const stepOf = (
  { time, estimate, lower, upper, events }: SpecRow,
  kind: string,
  style: Style,
  subjects: number | null,
): Step => {
  const statistic: StatisticName = kind === 'cumulative-hazard' ? 'cumulative-hazard' : 'survival'
  const display = (value: number): string =>
    displayResult({ statistic, value, style, decimals: decimalsAlone({ statistic, value }, style, subjects) })
  const limits = lower === null || upper === null ? '' : showRange(display(lower), display(upper), style)
  return [time, display(estimate), limits, events]
}

/** JSON for a script element: no text in it can end the element. */
export const asData = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')
