import type { ValueWarning } from './none-items.ts'
import type { CheckedPlan } from './plan-warning.ts'
import { alikePairs, seenIdentifier } from './seen-text.ts'

/** Subjects whose identifiers differ only in case, invisible characters, the form of a letter or a leading zero. */
export const alikeIdentifiers = ({ plan, subjects }: CheckedPlan): readonly ValueWarning[] =>
  alikePairs(subjects ?? [], (subject) => String(subject[plan.subject]), seenIdentifier).map(
    ([first, other]) => ({
      warning: 'identifiers alike',
      title:
        'two identifiers differ only in case, spaces, invisible characters, the form of a letter or a leading zero: one subject may be counted twice',
      subject: String(other[plan.subject]),
      variable: plan.subject,
      value: String(first[plan.subject]),
    }),
  )
