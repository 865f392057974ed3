import { figureKind, type PreparedFigure } from '../../figure-kind.ts'
import { lineAlt, lineCaption } from './alt.ts'
import type { LineData } from './data.ts'
import { linePlot } from './plot.ts'
import { lineSpec } from './spec.ts'

/** A kind of figure that is drawn as lines and differs from the others in its data alone. */
export const lineKind = <F, S>(
  data: (figure: F, sources: S) => LineData,
): ((figure: F, sources: S) => PreparedFigure) =>
  figureKind({ data, caption: lineCaption, alt: lineAlt, plot: linePlot, spec: lineSpec })
