import { figureKind, type PreparedFigure, type Styled } from '../../figure-kind.ts'
import { lineAlt, lineCaption } from './alt.ts'
import type { LineData } from './data.ts'
import { linePlot } from './plot.ts'
import { lineSpec } from './spec.ts'

/** A kind of figure of step curves, given by its data. */
export const lineKind = <F, S>(
  data: (figure: F, sources: S) => LineData,
): ((figure: F, sources: S & Styled) => PreparedFigure) =>
  figureKind({ data, caption: lineCaption, alt: lineAlt, plot: linePlot, spec: lineSpec })
