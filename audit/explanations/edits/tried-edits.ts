import { encodeValue } from '../../../cohort/values/value.ts'
import type { AuditInput } from '../../recompute/audit-input.ts'
import { type DerivedSubject, derivedSubject } from '../../recompute/derived-subject.ts'
import type { Recomputer, Replacement } from '../../recompute/recomputer.ts'
import { dataEdits } from './data-edits.ts'
import { copiesOf, type Edit, edited } from './edit.ts'

/** An edit that the data checks accept, with the resulting subject. */
export interface TriedEdit {
  readonly edit: Edit
  readonly replacement: Replacement
}

export interface TriedEdits {
  readonly tried: readonly TriedEdit[]
  /** Number of edits that a field, a declared check or an endpoint rejects. */
  readonly refused: number
}

/** Every single edit that results in a valid cohort. */
export const triedEdits = (audited: AuditInput, { cases }: Recomputer): TriedEdits => {
  const all = dataEdits(audited, cases)
  const tried = all.flatMap((edit): readonly TriedEdit[] => {
    const by = attempt(edit, audited, cases)
    return by === null ? [] : [{ edit, replacement: { subject: edit.subject, by } }]
  })
  return { tried, refused: all.length - tried.length }
}

/** The subject (none or two if excluded or counted twice) after an edit; null if the values are rejected. */
const attempt = (
  edit: Pick<Edit, 'kind' | 'subject' | 'cells'>,
  audited: AuditInput,
  cases: readonly DerivedSubject[],
): readonly DerivedSubject[] | null => {
  const copies = copiesOf(edit)
  if (copies !== 1) return new Array<DerivedSubject>(copies).fill(cases[edit.subject]!)
  const made = derivedSubject(edited(audited.recorded[edit.subject]!, edit), audited)
  return made === null ? null : [made]
}

/** Two edits at once as replacements; null if they change the same cell or the checks reject them together. */
export const together = (
  a: TriedEdit,
  b: TriedEdit,
  audited: AuditInput,
  cases: readonly DerivedSubject[],
): readonly Replacement[] | null => {
  const { subject } = a.edit
  if (subject !== b.edit.subject) return [a.replacement, b.replacement]
  if (copiesOf(a.edit) !== 1 || copiesOf(b.edit) !== 1) return null
  const [first, second] = [a.edit.cells, b.edit.cells]
  if (Object.keys(first).some((name) => Object.hasOwn(second, name))) return null
  const by = attempt({ kind: a.edit.kind, subject, cells: { ...first, ...second } }, audited, cases)
  return by === null ? null : [{ subject, by }]
}

/** `Case 7: Follow-up: one unit more (55 changed to 56)`, `Case 7 excluded`: the edit with its subject. */
export const editWords = (edit: Edit, audited: AuditInput): string => {
  const subject = `${audited.variables.get(audited.subjectName)!.title} ${subjectOf(edit, audited)}`
  if (edit.kind === 'excluded') return `${subject} excluded`
  if (edit.kind === 'twice') return `${subject} counted twice`
  return `${subject}: ${edit.what}${edit.detail === '' ? '' : ` (${edit.detail})`}`
}

/** The key of the subject of an edit. */
export const subjectOf = (
  { subject }: Pick<Edit, 'subject'>,
  { recorded, subjectName }: AuditInput,
): string => encodeValue(recorded[subject]![subjectName] ?? null)
