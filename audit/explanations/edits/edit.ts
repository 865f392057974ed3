import type { Subject, Value } from '../../../cohort/values/value.ts'

export type EditKind = 'excluded' | 'twice' | 'number' | 'date' | 'status' | 'group'

/** A possible error in one subject's record; derived values follow from it. */
export interface Edit {
  readonly kind: EditKind
  /** Index of the subject in the order of the files. */
  readonly subject: number
  /** New contents by recorded variable; empty if the subject is excluded or counted twice. */
  readonly cells: Readonly<Record<string, Value>>
  /** The change in words, without the subject: the same for edits that differ only in the patient. */
  readonly what: string
  /** Old and new contents, if `what` does not say them. */
  readonly detail: string
}

/** How often the subject is counted after the edit. */
export const copiesOf = ({ kind }: Pick<Edit, 'kind'>): number =>
  kind === 'excluded' ? 0 : kind === 'twice' ? 2 : 1

/** The recorded values after the edit. */
export const edited = (recorded: Subject, { cells }: Pick<Edit, 'cells'>): Subject => ({
  ...recorded,
  ...cells,
})
