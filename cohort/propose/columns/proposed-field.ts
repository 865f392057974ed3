import type { Field } from '../../descriptors/field.ts'

/** A declaration that reads nearly all texts of a column, and the texts that it does not read. */
export interface NearlyRead {
  readonly form: Omit<Field, 'name'>
  readonly unreadable: readonly string[]
}

/** The proposal for a column, and what the user has to decide or confirm. */
export interface ProposedField {
  readonly field: Field
  readonly decisions: readonly string[]
}
