import type { LineStyle } from '../drawing/colours.ts'
import type { TextRun } from '../drawing/svg-pen.ts'
import type { Band, Point } from './points.ts'

/** A drawn curve with its name and numbers. */
export interface NamedCurve {
  /** In the legend: `Margin: positive`. */
  readonly label: TextRun
  /** At the end of the curve: `positive`. */
  readonly shortLabel: TextRun
  /** `n = 18, 13 events`: numbers with their results. */
  readonly numbers: readonly TextRun[]
  readonly points: readonly Point[]
  readonly band: readonly Band[]
  readonly style: LineStyle
}
