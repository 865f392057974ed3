import { closedEnds } from '../../cohort/disclosure/closed-ends.ts'
import type { Edition } from '../../cohort/disclosure/edition.ts'
import { withStyle } from '../../cohort/results/shown-text.ts'
import type { Style } from '../../cohort/results/styles/style.ts'
import { binnedCurves } from './curves/binned/data.ts'
import { lineAlt } from './curves/lines/alt.ts'
import { linePlot } from './curves/lines/plot.ts'
import type { Pictures } from './draw-figures.ts'
import { NARROW, WIDE } from './drawing/layout.ts'
import { newDocument } from './drawing/new-document.ts'
import { plainText } from './drawing/plain-text.ts'
import { penOf } from './drawing/svg-pen.ts'
import { svgText } from './drawing/svg-text.ts'
import { resultsById } from './results-by-id.ts'

/** A picture in both layouts for each table of times with a closed bin, named by the table's number in the edition. */
export const publicFigures = ({ tables, results }: Edition, origin: string, style: Style): Pictures => {
  const document = newDocument()
  const byId = resultsById(withStyle(results, style))
  const svgs: Record<string, string> = {}
  const narrowSvgs: Record<string, string> = {}
  tables.forEach((table, i) => {
    if (closedEnds(table).length === 0) return
    const data = binnedCurves(table, byId, origin)
    const alt = plainText(lineAlt(data))
    const name = `table-${i + 1}`
    svgs[name] = svgText(linePlot(penOf(document, WIDE, style), data, alt), name)
    narrowSvgs[name] = svgText(linePlot(penOf(document, NARROW, style), data, alt), `${name}-narrow`)
  })
  return { svgs, narrowSvgs }
}
