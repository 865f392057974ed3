import type { Html } from '../html/html.ts'

/** A row of the table of effects. */
export interface EffectRow {
  readonly comparison: Html
  /** The groups with the compared quantities, n/N; of a model its patients and events. */
  readonly groups: Html
  /** The ratio or difference, who versus whom, and its interval. */
  readonly effect: Html
  readonly p: Html
  /** In full, shown once as a footnote. */
  readonly method: string
  /** Of two groups in pairwise comparisons: the P value adjusted for multiple testing, and its method. */
  readonly adjusted?: { readonly p: Html; readonly method: string }
  /** Whether it is the first row of its test or model. */
  readonly isFirst: boolean
}
