import type { Field } from '../descriptors/field.ts'

/** A declaration that reads nearly every text of a column, and the texts that it does not read. */
export interface NearlyRead {
  readonly form: Omit<Field, 'name'>
  readonly odd: readonly string[]
}

/** What is proposed for a column, and what somebody has to decide or confirm. */
export interface ProposedField {
  readonly field: Field
  readonly decisions: readonly string[]
}
