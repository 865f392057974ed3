import { groupBy } from '../../../cohort/values/group-by.ts'
import { encodeValue } from '../../../cohort/values/value.ts'
import type { CheckedSubjects, Found } from './checked-subjects.ts'

/** Each subject that equals an earlier one in the compared columns, with the first such subject. */
export const duplicates = ({ plan, subjects, variables }: CheckedSubjects): readonly Found[] => {
  const declared = plan.warnings.duplicates
  const recorded = [...variables.values()].filter(({ derivation }) => derivation === null)
  const names = (declared ?? recorded.map(({ name }) => name)).filter((name) => name !== plan.subject)
  if (names.length === 0) return []
  const title = declared ? `identical in ${declared.join(', ')}` : 'identical in all recorded columns'
  const alike = groupBy(subjects, (subject) =>
    // joined by NUL, which no file may contain
    names.map((name) => encodeValue(subject[name] ?? null)).join('\0'),
  )
  return [...alike.values()].flatMap(([first, ...others]) =>
    others.map((other) => ({
      warning: 'duplicate',
      subject: String(other[plan.subject]),
      variable: plan.subject,
      value: String(first![plan.subject]),
      title,
    })),
  )
}
