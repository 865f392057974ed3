import type { Audited } from './audited.ts'
import type { Explanation } from './explanation.ts'

/** So many patients are named; of more, how many they are. */
const MOST_NAMED = 12

/** An explanation as a phrase: the change, and everybody on whom it would do it; nobody is named alone where others would do as well. */
export const explanationWords = (
  { what, patients, witnesses, isComplete, kind, order }: Explanation,
  { variables, subjectName }: Audited,
): string => {
  if (kind !== 'data') return what
  const title = variables.get(subjectName)!.title
  const [only] = witnesses
  if (patients.length === 1 && isComplete) return only!
  const least = isComplete ? '' : 'at least '
  const of = order === 1 ? 'patients' : 'pairs of patients'
  return patients.length <= MOST_NAMED
    ? `${what}: any of ${title} ${patients.join(', ')}${isComplete ? '' : ', and perhaps others'}`
    : `${what}: any of ${least}${patients.length} ${of}`
}
