import type { FigureOf } from '../../cohort/plan/figure.ts'
import { followUpLines } from './follow-up-lines.ts'
import { cumulativeHazardLines } from './hazard-lines.ts'
import { incidenceLines } from './incidence-lines.ts'
import { type KmData, type KmFigure, type KmSources, kmData } from './km-data.ts'
import type { TableData } from './km-table.ts'
import type { StepKind } from './step-line.ts'

export type StepFigure = FigureOf<'cumulative-incidence' | 'cumulative-hazard' | 'follow-up'>

/** What a figure of step curves is drawn from. */
export interface StepDrawing extends StepKind {
  /** The axis of time, and the table under it. */
  readonly base: TableData & Pick<KmData, 'title' | 'origin' | 'unit' | 'lastTime' | 'scale' | 'band'>
  /** The height of the panel in the unit of the curves, and the heights that have a label. */
  readonly top: number
  readonly heights: readonly number[]
}

/** All that stands in a figure of the plan: besides its lines the axis and table of the Kaplan-Meier figure. */
export interface StepData extends StepDrawing {
  readonly base: KmData
}

export const stepData = (figure: StepFigure, sources: KmSources): StepData => {
  const scale = 'scale' in figure ? figure.scale : 'proportion'
  const like: KmFigure = {
    ...figure,
    kind: 'kaplan-meier',
    scale,
    direction: 'down',
    landmarks: false,
  }
  const base = kmData(like, sources)
  const kind = kindOf(figure, base, sources)
  if (kind.isShare) return { ...kind, base, top: 1, heights: [0, 0.25, 0.5, 0.75, 1] }
  const highest = Math.max(
    0,
    ...kind.lines.flatMap(({ points }) =>
      points.map(({ estimate, upper }) => Math.max(estimate, upper ?? 0)),
    ),
  )
  const heights = roundHeights(highest)
  return { ...kind, base, top: heights.at(-1)!, heights }
}

const kindOf = (figure: StepFigure, base: KmData, sources: KmSources): StepKind => {
  switch (figure.kind) {
    case 'cumulative-incidence':
      return incidenceLines(figure, base, sources)
    case 'cumulative-hazard':
      return cumulativeHazardLines(figure, base, sources)
    case 'follow-up':
      return followUpLines(figure, base, sources)
    default: {
      const never: never = figure
      return never
    }
  }
}

/** Three to six round heights from 0 to at least the highest. */
const roundHeights = (highest: number): readonly number[] => {
  const top = highest > 0 ? highest : 1
  const magnitude = Number(`1e${Math.floor(Math.log10(top))}`)
  const step = [0.2, 0.25, 0.5, 1, 2].map((factor) => factor * magnitude).find((one) => top / one <= 5)!
  return Array.from({ length: Math.ceil(top / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(6)))
}
