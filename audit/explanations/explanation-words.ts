import type { AuditInput } from '../recompute/audit-input.ts'
import { alternativeWords } from './alternative-words.ts'
import { editWords, subjectOf } from './edits/tried-edits.ts'
import type { Explanation } from './explanation.ts'
import type { Part } from './joint.ts'

/** With more patients than this only their number is given. */
const MOST_NAMED = 12

/** An explanation as a phrase: the change, and all patients for whom it would give the reported number. */
export const explanationWords = (
  { what, patients, witnesses, isComplete, kind, order }: Explanation,
  { variables, subjectName }: AuditInput,
): string => {
  if (kind !== 'data') return what
  const { title } = variables.get(subjectName)!
  const [only] = witnesses
  if (patients.length === 1 && isComplete) return only!
  const least = isComplete ? '' : 'at least '
  const noun = order === 1 ? 'patients' : 'pairs of patients'
  return patients.length <= MOST_NAMED
    ? `${what} (any of ${title} ${patients.join(', ')}${isComplete ? '' : ', and perhaps others'})`
    : `${what} (any of ${least}${patients.length} ${noun})`
}

/** A part of a set of changes as a phrase, with all patients for whom a change would give the same. */
export const partWords = (part: Part, audited: AuditInput): string => {
  const [first = []] = part
  const words = first.map(({ edit }) => editWords(edit, audited)).join(' + ')
  if (part.length === 1) return words
  if (first.length > 1) return `${words} (or ${part.length - 1} other pairs of changes)`
  const edits = part.flatMap((alternative) => alternative.map(({ edit }) => edit))
  const patients = [...new Set(edits.map((edit) => subjectOf(edit, audited)))]
  const whats = [...new Set(edits.map(({ what }) => what))]
  const what = `${alternativeWords(whats.slice(0, 2))}${whats.length > 2 ? `, or ${whats.length - 2} other changes` : ''}`
  const { title } = audited.variables.get(audited.subjectName)!
  if (patients.length === 1) return `${title} ${patients[0]}: ${what}`
  return patients.length <= MOST_NAMED
    ? `${what} (any of ${title} ${patients.join(', ')})`
    : `${what} (any of ${patients.length} patients)`
}
