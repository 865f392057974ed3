import type { RecordedField } from '../../cohort/descriptors/recorded-field.ts'
import { addDecimals } from '../../cohort/values/decimal.ts'
import { encodeValue } from '../../cohort/values/value.ts'
import { type Analysis, contributionOf } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { type DerivedSubject, derivedSubject } from '../recompute/derived-subject.ts'

/** A rounded time: any exact time in its interval is possible. */
export interface RoundedCell {
  readonly subject: number
  readonly name: string
  readonly recorded: number
  readonly rounding: NonNullable<RecordedField['rounding']>
}

/** The position of each cell's exact time in its interval, in thousandths of a unit from its start, 0 to 999. */
export type Places = readonly number[]

/** The last position inside an interval. */
export const LAST_PLACE = 999

/**
 * The exact time: nearest is [x - 1/2, x + 1/2), down [x, x + 1), up (x - 1, x]. In thousandths, so that sums of times
 * are exact.
 */
export const exactTime = ({ recorded, rounding }: RoundedCell, place: number): number => {
  const start = rounding === 'nearest' ? -500 : rounding === 'down' ? 0 : -LAST_PLACE
  return addDecimals([recorded, (start + place) / 1000])
}

/** The position of the recorded time itself. */
export const recordedPlace = ({ rounding }: RoundedCell): number =>
  rounding === 'nearest' ? 500 : rounding === 'down' ? 0 : LAST_PLACE

/**
 * The rounded cells that affect an analysis: those whose exact time changes the subject's contribution to the counts.
 * If a check rejects one of them alone (an event after the last contact) but accepts it with the subject's other cells,
 * all of them are included.
 */
export const roundedCells = (
  analysis: Analysis,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
): readonly RoundedCell[] => {
  const fields = audited.fields.filter(({ rounding }) => rounding !== null)
  return cases.flatMap((derived, subject): readonly RoundedCell[] => {
    const cells = fields.flatMap(({ name, rounding }): readonly RoundedCell[] => {
      const value = audited.recorded[subject]![name]
      return typeof value === 'number' ? [{ subject, name, recorded: value, rounding: rounding! }] : []
    })
    const before = contributionOf(derived, analysis, audited)
    const probes = (moved: readonly RoundedCell[]): readonly (DerivedSubject | null)[] =>
      [1, LAST_PLACE - 1].map((place) =>
        caseWith(
          moved,
          moved.map(() => place),
          subject,
          audited,
        ),
      )
    const changes = (made: readonly (DerivedSubject | null)[]): boolean =>
      made.some((subject) => subject !== null && contributionOf(subject, analysis, audited) !== before)
    const isRefused = cells.some((cell) => probes([cell]).includes(null))
    if (isRefused && changes(probes(cells))) return cells
    return cells.filter((cell) => changes(probes([cell])))
  })
}

/** A subject with exact times in its cells; null if a check rejects them. */
export const caseWith = (
  cells: readonly RoundedCell[],
  places: Places,
  subject: number,
  audited: AuditInput,
): DerivedSubject | null => {
  const times = cells.flatMap((cell, i) =>
    cell.subject === subject ? [[cell.name, exactTime(cell, places[i]!)] as const] : [],
  )
  return times.length === 0
    ? null
    : derivedSubject({ ...audited.recorded[subject]!, ...Object.fromEntries(times) }, audited)
}

/** "Case 7 Follow-up 12.5; ...": the exact times that differ from the recorded ones. */
export const placesInWords = (cells: readonly RoundedCell[], places: Places, audited: AuditInput): string =>
  cells
    .flatMap((cell, i) => {
      const time = exactTime(cell, places[i]!)
      const { subjectName, recorded, variables } = audited
      const id = encodeValue(recorded[cell.subject]![subjectName] ?? null)
      return time === cell.recorded
        ? []
        : [`${variables.get(subjectName)!.title} ${id} ${variables.get(cell.name)!.title} ${time}`]
    })
    .join('; ')
