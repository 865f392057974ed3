import type { DataPackage } from '../../descriptors/data-package.ts'
import type { Plan } from '../../descriptors/plan/plan.ts'
import type { Subject, Variable } from '../../values/value.ts'
import type { ManyRow } from '../aggregate-rows.ts'

export type Path = readonly (string | number)[]

/** A warning that the plan or the descriptor of the data gives by itself, or with the subjects' values: it is of no single subject. */
export interface PlanWarning {
  /** The kind, in a few words. */
  readonly warning: string
  /** A sentence: what was found, what it does, and the way out. */
  readonly title: string
  /** The variable concerned; empty where there is none. */
  readonly variable: string
  readonly document: 'analysis' | 'dataPackage'
  /** Every place concerned, the first one first. */
  readonly paths: readonly [Path, ...Path[]]
}

/** What the warnings are looked for in. */
export interface CheckedPlan {
  readonly plan: Plan
  /** Null for a pooled cohort, whose centres describe their data themselves. */
  readonly dataPackage: DataPackage | null
  readonly variables: ReadonlyMap<string, Variable>
  /** Those who are analysed, with derived values; null where rows are counted elsewhere. */
  readonly subjects: readonly Subject[] | null
  /** Rows of the files with several a subject: by the file's name, then by subject. */
  readonly many: ReadonlyMap<string, ReadonlyMap<string, readonly ManyRow[]>>
}
