import { isCellClaim } from '../../../audit/claims/cell-claim.ts'
import type { Claim } from '../../../audit/claims/claim.ts'
import type { Result } from '../../../cohort/results/result.ts'
import {
  cellsOfPatient,
  type Lineage,
  lineageOf,
  type RawCell,
  type Traceable,
} from '../../../cohort/results/trace-result.ts'
import type { Answer } from './answer.ts'

/** The results whose lineage has the raw cell, and the claims that name one; empty if no result uses the cell. */
export const forward = (
  cohort: string,
  at: Pick<RawCell, 'file' | 'line' | 'column'>,
  results: readonly Result[],
  stated: readonly Claim[],
  traceable: Traceable,
): readonly Answer[] => {
  const isHere = (cell: RawCell): boolean =>
    cell.file === at.file && cell.line === at.line && cell.column === at.column
  const lineages = new Map<string, Lineage>()
  const lineage = (result: Result): Lineage => {
    const key = `${result.analysis} ${result.group}`
    const known = lineages.get(key) ?? lineageOf(result, traceable)
    lineages.set(key, known)
    return known
  }
  const resting = results.filter((result) => lineage(result).cells.some(isHere))
  const ids = new Set(resting.map(({ id }) => id))
  const ofPatients = stated
    .filter(isCellClaim)
    .flatMap((claim) => cellsOfPatient(claim.row, claim.column, traceable))
  const cell = [...[...lineages.values()].flatMap(({ cells }) => cells), ...ofPatients].find(isHere)
  return cell
    ? [
        {
          kind: 'forward',
          cohort,
          cell,
          results: resting,
          claims: stated.filter(
            (claim) =>
              ids.has(claim.result) ||
              (isCellClaim(claim) && cellsOfPatient(claim.row, claim.column, traceable).some(isHere)),
          ),
        },
      ]
    : []
}
