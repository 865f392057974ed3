import { fallingPoints } from '../../../../documents/papers/figures/points/falling-points.ts'
import {
  type PointPatient,
  patientsOfPoints,
} from '../../../../documents/papers/figures/points/patients-of-points.ts'
import { type AtRisk, readAtRisk } from '../../../../documents/papers/figures/points/read-at-risk.ts'
import {
  type Point,
  type PointCurve,
  readPoints,
} from '../../../../documents/papers/figures/points/read-points.ts'
import type { SourceFault } from '../../../../sources/source.ts'
import { SourceError } from '../../../../sources/support/source-error.ts'

/** A curve that was clicked, and approximate patients that give it. */
export interface PointGroup {
  readonly name: string
  readonly clicked: number
  /** Falling, the first at (0, 1). */
  readonly points: readonly Point[]
  readonly atRisk: readonly AtRisk[]
  /** All events, as reported; null if they are not. */
  readonly events: number | null
  readonly patients: readonly PointPatient[]
}

export interface ReadPoints {
  readonly groups: readonly PointGroup[]
  readonly isPercent: boolean
}

export interface PointsCall {
  /** The bytes of a file of numbers at risk. */
  readonly atRisk: Uint8Array | null
  /** Patients, and events, of each curve in the order of the file. */
  readonly n: readonly number[] | null
  readonly events: readonly number[] | null
}

type Reading<T> = T | { readonly faults: readonly SourceFault[] }

/** Patients of a file of points, approximately. */
export const patientsOfFile = async (bytes: Uint8Array, call: PointsCall): Promise<Reading<ReadPoints>> => {
  const file = await readPoints(bytes)
  if ('faults' in file) return file
  const names = file.curves.map(({ name }) => name)
  const rows =
    call.atRisk === null ? new Map<string, readonly AtRisk[]>() : await readAtRisk(call.atRisk, names)
  if ('faults' in rows)
    return { faults: rows.faults.map((fault) => ({ ...fault, place: `--at-risk, ${fault.place}` })) }
  const faults: SourceFault[] = []
  const groups = file.curves.flatMap((curve, i): readonly PointGroup[] => {
    const group = groupOf(curve, rows.get(curve.name) ?? [], {
      n: call.n?.[i] ?? null,
      events: call.events?.[i] ?? null,
    })
    if ('faults' in group) faults.push(...group.faults)
    return 'faults' in group ? [] : [group]
  })
  for (const [flag, numbers] of [
    ['--n', call.n],
    ['--events', call.events],
  ] as const)
    if (numbers !== null && numbers.length !== names.length)
      faults.push({
        ...{ place: flag, expected: `${names.length} numbers, one for each curve (${names.join(', ')})` },
        ...{ found: `${numbers.length}`, remedy: 'give them in this order' },
      })
  return faults.length > 0 ? { faults } : { groups, isPercent: file.isPercent }
}

const groupOf = (
  curve: PointCurve,
  given: readonly AtRisk[],
  { n, events }: { readonly n: number | null; readonly events: number | null },
): Reading<PointGroup> => {
  try {
    const points = fallingPoints(curve)
    const entered = given.find(({ time }) => time === 0)?.number ?? n
    if (entered === null)
      throw new SourceError({
        ...{ place: curve.name, expected: 'the number of patients at time 0', found: 'none' },
        remedy:
          'give --n, or --at-risk with a row at time 0: the curve alone does not show the number of patients',
      })
    const wrong = n !== null && n !== entered ? `${n} by --n, ${entered} at risk at time 0` : null
    if (wrong !== null || (events ?? 0) > entered || entered < (given[0]?.number ?? 0))
      throw new SourceError({
        place: curve.name,
        expected: 'one number of patients, and at most as many events and patients at risk',
        found:
          wrong ??
          `${entered} patients, ${events ?? 'unknown'} events, ${given[0]?.number ?? 'none'} at risk`,
        remedy: 'correct --n, --events or the numbers at risk',
      })
    const atRisk = [{ time: 0, number: entered }, ...given.filter(({ time }) => time > 0)]
    const patients = patientsOfPoints({ points, atRisk, events })
    return { name: curve.name, clicked: curve.points.length, points, atRisk, events, patients }
  } catch (error) {
    if (error instanceof SourceError) return { faults: [error.fault] }
    throw error
  }
}
