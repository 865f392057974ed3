import { figureKind } from '../figure-kind.ts'
import { swimmerAlt, swimmerCaption } from './alt.ts'
import { swimmerData } from './data.ts'
import { swimmerPlot } from './plot.ts'
import { swimmerSpec } from './spec.ts'

/** The follow-up of each patient as a bar. */
export const swimmer = figureKind({
  data: swimmerData,
  caption: swimmerCaption,
  alt: swimmerAlt,
  plot: swimmerPlot,
  spec: swimmerSpec,
})
