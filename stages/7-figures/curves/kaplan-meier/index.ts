import { figureKind } from '../../figure-kind.ts'
import { kmAlt, kmCaption } from './alt.ts'
import { kmData } from './data.ts'
import { kmPlot } from './plot.ts'
import { kmSpec } from './spec.ts'

/** Kaplan-Meier curves with medians, censorings, competing events, a test and hazard ratios. */
export const kaplanMeier = figureKind({
  data: kmData,
  caption: kmCaption,
  alt: kmAlt,
  plot: kmPlot,
  spec: kmSpec,
})
