import type { Question } from './question.ts'
import type { SeenColumn } from './seen-column.ts'
import { optionsOf } from './time-questions.ts'

/** When observation begins, where a column seems to be a time of entry. @param entries columns that may be it */
export const entersQuestion = (
  columns: readonly SeenColumn[],
  entries: readonly string[],
): Question | null => {
  const offered = columns.filter(({ field }) => entries.includes(field.name))
  if (offered.length === 0) return null
  const [first, ...more] = offered
  return {
    id: 'enters',
    text: 'Was each subject observed only from a later time than the origin (delayed entry)? Which column has it?',
    options: optionsOf(offered),
    form: 'one',
    none: 'no, every subject was observed from the origin',
    proposal:
      more.length === 0
        ? {
            answer: first!.field.name,
            why: 'its header names an entry, and it is never later than the end of the time',
          }
        : { answer: null, why: 'several columns may be it' },
  }
}
