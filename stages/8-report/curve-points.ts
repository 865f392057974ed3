import { displayResult } from '../../cohort/display.ts'
import type { StatisticName } from '../../cohort/statistic.ts'
import { unitWords } from '../../cohort/unit.ts'
import type { Context } from './context.ts'

/** What a curve says from a time on: its height and limits in words, those at risk and the events at that time. */
type Step = readonly [time: number, height: string, limits: string, atRisk: number, events: number]

interface CurveFigure {
  readonly unit: string
  readonly lines: readonly { readonly label: string; readonly points: readonly Step[] }[]
}

/** A row of a specification's curves. */
interface Row {
  readonly group?: string
  readonly curve?: string
  readonly time: number
  readonly estimate: number
  readonly lower: number | null
  readonly upper: number | null
  readonly at_risk: number
  readonly events: number
}

/** The points of every figure of curves by its anchor, from its specification: what a pointer over it is told. */
export const curvePoints = ({ input, results }: Context): Readonly<Record<string, CurveFigure>> =>
  Object.fromEntries(
    input.figureIndex.flatMap(({ figure, kind }) => {
      const { datasets } = input.figureSpecs[figure] as { datasets?: { curve?: readonly Row[] } }
      const plan = input.figures[figure]
      if (datasets?.curve === undefined || plan === undefined || !('estimate' in plan)) return []
      const unit = unitWords(results.get(`${plan.estimate}/median`)?.unit ?? '1')
      const labels = [...new Set(datasets.curve.map(labelOf))]
      const lines = labels.map((label) => ({
        label,
        points: datasets.curve!.filter((row) => labelOf(row) === label).map((row) => stepOf(row, kind)),
      }))
      return [[`f-${figure}`, { unit: unit === '' ? '' : ` ${unit}`, lines }] as const]
    }),
  )

const labelOf = ({ group, curve }: Row): string => group ?? curve ?? ''

const stepOf = ({ time, estimate, lower, upper, at_risk, events }: Row, kind: string): Step => {
  const statistic: StatisticName = kind === 'cumulative-hazard' ? 'cumulative-hazard' : 'survival'
  const words = (value: number): string => displayResult({ statistic, value })
  const limits = lower === null || upper === null ? '' : `${words(lower)} to ${words(upper)}`
  return [time, words(estimate), limits, at_risk, events]
}

/** JSON that no markup ends: it stands in the page as data. */
export const asData = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')
