import type { Subject, Value } from '../value.ts'

export type EditKind = 'left out' | 'number' | 'date' | 'status' | 'group'

/** A change of recorded cells of one subject, as somebody might have made it; everything derived follows. */
export interface Edit {
  readonly kind: EditKind
  /** Place of the subject in the order of the files. */
  readonly subject: number
  /** New contents by recorded variable; null where the subject is left out. */
  readonly cells: Readonly<Record<string, Value>> | null
  /** In words, without the subject: edits that differ only in which patient share them. */
  readonly what: string
  /** What the cells held and what they hold now, where `what` leaves it open. */
  readonly detail: string
}

/** The recorded values after the edit; null where the subject is left out. */
export const edited = (recorded: Subject, { cells }: Pick<Edit, 'cells'>): Subject | null =>
  cells === null ? null : { ...recorded, ...cells }
