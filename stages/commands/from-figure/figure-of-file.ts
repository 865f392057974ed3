import {
  type Figure,
  readFigure,
  type TimeUnit,
} from '../../../documents/papers/figures/curves/read-figure.ts'
import type { Drawing } from '../../../documents/papers/figures/drawings/drawing.ts'
import {
  type FigurePatients,
  patientsOfFigure,
} from '../../../documents/papers/figures/patients/patients-of-figure.ts'
import type { SourceFault } from '../../../sources/source.ts'
import { SourceError } from '../../../sources/support/source-error.ts'

/** A figure, and one table of patients that gives it. */
export interface ReadFigure {
  readonly drawing: Drawing
  readonly figure: Figure
  readonly patients: FigurePatients
  readonly unit: TimeUnit | null
  /** Null for an SVG file. */
  readonly page: number | null
}

export interface FigureCall {
  readonly page: number | null
  readonly n: readonly number[] | null
  readonly unit: TimeUnit | null
}

const NONE: SourceFault = {
  place: 'the file',
  expected: 'a Kaplan-Meier figure drawn as lines, with numbers as text at both axes',
  found: 'none',
  remedy:
    'digitize a figure that is an image; export a figure whose letters are outlines again, with letters as text',
}

/** The figure of an SVG file, or the one with most steps of a PDF. */
export const figureOfFile = async (
  bytes: Uint8Array,
  { page, n, unit }: FigureCall,
): Promise<ReadFigure | { readonly fault: SourceFault }> => {
  try {
    const found = [...(await drawingsOf(bytes, page))].flatMap(([number, drawing]) => {
      const figure = readFigure(drawing)
      return figure === null ? [] : [{ number, drawing, figure }]
    })
    const steps = ({ curves }: Figure): number => curves.reduce((sum, curve) => sum + curve.steps.length, 0)
    const best = found.sort((a, b) => steps(b.figure) - steps(a.figure))[0]
    if (best === undefined) return { fault: NONE }
    const { drawing, figure, number } = best
    if (n !== null && n.length !== figure.curves.length)
      return {
        fault: {
          ...{ place: '--n', expected: `${figure.curves.length} numbers, one for each curve` },
          found: `${n.length}`,
          remedy: 'without --n the curves are listed in their order',
        },
      }
    const shown = unit ?? figure.unit
    const patients = patientsOfFigure(figure, { unit: shown, n })
    return { drawing, figure, patients, unit: shown, page: number === 0 ? null : number }
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
