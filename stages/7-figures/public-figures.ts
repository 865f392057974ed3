import { closedEnds } from '../../cohort/disclosure/closed-ends.ts'
import type { Edition } from '../../cohort/disclosure/edition.ts'
import { binnedCurves } from './curves/binned/data.ts'
import { lineAlt } from './curves/lines/alt.ts'
import { linePlot } from './curves/lines/plot.ts'
import { WIDE } from './drawing/layout.ts'
import { newDocument } from './drawing/new-document.ts'
import { plainText } from './drawing/plain-text.ts'
import { penOf } from './drawing/svg-pen.ts'
import { svgText } from './drawing/svg-text.ts'
import { resultsById } from './results-by-id.ts'

/** A picture for each table of times that has a closed bin, named by the table's number in the edition. */
export const publicFigures = (
  { tables, results }: Edition,
  origin: string,
): Readonly<Record<string, string>> => {
  const document = newDocument()
  const byId = resultsById(results)
  return Object.fromEntries(
    tables.flatMap((table, i) => {
      if (closedEnds(table).length === 0) return []
      const data = binnedCurves(table, byId, origin)
      const name = `table-${i + 1}`
      return [[name, svgText(linePlot(penOf(document, WIDE), data, plainText(lineAlt(data))), name)]]
    }),
  )
}
