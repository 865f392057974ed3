import { citedResults, conclusionsBeside } from '../../../audit/claims/cited-result.ts'
import { recomputer } from '../../../audit/recompute/recomputer.ts'
import { auditOf, plantedCases } from './planted-edits.ts'

export type Audit = Awaited<ReturnType<typeof auditOf>>

/** Columns declared as rounded to whole months, and the median that averages no two times. */
export const asRounded = <A extends Audit>(audit: A, columns: readonly string[] = ['months']): A => ({
  ...audit,
  audited: {
    ...audit.audited,
    rules: { ...audit.audited.rules, median: 'first-at-or-below' },
    fields: audit.audited.fields.map((field) =>
      columns.includes(field.name) ? { ...field, rounding: 'nearest' as const, minimum: 0 } : field,
    ),
  },
})

/** The cohorts of R with their months declared as rounded. */
export const rounded = async (most: number) =>
  Promise.all(plantedCases(most).map(async (planted) => asRounded(await auditOf(planted, 'unedited'))))

/** Targets for what is printed and for the conclusions beside, with what computes them. */
export const prepared = ({ audited, claims, results }: Audit) => {
  const printed = citedResults(claims)
  const targets = [...printed, ...conclusionsBeside(printed, results)]
  return {
    targets,
    recompute: recomputer(
      audited,
      targets.map(({ result }) => ({ result })),
      results,
    ),
  }
}
