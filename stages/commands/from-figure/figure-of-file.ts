import type { TimeUnit } from '../../../documents/papers/figures/curves/read-figure.ts'
import {
  type FigurePatients,
  patientsOfFigure,
} from '../../../documents/papers/figures/patients/patients-of-figure.ts'
import { SourceError } from '../../../sources/support/source-error.ts'
import {
  type DrawnCall,
  type DrawnFigure,
  type DrawnFigureReading,
  drawnFigure,
  type UnreadFigure,
} from './drawn-figure.ts'

/** A figure, and one table of patients that gives it. */
export interface ReadFigure extends DrawnFigure {
  readonly patients: FigurePatients
}

/** Whether whole numbers of patients give every curve: only then a cohort is made of it. */
export const isWholeFigure = ({ patients }: ReadFigure): boolean =>
  patients.groups.every(({ counts }) => counts !== null)

export interface FigureCall extends DrawnCall {
  readonly n: readonly number[] | null
  readonly unit: TimeUnit | null
}

/**
 * The figure of an SVG file or of a PDF, with the patients that give it.
 * @param read how the lines are read
 */
export const figureOfFile = async (
  bytes: Uint8Array,
  { n, unit, ...call }: FigureCall,
  read: (bytes: Uint8Array, call: DrawnCall) => Promise<DrawnFigureReading> = drawnFigure,
): Promise<ReadFigure | UnreadFigure> => {
  const drawn = await read(bytes, call)
  if ('fault' in drawn) return drawn
  const { figure, names } = drawn
  if (n !== null && n.length !== figure.curves.length)
    return {
      fault: {
        ...{ place: '--n', expected: `${figure.curves.length} numbers, one for each curve` },
        found: `${n.length}`,
        remedy: 'without --n the curves are listed in their order',
      },
    }
  const shown = unit ?? drawn.unit
  try {
    const patients = patientsOfFigure(figure, { unit: shown, n: n ?? drawn.n })
    const groups =
      names === null ? patients.groups : patients.groups.map((group, i) => ({ ...group, name: names[i]! }))
    return { ...drawn, unit: shown, patients: { ...patients, groups } }
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.fault }
    throw error
  }
}
