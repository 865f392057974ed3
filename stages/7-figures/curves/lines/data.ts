import type { CurveData } from '../curve-data.ts'
import { bandLabel } from '../km-labels.ts'
import type { TableData } from '../table.ts'
import type { CurveLine, Scale } from './line.ts'

/** The data of a picture of step curves: the lines, the axes and the table. */
export interface LineDrawing {
  readonly base: TableData & Pick<CurveData, 'title' | 'origin' | 'unit' | 'lastTime'>
  readonly heightTitle: string
  readonly lines: readonly CurveLine[]
  /** The meaning of the strokes on the curves; null if there are none. */
  readonly mark: string | null
  /** The kind of curves, for the description. */
  readonly words: string
  /** The confidence level of the bands; null if the legend has no band. */
  readonly confidence: number | null
  readonly axis: HeightAxis
}

/** The vertical axis: from 0 to `top` in the unit of the curves, labelled at `heights`. */
export interface HeightAxis {
  readonly top: number
  readonly heights: readonly number[]
  /** The format of proportions; null for other quantities. */
  readonly scale: Scale | null
}

/** A figure of step curves of the plan. */
export interface LineData extends LineDrawing {
  readonly base: CurveData
  readonly caption: readonly string[]
}

/** From 0 to 1. */
export const proportions = (scale: Scale): HeightAxis => ({ top: 1, heights: [0, 0.25, 0.5, 0.75, 1], scale })

/** From 0 to a round height that no line exceeds. */
export const heightsOver = (lines: readonly CurveLine[]): HeightAxis => {
  const highest = Math.max(
    0,
    ...lines.flatMap(({ points }) => points.map(({ estimate, upper }) => Math.max(estimate, upper ?? 0))),
  )
  const heights = roundHeights(highest)
  return { top: heights.at(-1)!, heights, scale: null }
}

/** Three to six round heights from 0 to at least the highest. */
const roundHeights = (highest: number): readonly number[] => {
  const top = highest > 0 ? highest : 1
  const magnitude = Number(`1e${Math.floor(Math.log10(top))}`)
  const step = [0.2, 0.25, 0.5, 1, 2]
    .map((factor) => factor * magnitude)
    .find((candidate) => top / candidate <= 5)!
  return Array.from({ length: Math.ceil(top / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(6)))
}

/** The last sentences of a caption: the end of the axis, and the rule of the bands. */
export const endAndBand = ({ end, confidence }: CurveData, bandRule: string): readonly string[] => [
  ...(end.rule === null ? [] : [end.rule]),
  ...(confidence === null ? [] : [`Shaded: pointwise ${bandLabel(confidence)}, ${bandRule}.`]),
]
