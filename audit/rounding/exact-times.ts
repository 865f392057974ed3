import type { Result } from '../../cohort/results/result.ts'
import { memoizedBy } from '../../statistics/numbers/memoized.ts'
import { type Analysis, resultsOf } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { ROUNDING_WORK } from '../recompute/budget.ts'
import type { DerivedSubject } from '../recompute/derived-subject.ts'
import { requestOf } from '../recompute/recomputer.ts'
import { caseWith, type Places, type RoundedCell, recordedPlace, roundedCells } from './exact-cells.ts'

/** An analysis as a function of the exact times behind its rounded ones. */
export interface ExactTimes {
  readonly cells: readonly RoundedCell[]
  /** The position of every recorded time. */
  readonly recorded: Places
  /** The results at these exact times; null if a check rejects them or the budget is used up. */
  evaluate(places: Places): ReadonlyMap<string, Result> | null
  /** Number of different assignments computed so far. */
  evaluations(): number
}

/** Computes an analysis at exact times, by the same code as at recorded ones; each assignment is computed once. */
export const exactTimes = (
  analysis: Analysis,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
  work: number = ROUNDING_WORK,
): ExactTimes => {
  const most = Math.max(1, Math.floor(work / Math.max(1, cases.length)))
  const cells = roundedCells(analysis, cases, audited)
  const subjects = [...new Set(cells.map(({ subject }) => subject))]
  const casesAt = subjects.map((subject) => {
    const own = cells.flatMap((cell, i) => (cell.subject === subject ? [i] : []))
    return memoizedBy(
      (places: Places) => own.map((i) => places[i]).join(),
      (places) => caseWith(cells, places, subject, audited),
    )
  })
  const compute = (places: Places): ReadonlyMap<string, Result> | null => {
    const replaced = new Map<number, DerivedSubject>()
    for (const [s, subject] of subjects.entries()) {
      const made = casesAt[s]!(places)
      if (made === null) return null
      replaced.set(subject, made)
    }
    const exact = cases.map((subject, i) => replaced.get(i) ?? subject)
    return requestOf(analysis, resultsOf(analysis, exact, audited))
  }
  const computed = new Map<string, ReadonlyMap<string, Result> | null>()
  const keyOf = (places: Places): string => places.join()
  const resultsAt = memoizedBy(keyOf, compute, computed)
  return {
    cells,
    recorded: cells.map(recordedPlace),
    evaluate: (places) => (computed.size < most || computed.has(keyOf(places)) ? resultsAt(places) : null),
    evaluations: () => computed.size,
  }
}
