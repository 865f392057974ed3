import type { Result } from '../../cohort/results/result.ts'
import { type Analysis, resultsOf } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { ROUNDING_WORK } from '../recompute/budget.ts'
import type { DerivedSubject } from '../recompute/derived-subject.ts'
import { requestOf } from '../recompute/recomputer.ts'
import { caseWith, type Places, type RoundedCell, recordedPlace, roundedCells } from './exact-cells.ts'

/** An analysis as a function of the exact times behind its rounded ones. */
export interface ExactTimes {
  readonly cells: readonly RoundedCell[]
  /** Every cell at its recorded time. */
  readonly recorded: Places
  /** The results at these exact times; null where a check refuses them, or where the budget of work is spent. */
  evaluate(places: Places): ReadonlyMap<string, Result> | null
  /** Different assignments computed so far. */
  evaluations(): number
}

/** Computes an analysis at exact times, by the same code as at recorded ones; each assignment once. */
export const exactTimes = (
  analysis: Analysis,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
  work: number = ROUNDING_WORK,
): ExactTimes => {
  const most = Math.max(1, Math.floor(work / Math.max(1, cases.length)))
  const cells = roundedCells(analysis, cases, audited)
  const subjects = [...new Set(cells.map(({ subject }) => subject))]
  const own = subjects.map(() => new Map<string, DerivedSubject | null>())
  const indices = subjects.map((subject) => cells.flatMap((cell, i) => (cell.subject === subject ? [i] : [])))
  const known = new Map<string, ReadonlyMap<string, Result> | null>()
  const caseOfSubject = (s: number, places: Places): DerivedSubject | null => {
    const key = indices[s]!.map((i) => places[i]).join()
    const found = own[s]!.get(key)
    if (found !== undefined) return found
    const made = caseWith(cells, places, subjects[s]!, audited)
    own[s]!.set(key, made)
    return made
  }
  const compute = (places: Places): ReadonlyMap<string, Result> | null => {
    const replaced = new Map<number, DerivedSubject>()
    for (const [s, subject] of subjects.entries()) {
      const made = caseOfSubject(s, places)
      if (made === null) return null
      replaced.set(subject, made)
    }
    const exact = cases.map((one, i) => replaced.get(i) ?? one)
    return requestOf(analysis, resultsOf(analysis, exact, audited))
  }
  return {
    cells,
    recorded: cells.map(recordedPlace),
    evaluate: (places) => {
      const key = places.join()
      if (!known.has(key) && known.size >= most) return null
      if (!known.has(key)) known.set(key, compute(places))
      return known.get(key)!
    },
    evaluations: () => known.size,
  }
}
