import type { Figure } from '../../cohort/plan.ts'
import type { FigureEntry } from './artifacts.ts'
import { kmAlt, kmCaption } from './km-alt.ts'
import { type KmSources, kmData } from './km-data.ts'
import { kmPlot } from './km-plot.ts'
import { kmSpec } from './km-spec.ts'
import { normaliseSvg } from './normalise-svg.ts'
import { openPage } from './page.ts'
import { plainText } from './plain-text.ts'
import { swimmerAlt, swimmerCaption } from './swimmer-alt.ts'
import { type SwimmerSources, swimmerData } from './swimmer-data.ts'
import { swimmerPlot } from './swimmer-plot.ts'
import { swimmerSpec } from './swimmer-spec.ts'

export type FigureSources = KmSources & SwimmerSources

export interface Drawn {
  readonly svgs: Readonly<Record<string, string>>
  readonly specs: Readonly<Record<string, object>>
  readonly index: readonly FigureEntry[]
}

/** All figures of a plan, in its order: pictures, specifications, and what the report says of them. */
export const drawFigures = (figures: Readonly<Record<string, Figure>>, sources: FigureSources): Drawn => {
  const page = openPage()
  const svgs: Record<string, string> = {}
  const specs: Record<string, object> = {}
  const index: FigureEntry[] = []
  for (const [name, figure] of Object.entries(figures)) {
    const { caption, alt, draw, spec } = prepared(figure, sources)
    const svg = draw(page.document)
    normaliseSvg(svg, name)
    svgs[name] = `${page.serialise(svg)}\n`
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

const prepared = (figure: Figure, sources: FigureSources): Prepared => {
  switch (figure.kind) {
    case 'kaplan-meier': {
      const data = kmData(figure, sources)
      const alt = plainText(kmAlt(data))
      return {
        caption: plainText(kmCaption(data)),
        alt,
        draw: (document) => kmPlot(document, data, alt),
        spec: () => kmSpec(data, alt),
      }
    }
    case 'swimmer': {
      const data = swimmerData(figure, sources)
      const alt = plainText(swimmerAlt(data))
      return {
        caption: plainText(swimmerCaption(data)),
        alt,
        draw: (document) => swimmerPlot(document, data, alt),
        spec: () => swimmerSpec(data, alt),
      }
    }
    default: {
      const never: never = figure
      return never
    }
  }
}
