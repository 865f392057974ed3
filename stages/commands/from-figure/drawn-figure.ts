import { type Figure, readFigure } from '../../../documents/papers/figures/curves/read-figure.ts'
import type { Drawing } from '../../../documents/papers/figures/drawings/drawing.ts'
import type { SourceFault } from '../../../sources/source.ts'
import { SourceError } from '../../../sources/support/source-error.ts'

/** The lines of a page, and the Kaplan-Meier figure among them. */
export interface DrawnFigure {
  readonly drawing: Drawing
  readonly figure: Figure
  /** Null for an SVG file. */
  readonly page: number | null
}

export type DrawnFigureReading = DrawnFigure | { readonly fault: SourceFault }

const NONE: SourceFault = {
  place: 'the file',
  expected: 'a Kaplan-Meier figure drawn as lines, with numbers as text at both axes',
  found: 'none',
  remedy:
    'digitize a figure that is an image, and give its points as CSV (curve,time,survival); export a figure whose letters are outlines again, with letters as text',
}

/** The figure of an SVG file, or the one with most steps of a PDF. */
export const drawnFigure = async (bytes: Uint8Array, page: number | null): Promise<DrawnFigureReading> => {
  try {
    const found = [...(await drawingsOf(bytes, page))].flatMap(([number, drawing]) => {
      const figure = readFigure(drawing)
      return figure === null ? [] : [{ drawing, figure, page: number === 0 ? null : number }]
    })
    const steps = ({ curves }: Figure): number => curves.reduce((sum, curve) => sum + curve.steps.length, 0)
    return found.sort((a, b) => steps(b.figure) - steps(a.figure))[0] ?? { fault: NONE }
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.fault }
    throw error
  }
}

const drawingsOf = async (bytes: Uint8Array, page: number | null): Promise<ReadonlyMap<number, Drawing>> => {
  const isPdf = /%PDF-\d/.test(new TextDecoder().decode(bytes.subarray(0, 1024)))
  if (isPdf)
    return (await import('../../../documents/papers/figures/drawings/pdf-drawing.ts')).pdfDrawings(
      bytes,
      page,
    )
  const { svgDrawing } = await import('../../../documents/papers/figures/drawings/svg-drawing.ts')
  return new Map([[0, svgDrawing(bytes)]])
}
