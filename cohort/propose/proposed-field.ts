import type { Field } from '../data-package.ts'

/** What is proposed for a column, and what somebody has to decide or confirm. */
export interface ProposedField {
  readonly field: Field
  readonly decisions: readonly string[]
}
