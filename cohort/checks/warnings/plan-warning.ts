import type { DataPackage } from '../../descriptors/data-package.ts'
import type { Plan } from '../../descriptors/plan/plan.ts'
import type { Subject, Variable } from '../../values/value.ts'
import type { ManyRow } from '../aggregate-values.ts'

export type Path = readonly (string | number)[]

/** A warning about the plan or the data package, not about a single subject. */
export interface PlanWarning {
  /** The kind, in a few words. */
  readonly warning: string
  /** A sentence: what was found, its consequence, and the remedy. */
  readonly title: string
  /** The variable concerned, or empty. */
  readonly variable: string
  readonly document: 'analysis' | 'dataPackage'
  /** All places concerned, the main one first. */
  readonly paths: readonly [Path, ...Path[]]
}

/** The input of the warnings. */
export interface CheckedPlan {
  readonly plan: Plan
  /** Null for a pooled cohort: each centre has its own data package. */
  readonly dataPackage: DataPackage | null
  readonly variables: ReadonlyMap<string, Variable>
  /** Analysed subjects with derived values; null if an engine counts the rows. */
  readonly subjects: readonly Subject[] | null
  /** Rows of files with several rows per subject: by the file's name, then by subject. */
  readonly many: ReadonlyMap<string, ReadonlyMap<string, readonly ManyRow[]>>
}
