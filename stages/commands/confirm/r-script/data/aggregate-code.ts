import { aggregateOf } from '../../../../../cohort/checks/aggregate-declarations.ts'
import type { Condition } from '../../../../../cohort/descriptors/conditions/condition.ts'
import type { Resource } from '../../../../../cohort/descriptors/data-package.ts'
import type { PlanVariable } from '../../../../../cohort/descriptors/plan/plan.ts'
import { rColumn, rComment } from '../r-text.ts'
import { conditionCode } from './condition-code.ts'

/** The lines that aggregate the rows of a file with several rows for each patient. */
export const aggregateCode = (
  { name: file }: Resource,
  frame: string,
  subject: string,
  derivations: Readonly<Record<string, PlanVariable>>,
): readonly string[] => {
  const ids = `${rColumn('patients', subject)}, ${rColumn(frame, subject)}`
  return aggregateOf({ variables: derivations }).flatMap(([name, derived]) => {
    const { of, where, take, by = '', value = by } = derived.rows
    if (of !== file) return []
    const chosen = where === undefined ? 'TRUE' : conditionCode(where as Condition, frame)
    const column = rColumn('patients', name)
    const selected = `chosen <- rep_len(${chosen}, nrow(${frame}))`
    switch (take) {
      case 'count':
        return [rComment(derived.title), selected, `${column} <- count_rows(${ids}, chosen)`]
      case 'any':
        return [rComment(derived.title), selected, `${column} <- any_row(${ids}, chosen)`]
      case 'first':
      case 'last':
        return [
          rComment(derived.title),
          selected,
          `${column} <- ${take}_row(${ids}, chosen, by = ${rColumn(frame, by)}, value = ${rColumn(frame, value)})`,
        ]
      default: {
        const never: never = take
        return never
      }
    }
  })
}
