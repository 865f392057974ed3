/**
 * Exits and late entries, a row each, in pieces as they were read. A code is `place * kinds + kind`: the place is a
 * combination of the values of the grouping and stratum variables; the kind is ENTERED or, after it, a kind of exit:
 * the event, the competing causes in the order of the plan, censored.
 */
export interface Columns extends Shape {
  readonly pieces: readonly ColumnPiece[]
  /**
   * The number of pieces of each bucket, if the pieces are in buckets: no time of one bucket is greater than any of the
   * next.
   */
  readonly buckets?: readonly number[]
}

export interface Shape {
  readonly places: number
  readonly kinds: number
  /** If false there is no row of kind ENTERED, and all subjects enter at 0. */
  readonly entersLate: boolean
}

export interface ColumnPiece {
  /** At least 0. */
  readonly time: Float64Array | Int32Array
  readonly code: Codes
}

export type Codes = Uint8Array | Uint16Array

export const ENTERED = 0

/** The greatest number of codes in a column; one more value marks an invalid code. */
export const MOST_CODES = 2 ** 16 - 1

/** A column of this many rows, no wider than the codes need. */
export const codesFor = (codes: number, rows: number): Codes => {
  if (codes > MOST_CODES) throw new Error(`columns: expected at most ${MOST_CODES} codes, found ${codes}`)
  return codes < 2 ** 8 ? new Uint8Array(rows) : new Uint16Array(rows)
}

/** Rows in the order of time with their numbers of subjects (1 where `count` is null). */
export interface TimeCounts {
  readonly time: Float64Array
  readonly code: Codes
  readonly count: Uint32Array | null
  /** By code: the number of rows, and of their subjects. */
  readonly rows: Uint32Array
  readonly subjects: Uint32Array
  /** The greatest number of subjects at one time. */
  readonly most: number
}
