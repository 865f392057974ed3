import type { TimeUnit } from '../../../documents/papers/figures/curves/read-figure.ts'
import {
  type FigurePatients,
  patientsOfFigure,
} from '../../../documents/papers/figures/patients/patients-of-figure.ts'
import type { SourceFault } from '../../../sources/source.ts'
import { SourceError } from '../../../sources/support/source-error.ts'
import { type DrawnFigure, drawnFigure } from './drawn-figure.ts'

/** A figure, and one table of patients that gives it. */
export interface ReadFigure extends DrawnFigure {
  readonly patients: FigurePatients
  readonly unit: TimeUnit | null
}

export interface FigureCall {
  readonly page: number | null
  readonly n: readonly number[] | null
  readonly unit: TimeUnit | null
}

/**
 * The figure of an SVG file, or the one with most steps of a PDF, with the patients that give it.
 * @param read how the lines are read
 */
export const figureOfFile = async (
  bytes: Uint8Array,
  { page, n, unit }: FigureCall,
  read = drawnFigure,
): Promise<ReadFigure | { readonly fault: SourceFault }> => {
  const drawn = await read(bytes, page)
  if ('fault' in drawn) return drawn
  const { figure } = drawn
  if (n !== null && n.length !== figure.curves.length)
    return {
      fault: {
        ...{ place: '--n', expected: `${figure.curves.length} numbers, one for each curve` },
        found: `${n.length}`,
        remedy: 'without --n the curves are listed in their order',
      },
    }
  const shown = unit ?? figure.unit
  try {
    return { ...drawn, patients: patientsOfFigure(figure, { unit: shown, n }), unit: shown }
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.fault }
    throw error
  }
}
