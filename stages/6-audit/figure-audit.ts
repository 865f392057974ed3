import { citedResults } from '../../audit/claims/cited-result.ts'
import type { Claim } from '../../audit/claims/claim.ts'
import { figureEvidence } from '../../audit/figure/figure-evidence.ts'
import { figureRanges } from '../../audit/figure/figure-ranges.ts'
import { type FigureSetRow, setOfRows, unreadIn } from '../../audit/figure/set-rows.ts'
import type { AuditInput } from '../../audit/recompute/audit-input.ts'
import { recomputer } from '../../audit/recompute/recomputer.ts'
import type { FigureEvidence } from '../../audit/verdicts/judge-number.ts'
import type { Result } from '../../cohort/results/result.ts'
import type { ReportProgress } from '../../cohort/values/progress.ts'
import type { FigureRangeRow } from './artifacts.ts'
import { figureRangeRows } from './rows.ts'

/** Every result over all tables that give a figure, and what they say of the claims; nothing without a figure. */
export const figureAudit = (
  rows: readonly FigureSetRow[] | undefined,
  stated: readonly Claim[],
  comparable: readonly Claim[],
  audited: AuditInput,
  results: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
  reportProgress: ReportProgress,
): {
  readonly rows: readonly FigureRangeRow[] | null
  readonly evidence: ReadonlyMap<string, FigureEvidence>
} => {
  if (rows === undefined) return { rows: null, evidence: new Map() }
  const all = [...results.estimates, ...results.tests]
  const byId = new Map(all.map((result) => [result.id, result]))
  const cited = citedResults(comparable)
  const reported = new Set(cited.map(({ result }) => result))
  const others = all.flatMap(({ id }) => (reported.has(id) ? [] : [{ result: id, claims: [] }]))
  const recompute = recomputer(audited, [...cited, ...others], results)
  const ranges = figureRanges(
    [...cited, ...others],
    { set: setOfRows(rows), unread: unreadIn(rows) },
    recompute,
    audited,
    reportProgress,
  )
  const notReached = stated.filter(({ reported: words }) => words?.kind === 'not reached')
  return { rows: figureRangeRows(ranges, byId), evidence: figureEvidence(ranges, notReached, byId) }
}
