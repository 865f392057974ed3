import type { RecordedField } from '../../cohort/descriptors/recorded-field.ts'
import { addDecimals } from '../../cohort/values/decimal.ts'
import { encodeValue } from '../../cohort/values/value.ts'
import { type Analysis, contributionOf } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { type DerivedSubject, derivedSubject } from '../recompute/derived-subject.ts'

/** A recorded time that stands for an interval of exact ones. */
export interface RoundedCell {
  readonly subject: number
  readonly name: string
  readonly recorded: number
  readonly rounding: NonNullable<RecordedField['rounding']>
}

/** Where each cell's exact time lies in its interval, in thousandths of a unit from its beginning, 0 to 999. */
export type Places = readonly number[]

/** The last place inside an interval. */
export const LAST_PLACE = 999

/**
 * The exact time: nearest is [x - 1/2, x + 1/2), down [x, x + 1), up (x - 1, x]. In thousandths, so that it is a
 * decimal with three digits and sums of times stay exact.
 */
export const exactTime = ({ recorded, rounding }: RoundedCell, place: number): number => {
  const start = rounding === 'nearest' ? -500 : rounding === 'down' ? 0 : -LAST_PLACE
  return addDecimals([recorded, (start + place) / 1000])
}

/** The place of the recorded time itself. */
export const recordedPlace = ({ rounding }: RoundedCell): number =>
  rounding === 'nearest' ? 500 : rounding === 'down' ? 0 : LAST_PLACE

/**
 * The rounded cells on which an analysis rests: those whose exact time changes what its subject adds to the counts. Where
 * a check refuses one of them alone, as an event after the last contact, and lets it pass with the subject's others,
 * those move along.
 */
export const roundedCells = (
  analysis: Analysis,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
): readonly RoundedCell[] => {
  const fields = audited.fields.filter(({ rounding }) => rounding !== null)
  return cases.flatMap((own, subject): readonly RoundedCell[] => {
    const cells = fields.flatMap(({ name, rounding }): readonly RoundedCell[] => {
      const value = audited.recorded[subject]![name]
      return typeof value === 'number' ? [{ subject, name, recorded: value, rounding: rounding! }] : []
    })
    const before = contributionOf(own, analysis, audited)
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
      made.some((one) => one !== null && contributionOf(one, analysis, audited) !== before)
    const isRefused = cells.some((cell) => probes([cell]).includes(null))
    if (isRefused && changes(probes(cells))) return cells
    return cells.filter((cell) => changes(probes([cell])))
  })
}

/** A subject with exact times in its cells; null where a check refuses them. */
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
