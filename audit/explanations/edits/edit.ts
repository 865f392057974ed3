import type { Subject, Value } from '../../../cohort/values/value.ts'

export type EditKind = 'left out' | 'twice' | 'number' | 'date' | 'status' | 'group'

/** A change of one subject's record, as somebody might have made it; everything derived follows. */
export interface Edit {
  readonly kind: EditKind
  /** Place of the subject in the order of the files. */
  readonly subject: number
  /** New contents by recorded variable; none where the subject is left out or counted twice. */
  readonly cells: Readonly<Record<string, Value>>
  /** In words, without the subject: edits that differ only in which patient share them. */
  readonly what: string
  /** What the cells held and what they hold now, where `what` leaves it open. */
  readonly detail: string
}

/** How often the subject is counted after the edit. */
export const copiesOf = ({ kind }: Pick<Edit, 'kind'>): number =>
  kind === 'left out' ? 0 : kind === 'twice' ? 2 : 1

/** The recorded values after the edit. */
export const edited = (recorded: Subject, { cells }: Pick<Edit, 'cells'>): Subject => ({
  ...recorded,
  ...cells,
})
