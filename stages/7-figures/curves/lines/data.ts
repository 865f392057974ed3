import type { Style } from '../../../../cohort/results/styles/style.ts'
import { endWords } from '../axis-end.ts'
import type { CurveData } from '../curve-data.ts'
import { type HeightAxis, rangeWords } from '../height-axis.ts'
import { bandLabel } from '../km-labels.ts'
import type { CurveNotes } from '../notes.ts'
import type { PanelBase } from '../panel.ts'
import type { CurveLine } from './line.ts'

/** The data of a picture of step curves: the lines, the axes and the table. */
export interface LineDrawing {
  readonly base: PanelBase
  readonly heightTitle: string
  readonly lines: readonly CurveLine[]
  /** The meaning of the strokes on the curves; null if there are none. */
  readonly mark: string | null
  /** The kind of curves, for the description. */
  readonly words: string
  /** The confidence level of the bands; null if the legend has no band. */
  readonly confidence: number | null
  readonly axis: HeightAxis
  /** The test and the ratios in the corner; null where the kind has none. */
  readonly notes: CurveNotes | null
  /** Of curves of a model: its points have no numbers at risk and of events. */
  readonly hasNoCounts?: true
}

/** A figure of step curves of the plan. */
export interface LineData extends LineDrawing {
  readonly base: CurveData
  readonly caption: readonly string[]
}

/** The last sentences of a caption: the ends of the axes, and the rule of the bands. */
export const endAndBand = (
  { end, confidence, unit, event }: CurveData,
  axis: HeightAxis,
  bandRule: string,
  style: Style,
): readonly string[] => [
  ...endWords(end, unit, event, style),
  ...rangeWords(axis, style),
  ...(confidence === null ? [] : [`Shaded: pointwise ${bandLabel(confidence, style)}, ${bandRule}.`]),
]
