import { aggregateOf } from '../../../cohort/checks/aggregate-declarations.ts'
import { aggregateRows } from '../../../cohort/checks/aggregate-values.ts'
import type { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { ReadSubjects } from './read-subjects.ts'

/** Variable -> subject -> line of an aggregated value. */
export type AggregatedLines = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Adds to each subject the values that the plan aggregates from files with several rows per subject. */
export const aggregateFromRows = (
  plan: Plan,
  dataPackage: DataPackage,
  read: ReadSubjects,
): { readonly lines: AggregatedLines; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = []
  const lines = new Map<string, ReadonlyMap<string, number>>()
  for (const [name, derived] of aggregateOf(plan)) {
    const { path, schema } = dataPackage.resources.find((resource) => resource.name === derived.rows.of)!
    const bySubject = read.many.get(derived.rows.of)
    const linesBySubject = new Map<string, number>()
    for (const subject of read.subjects) {
      const id = String(subject[plan.subject])
      const aggregated = aggregateRows(derived, bySubject?.get(id) ?? [])
      if ('value' in aggregated) {
        subject[name] = aggregated.value
        if (aggregated.line !== null) linesBySubject.set(id, aggregated.line)
        continue
      }
      subject[name] = null
      const column = schema.fields.findIndex((field) => field.name === aggregated.field) + 1
      faults.push({ file: path, column, ...aggregated })
    }
    lines.set(name, linesBySubject)
  }
  return { lines, faults }
}
