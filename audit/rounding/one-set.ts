import { type CitedResult, isMet } from '../claims/cited-result.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { placesInWords } from './exact-cells.ts'
import type { ExactTimes } from './exact-times.ts'
import { nearer, nearestOf } from './nearest-times.ts'
import { type Attempt, bestOf } from './tries.ts'

/** Whether one set of exact times gives all reported numbers of an analysis. */
export interface OneSet {
  readonly analysis: string
  readonly printed: number
  /** Number of reported results that no exact times can give. */
  readonly excluded: number
  /** The largest number of results that one tried set of times gives. */
  readonly met: number
  readonly tried: number
  /** all: one set gives all; none exists: certainly no set does; none found: the search found none. */
  readonly finding: 'all' | 'none exists' | 'none found'
  readonly witness: string
}

/**
 * Searches one set of exact times that gives every reported result of an analysis. None exists for certain if some
 * reported result is excluded, or if all orders of a test were tried; otherwise the search changes one cell at a time
 * in decreasing steps, and may miss a set that exists.
 */
export const oneSet = (
  analysis: Analysis,
  targets: readonly CitedResult[],
  excluded: ReadonlySet<CitedResult>,
  times: ExactTimes,
  tries: readonly Attempt[],
  isExhaustive: boolean,
  audited: AuditInput,
): { readonly set: OneSet; readonly best: Attempt } => {
  const possible = targets.filter((target) => !excluded.has(target))
  const met = ({ results }: Attempt): number => possible.filter((target) => isMet(target, results)).length
  let best = bestOf(tries, met)!
  if (met(best) < possible.length && !isExhaustive) {
    for (const start of new Set([...nearestOf(tries, possible), best])) {
      const improved = nearer(start, possible, times)
      if (met(improved) > met(best)) best = improved
      if (met(best) === possible.length) break
    }
  }
  const isAll = met(best) === targets.length
  const set: OneSet = {
    analysis: analysis.name,
    printed: targets.length,
    excluded: excluded.size,
    met: met(best),
    tried: times.evaluations(),
    finding: isAll ? 'all' : excluded.size > 0 || isExhaustive ? 'none exists' : 'none found',
    witness: placesInWords(times.cells, best.places, audited),
  }
  return { set, best }
}
