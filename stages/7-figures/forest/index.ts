import { figureKind } from '../figure-kind.ts'
import { forestAlt, forestCaption } from './alt.ts'
import { forestData } from './data.ts'
import { forestPlot } from './plot.ts'
import { forestSpec } from './spec.ts'

/** Ratios with their confidence intervals. */
export const forest = figureKind({
  data: forestData,
  caption: forestCaption,
  alt: forestAlt,
  plot: forestPlot,
  spec: forestSpec,
})
