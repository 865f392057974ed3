import { cellClaimProblem } from '../../../audit/claims/cell-claim.ts'
import { claimColumn } from '../../../audit/claims/claim.ts'
import { didYouMean } from '../../../cohort/values/problem.ts'
import { encodeValue, type Subject, type Variable } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { StatedClaims } from './read-claims.ts'

/** Claims about one patient that name no patient of the analysis or no variable, or state what the variable cannot be. */
export const rowClaimFaults = (
  stated: StatedClaims,
  subjects: readonly Subject[],
  subjectName: string,
  variables: ReadonlyMap<string, Variable>,
): readonly Fault[] => {
  const rows = new Set(subjects.map((subject) => encodeValue(subject[subjectName] ?? null)))
  return stated.claims.flatMap((claim): readonly Fault[] => {
    if (claim.row === '') return []
    const at = (field: Parameters<typeof claimColumn>[1]) => ({
      file: 'claims.csv',
      line: stated.lines.get(claim.id),
      column: claimColumn(stated.header, field),
      field: claim.id,
    })
    if (!rows.has(claim.row))
      return [
        {
          ...at('row'),
          expected: `a patient of the analysis, by ${subjectName}`,
          found: `"${claim.row}"`,
          remedy: didYouMean(claim.row, [...rows]),
        },
      ]
    const variable = variables.get(claim.column)
    if (!variable)
      return [
        {
          ...at('column'),
          expected: 'a recorded or derived variable',
          found: `"${claim.column}"`,
          remedy: didYouMean(claim.column, [...variables.keys()]),
        },
      ]
    const problem = cellClaimProblem(claim, variable)
    return problem === null ? [] : [{ ...problem, ...at(problem.field) }]
  })
}

/** Where the rows of the patients are not read, as of a registry or of pooled counts. */
export const noRowClaims = (stated: StatedClaims): readonly Fault[] =>
  stated.claims.flatMap((claim): readonly Fault[] =>
    claim.row === ''
      ? []
      : [
          {
            file: 'claims.csv',
            line: stated.lines.get(claim.id),
            column: claimColumn(stated.header, 'row'),
            field: claim.id,
            expected: 'nothing, as the rows of the patients are not read in this cohort',
            found: `"${claim.row}"`,
            remedy: 'name a result, or give a reason in place of row and column',
          },
        ],
  )
