import { figureKind } from '../figure-kind.ts'
import { FLOW_CAPTION, flowAlt } from './alt.ts'
import { flowData } from './data.ts'
import { flowPlot } from './plot.ts'
import { flowSpec } from './spec.ts'

/** Patients recorded, excluded and analysed, and their outcomes. */
export const flow = figureKind({
  data: flowData,
  caption: () => FLOW_CAPTION,
  alt: flowAlt,
  plot: flowPlot,
  spec: flowSpec,
})
