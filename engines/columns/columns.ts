/**
 * Who leaves, and who enters late: a row each, in pieces as they were read. A code is `place * kinds + kind`: a place is a
 * combination of the values that groups and strata are named by, a kind is ENTERED, or one of the ways out after it: the
 * event, the competing causes in the order of the plan, censored.
 */
export interface Columns extends Shape {
  readonly pieces: readonly ColumnPiece[]
  /** How many pieces each bucket is of, if they stand by buckets: no time of one is greater than any of the next. */
  readonly buckets?: readonly number[]
}

export interface Shape {
  readonly places: number
  readonly kinds: number
  /** Without it there is no row of kind ENTERED, and everybody enters at 0. */
  readonly entersLate: boolean
}

export interface ColumnPiece {
  /** At least 0. */
  readonly time: Float64Array | Int32Array
  readonly code: Codes
}

export type Codes = Uint8Array | Uint16Array

export const ENTERED = 0

/** As many codes as a column can hold, and one more number for what is none. */
export const MOST_CODES = 2 ** 16 - 1

/** A column for so many rows, no wider than the codes need. */
export const codesFor = (codes: number, rows: number): Codes => {
  if (codes > MOST_CODES) throw new Error(`columns: expected at most ${MOST_CODES} codes, found ${codes}`)
  return codes < 2 ** 8 ? new Uint8Array(rows) : new Uint16Array(rows)
}

/** Rows in the order of time, each of so many subjects; one each where `count` is null. */
export interface TimeCounts {
  readonly time: Float64Array
  readonly code: Codes
  readonly count: Uint32Array | null
  /** By code: rows, and the subjects that they are of. */
  readonly rows: Uint32Array
  readonly subjects: Uint32Array
  /** The most subjects at one time. */
  readonly most: number
}
