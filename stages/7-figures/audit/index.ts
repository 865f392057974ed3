import { figureKind } from '../figure-kind.ts'
import { auditAlt, auditCaption } from './alt.ts'
import { auditData } from './data.ts'
import { auditPlot } from './plot.ts'
import { auditSpec } from './spec.ts'

/** Reported numbers and the recomputed ones. */
export const audit = figureKind({
  data: auditData,
  caption: auditCaption,
  alt: auditAlt,
  plot: auditPlot,
  spec: auditSpec,
})
