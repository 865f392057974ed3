import type { Result } from '../../cohort/results/result.ts'
import type { Subject } from '../../cohort/values/value.ts'
import { memoized } from '../../statistics/numbers/memoized.ts'
import { type Analysis, resultsOf } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { type DerivedSubject, derivedSubject } from '../recompute/derived-subject.ts'
import { requestOf } from '../recompute/recomputer.ts'
import { FIGURE_COLUMNS } from './figure-columns.ts'
import type { FigureSet } from './figure-set.ts'
import type { FigureTable } from './tables-of-set.ts'

/** Computes analyses on other tables than the recorded one, by the same code. */
export const tableResults = (set: FigureSet, audited: AuditInput) => {
  let ids = 0
  const subjectOf = memoized((key: string): DerivedSubject | null => {
    const [g, time, event] = key.split('|')
    ids++
    const subject: Subject = {
      [audited.subjectName]: ids,
      [FIGURE_COLUMNS.time]: Number(time),
      [FIGURE_COLUMNS.event]: event === 'true',
      [FIGURE_COLUMNS.shown]: true,
      ...(set.length > 1 ? { [FIGURE_COLUMNS.group]: set[Number(g)]!.name } : {}),
    }
    return derivedSubject(subject, audited)
  }, new Map<string, DerivedSubject | null>())
  const casesOf = (table: FigureTable): readonly DerivedSubject[] | null => {
    const copies = new Map<string, number>()
    const cases: DerivedSubject[] = []
    for (const [g, patients] of table.entries())
      for (const { time, isEvent } of patients) {
        const patient = `${g}|${time}|${isEvent}`
        const copy = (copies.get(patient) ?? 0) + 1
        copies.set(patient, copy)
        const made = subjectOf(`${patient}|${copy}`)
        if (made === null) return null
        cases.push(made)
      }
    return cases
  }
  /** Null where a check of the plan rejects a patient. */
  return (analysis: Analysis, table: FigureTable): ReadonlyMap<string, Result> | null => {
    const cases = casesOf(table)
    return cases === null ? null : requestOf(analysis, resultsOf(analysis, cases, audited))
  }
}
