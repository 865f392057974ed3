import type { Figure } from '../../cohort/descriptors/plan/figure.ts'
import type { FigureEntry } from './artifacts.ts'
import { NARROW, WIDE } from './drawing/layout.ts'
import { newDocument } from './drawing/new-document.ts'
import { svgText } from './drawing/svg-text.ts'
import type { PreparedFigure } from './figure-kind.ts'
import { type FigureSources, kinds } from './kinds.ts'

/** Pictures by name in both layouts. */
export interface Pictures {
  /** For 180 mm. */
  readonly svgs: Readonly<Record<string, string>>
  /** For 85 mm. */
  readonly narrowSvgs: Readonly<Record<string, string>>
}

export interface DrawnFigures extends Pictures {
  readonly specs: Readonly<Record<string, object>>
  readonly index: readonly FigureEntry[]
}

/** All figures of a plan in its order: pictures, specifications and entries of the report. */
export const drawFigures = (
  figures: Readonly<Record<string, Figure>>,
  sources: FigureSources,
): DrawnFigures => {
  // one document for all figures
  const document = newDocument()
  const svgs: Record<string, string> = {}
  const narrowSvgs: Record<string, string> = {}
  const specs: Record<string, object> = {}
  const index: FigureEntry[] = []
  for (const [name, figure] of Object.entries(figures)) {
    const { caption, alt, draw, spec } = prepareFigure(figure, sources)
    svgs[name] = svgText(draw(document, WIDE), name)
    narrowSvgs[name] = svgText(draw(document, NARROW), `${name}-narrow`)
    specs[name] = spec()
    index.push({ figure: name, kind: figure.kind, title: figure.title, caption, alt })
  }
  return { svgs, narrowSvgs, specs, index }
}

/** The cast is safe: `kinds` maps each kind to a function of figures of that kind. */
const prepareFigure = (figure: Figure, sources: FigureSources): PreparedFigure =>
  (kinds[figure.kind] as (figure: Figure, sources: FigureSources) => PreparedFigure)(figure, sources)
