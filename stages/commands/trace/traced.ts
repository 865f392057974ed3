import { isCellClaim } from '../../../audit/claims/cell-claim.ts'
import { cellsOfPatient } from '../../../cohort/results/trace-result.ts'
import { currentId } from '../../../cohort/values/current-id.ts'
import type { Artifact } from '../../../pipeline/contracts.ts'
import type { Disk } from '../../../pipeline/disk/disk.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { RAW } from '../../../pipeline/tasks/tasks.ts'
import { claims, rules } from '../../2-validate/artifacts.ts'
import { eventTable } from '../../3-durations/artifacts.ts'
import { curves, estimateResults } from '../../4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../../5-compare/artifacts.ts'
import type { Answer } from './answer.ts'
import { back } from './back.ts'
import { CURVE_LINE, pointAsResult } from './curve-point.ts'
import { forward } from './forward.ts'
import { traceableOf } from './traceable.ts'

/** `data/raw/my-cohort/patients.csv:5:9`, or without the folder. */
export const CELL = /^(?:data\/raw\/([^/]+)\/)?([^/:]+):(\d+):(\d+)$/

/** The answers of a cohort for a claim, a result, a point of a curve or a raw cell; empty if it has none of that name. */
export const traced = (disk: Disk, cohort: string, word: string): readonly Answer[] => {
  const read = <T>({ path, format }: Artifact<T>): T => {
    const place = path.replace('{cohort}', cohort)
    const bytes = disk.read(place)
    if (bytes === null)
      throw new CallError(
        `${place}: expected an artifact, found none (npm run pipeline -- ${cohort} makes it)`,
      )
    return format.decode(bytes, place)
  }
  const results = [...read(estimateResults), ...read(testResults), ...read(simulationResults)]
  const stated = read(claims)
  const traceable = traceableOf(read, cohort)
  const cell = CELL.exec(word)
  if (cell) {
    const [, cellCohort = cohort, file, line, column] = cell
    return cellCohort === cohort
      ? forward(
          cohort,
          { file: `${RAW}/${cohort}/${file}`, line: Number(line), column: Number(column) },
          results,
          stated,
          traceable,
        )
      : []
  }
  const point = CURVE_LINE.exec(word)
  if (point) {
    const [, curveCohort = cohort, line] = point
    const result = curveCohort === cohort ? pointAsResult(read(curves), Number(line), results) : null
    return result ? [back(cohort, result, stated, read(eventTable), read(rules), traceable)] : []
  }
  const claim = stated.find((candidate) => candidate.id === word)
  if (claim && isCellClaim(claim))
    return [
      {
        kind: 'patient',
        cohort,
        claims: [claim],
        cells: cellsOfPatient(claim.row, claim.column, traceable),
      },
    ]
  const id = claim?.result ?? word
  const present = currentId(id)
  const result = results.find((candidate) => candidate.id === present)
  return result ? [back(cohort, result, stated, read(eventTable), read(rules), traceable)] : []
}
