import type { ManyRow } from '../../../cohort/checks/aggregate-values.ts'
import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import type { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import type { Subject, Variable } from '../../../cohort/values/value.ts'
import type { SubjectRow } from '../artifacts.ts'

/** The input of the warnings: analysed subjects with all recorded and derived values. */
export interface CheckedSubjects {
  readonly plan: Plan
  readonly quartiles: Rules['quartiles']
  readonly dataPackage: DataPackage
  readonly variables: ReadonlyMap<string, Variable>
  readonly subjects: readonly Subject[]
  /** The file and line of each subject's recorded values. */
  readonly rows: readonly SubjectRow[]
  /** Rows of the files with several rows per subject: file name -> subject -> rows. */
  readonly many: ReadonlyMap<string, ReadonlyMap<string, readonly ManyRow[]>>
}

/** A warning about a subject's value, before it is located. */
export interface Found {
  readonly warning: string
  /** Equal for all subjects concerned, so that they are counted together. */
  readonly title: string
  readonly subject: string
  readonly variable: string
  readonly value: string
  /** The row, in a file with several rows per subject. */
  readonly at?: { readonly file: string; readonly line: number }
}
