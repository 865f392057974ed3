import { cellClaimProblem } from '../../../audit/claims/cell-claim.ts'
import { claimColumn } from '../../../audit/claims/claim.ts'
import { didYouMean } from '../../../cohort/values/problem.ts'
import { encodeValue, type Subject, type Variable } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { StatedClaims } from './read-claims.ts'

/** Claims about one patient with an unknown patient, an unknown variable, or a value that the variable cannot have. */
export const rowClaimFaults = (
  stated: StatedClaims,
  subjects: readonly Subject[],
  subjectName: string,
  variables: ReadonlyMap<string, Variable>,
): readonly Fault[] => {
  const rows = new Set(subjects.map((subject) => encodeValue(subject[subjectName] ?? null)))
  return stated.claims.flatMap((claim): readonly Fault[] => {
    if (claim.row === '') return []
    const locationOf = (field: Parameters<typeof claimColumn>[1]) => ({
      file: 'claims.csv',
      line: stated.lines.get(claim.id),
      column: claimColumn(stated.header, field),
      field: claim.id,
    })
    if (!rows.has(claim.row))
      return [
        {
          ...locationOf('row'),
          expected: `the ${subjectName} of an analysed patient`,
          found: `"${claim.row}"`,
          remedy: didYouMean(claim.row, [...rows]),
        },
      ]
    const variable = variables.get(claim.column)
    if (!variable)
      return [
        {
          ...locationOf('column'),
          expected: 'a recorded or derived variable',
          found: `"${claim.column}"`,
          remedy: didYouMean(claim.column, [...variables.keys()]),
        },
      ]
    const problem = cellClaimProblem(claim, variable)
    return problem === null ? [] : [{ ...problem, ...locationOf(problem.field) }]
  })
}

/** Claims about one patient in a registry or a pooled cohort, where no patient rows are read. */
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
            expected: 'an empty cell, since patient rows are not read in this cohort',
            found: `"${claim.row}"`,
            remedy: 'name a result, or give a reason instead of row and column',
          },
        ],
  )
