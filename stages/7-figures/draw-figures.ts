import { JSDOM } from 'jsdom'
import type { Figure } from '../../cohort/plan/figure.ts'
import type { FigureEntry } from './artifacts.ts'
import { auditAlt, auditCaption } from './audit-alt.ts'
import { type AuditSources, auditData } from './audit-data.ts'
import { auditPlot } from './audit-plot.ts'
import { auditSpec } from './audit-spec.ts'
import { FLOW_CAPTION, flowAlt } from './flow-alt.ts'
import { type FlowSources, flowData } from './flow-data.ts'
import { flowPlot } from './flow-plot.ts'
import { flowSpec } from './flow-spec.ts'
import { forestAlt, forestCaption } from './forest-alt.ts'
import { type ForestSources, forestData } from './forest-data.ts'
import { forestPlot } from './forest-plot.ts'
import { forestSpec } from './forest-spec.ts'
import { kmAlt, kmCaption } from './km-alt.ts'
import { type KmSources, kmData } from './km-data.ts'
import { kmPlot } from './km-plot.ts'
import { kmSpec } from './km-spec.ts'
import { plainText } from './plain-text.ts'
import { stepAlt, stepCaption } from './step-alt.ts'
import { stepData } from './step-data.ts'
import { stepPlot } from './step-plot.ts'
import { stepSpec } from './step-spec.ts'
import { svgText } from './svg-text.ts'
import { swimmerAlt, swimmerCaption } from './swimmer-alt.ts'
import { type SwimmerSources, swimmerData } from './swimmer-data.ts'
import { swimmerPlot } from './swimmer-plot.ts'
import { swimmerSpec } from './swimmer-spec.ts'

export type FigureSources = KmSources & SwimmerSources & ForestSources & FlowSources & AuditSources

export interface Drawn {
  readonly svgs: Readonly<Record<string, string>>
  readonly specs: Readonly<Record<string, object>>
  readonly index: readonly FigureEntry[]
}

/** All figures of a plan, in its order: pictures, specifications, and what the report says of them. */
export const drawFigures = (figures: Readonly<Record<string, Figure>>, sources: FigureSources): Drawn => {
  // one document for all, of its own and not a global
  const { document } = new JSDOM('').window
  const svgs: Record<string, string> = {}
  const specs: Record<string, object> = {}
  const index: FigureEntry[] = []
  for (const [name, figure] of Object.entries(figures)) {
    const { caption, alt, draw, spec } = prepared(figure, sources)
    svgs[name] = svgText(draw(document), name)
    specs[name] = spec()
    index.push({ figure: name, kind: figure.kind, title: figure.title, caption, alt })
  }
  return { svgs, specs, index }
}

interface Prepared {
  readonly caption: string
  readonly alt: string
  draw(document: Document): Element
  spec(): object
}

/** A kind of figure: its data, and what is made of them. */
const from = <D>(
  data: D,
  caption: (data: D) => string,
  alt: (data: D) => string,
  plot: (document: Document, data: D, alt: string) => Element,
  spec: (data: D, alt: string) => object,
): Prepared => {
  const words = plainText(alt(data))
  return {
    caption: plainText(caption(data)),
    alt: words,
    draw: (document) => plot(document, data, words),
    spec: () => spec(data, words),
  }
}

const prepared = (figure: Figure, sources: FigureSources): Prepared => {
  switch (figure.kind) {
    case 'kaplan-meier':
      return from(kmData(figure, sources), kmCaption, kmAlt, kmPlot, kmSpec)
    case 'cumulative-incidence':
    case 'cumulative-hazard':
    case 'follow-up':
      return from(stepData(figure, sources), stepCaption, stepAlt, stepPlot, stepSpec)
    case 'swimmer':
      return from(swimmerData(figure, sources), swimmerCaption, swimmerAlt, swimmerPlot, swimmerSpec)
    case 'forest':
      return from(forestData(figure, sources), forestCaption, forestAlt, forestPlot, forestSpec)
    case 'flow':
      return from(flowData(figure, sources), () => FLOW_CAPTION, flowAlt, flowPlot, flowSpec)
    case 'audit':
      return from(auditData(figure, sources), auditCaption, auditAlt, auditPlot, auditSpec)
    default: {
      const never: never = figure
      return never
    }
  }
}
