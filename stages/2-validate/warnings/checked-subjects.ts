import type { ManyRow } from '../../../cohort/checks/aggregate-rows.ts'
import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import type { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import type { Subject, Variable } from '../../../cohort/values/value.ts'
import type { SubjectRow } from '../artifacts.ts'

/** What warnings are looked for in: those who are analysed, with everything that was recorded and derived. */
export interface CheckedSubjects {
  readonly plan: Plan
  readonly quartiles: Rules['quartiles']
  readonly dataPackage: DataPackage
  readonly variables: ReadonlyMap<string, Variable>
  readonly subjects: readonly Subject[]
  /** Where each subject's recorded values stand. */
  readonly rows: readonly SubjectRow[]
  /** Rows of the files with several a subject: by the file's name, then by subject. */
  readonly many: ReadonlyMap<string, ReadonlyMap<string, readonly ManyRow[]>>
}

/** A warning of a subject, as far as its variable tells where it stands. */
export interface Found {
  readonly warning: string
  /** The same for all whom it concerns, so that they are counted together. */
  readonly title: string
  readonly subject: string
  readonly variable: string
  readonly value: string
  /** Of a file with several rows a subject: which of them it is. */
  readonly at?: { readonly file: string; readonly line: number }
}
