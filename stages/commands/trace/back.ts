import type { Claim } from '../../../audit/claims/claim.ts'
import type { EventRow } from '../../../cohort/counts/event-rows.ts'
import { countsHalfADayLater } from '../../../cohort/counts/time-zero.ts'
import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { lineageOf, type Traceable } from '../../../cohort/results/trace-result.ts'
import { eventTable } from '../../3-durations/artifacts.ts'
import type { Answer } from './answer.ts'

/**
 * The rows of the event table and the raw cells of a result: the rows up to the landmark, or all rows for a number of
 * the whole curve.
 */
export const back = (
  cohort: string,
  result: Result,
  stated: readonly Claim[],
  rows: readonly EventRow[],
  { timeZero }: Pick<Rules, 'timeZero'>,
  traceable: Traceable,
): Answer => {
  const { endpoint, cells } = lineageOf(result, traceable)
  const { endpoints, variables } = traceable
  const isLater =
    endpoint !== null && countsHalfADayLater(rows, endpoint, timeZero, endpoints[endpoint]!, variables)
  const path = eventTable.path.replace('{cohort}', cohort)
  const atRisk = rows
    .map((row, i) => ({ ...row, place: `${path}:${i + 2}`, isLater: isLater && row.time === 0 }))
    .filter(
      (row) =>
        row.endpoint === endpoint &&
        (result.at === null || row.time <= result.at) &&
        (row.group === result.group ||
          (result.group === '' && !rows.some((row) => row.endpoint === endpoint && row.group === ''))),
    )
  return {
    kind: 'back',
    cohort,
    result,
    claims: stated.filter((claim) => claim.result === result.id),
    atRisk,
    cells,
  }
}
