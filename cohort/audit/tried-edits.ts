import { encodeValue } from '../value.ts'
import type { Audited } from './audited.ts'
import { caseOf } from './case.ts'
import { dataEdits } from './data-edits.ts'
import { type Edit, edited } from './edit.ts'
import type { Recomputer, Replacement } from './recomputer.ts'

/** An edit that the checks let pass, with the case that it makes. */
export interface TriedEdit {
  readonly edit: Edit
  readonly replacement: Replacement
}

export interface TriedEdits {
  readonly tried: readonly TriedEdit[]
  /** Edits that a field, a declared check or an endpoint refuses. */
  readonly refused: number
}

/** Every single edit of the grammar that leaves a cohort that could have been recorded. */
export const triedEdits = (audited: Audited, { cases }: Recomputer): TriedEdits => {
  const all = dataEdits(audited, cases)
  const tried = all.flatMap((edit): readonly TriedEdit[] => {
    const made = attempt(edit, audited)
    return made === undefined ? [] : [{ edit, replacement: { subject: edit.subject, by: made } }]
  })
  return { tried, refused: all.length - tried.length }
}

/** The case that an edit makes; null where the subject is left out; undefined where the values are refused. */
const attempt = (edit: Pick<Edit, 'subject' | 'cells'>, audited: Audited) => {
  const recorded = edited(audited.recorded[edit.subject]!, edit)
  return recorded === null ? null : (caseOf(recorded, audited) ?? undefined)
}

/** Two edits at once as replacements; null where they touch the same cell or the checks refuse them together. */
export const together = (a: TriedEdit, b: TriedEdit, audited: Audited): readonly Replacement[] | null => {
  const subject = a.edit.subject
  if (subject !== b.edit.subject) return [a.replacement, b.replacement]
  const [first, second] = [a.edit.cells, b.edit.cells]
  if (first === null || second === null) return null
  if (Object.keys(first).some((name) => Object.hasOwn(second, name))) return null
  const made = attempt({ subject, cells: { ...first, ...second } }, audited)
  return made === undefined ? null : [{ subject, by: made }]
}

/** "case 7: Follow-up, 55 becomes 56": the edit with its subject. */
export const editWords = (
  { subject, what, detail }: Edit,
  { recorded, subjectName, variables }: Audited,
): string =>
  `${variables.get(subjectName)!.title} ${encodeValue(recorded[subject]![subjectName] ?? null)}: ${what}${detail === '' ? '' : ` (${detail})`}`
