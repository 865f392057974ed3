import { figureKind } from '../figure-kind.ts'
import { checkAlt, checkCaption } from './alt.ts'
import { checkData } from './data.ts'
import { checkPlot } from './plot.ts'
import { checkSpec } from './spec.ts'

/** Log-minus-log curves and scaled Schoenfeld residuals of a Cox model. */
export const proportionalHazards = figureKind({
  data: checkData,
  caption: checkCaption,
  alt: checkAlt,
  plot: checkPlot,
  spec: checkSpec,
})
