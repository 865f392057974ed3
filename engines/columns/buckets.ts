import { type Codes, type ColumnPiece, codesFor } from './columns.ts'

/** A double's exponent and so many bits after it are its bucket: 32 buckets from a time to twice that time. */
const BITS = 5
const OCTAVES = 32
const BUCKETS = OCTAVES << BITS
/** Below 2^-10 all times are in the first bucket, from 2^22 on in the last. */
const FIRST = (1023 - 10) << BITS
const SHIFT = 20 - BITS
/** Where a double's sign, exponent and first bits lie among its two halves. */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0

/** Rows of a bucket that lie together. */
const CHUNK = 2048
/** Rows of the first slab, a few megabytes, and of those after it. Memory that nobody wrote to yet is none. */
const FIRST_SLAB = 2 ** 19
const SLAB = 2 ** 24

interface Slab {
  readonly time: Float64Array
  readonly code: Codes
  /** How many chunks are taken, and by which bucket each. */
  taken: number
  readonly owner: Uint16Array
  /** By bucket: the place of its next row; 0 modulo CHUNK where it needs a chunk. */
  readonly next: Uint32Array
}

/**
 * Rows that come a few at a time, put where rows of nearly their time are: the first round of sorting them, made while the
 * next ones are read. Their times are at least 0; others are put somewhere.
 */
export const bucketedRows = (
  codes: number,
): { add(time: Float64Array, code: Codes): void; pieces(): readonly (readonly ColumnPiece[])[] } => {
  const open = (rows: number): Slab => ({
    time: new Float64Array(rows),
    code: codesFor(codes, rows),
    taken: 0,
    owner: new Uint16Array(rows / CHUNK),
    next: new Uint32Array(BUCKETS),
  })
  const slabs = [open(FIRST_SLAB)]
  return {
    add: (time, code) => {
      // each row might need a chunk
      for (let from = 0; from < time.length; ) {
        if (slabs.at(-1)!.taken === slabs.at(-1)!.owner.length) slabs.push(open(SLAB))
        const slab = slabs.at(-1)!
        const to = Math.min(time.length, from + slab.owner.length - slab.taken)
        put(slab, time.subarray(from, to), code.subarray(from, to))
        from = to
      }
    },
    pieces: () => {
      const found: ColumnPiece[][] = Array.from({ length: BUCKETS }, () => [])
      for (const slab of slabs) addPieces(slab, found)
      return found.filter((own) => own.length > 0)
    },
  }
}

const put = (slab: Slab, time: Float64Array, code: Codes): void => {
  const { next, owner, time: times, code: placed } = slab
  const halves = new Uint32Array(time.buffer, time.byteOffset, 2 * time.length)
  for (let i = 0; i < time.length; i++) {
    // without the sign: -0 is 0
    const of = ((halves[2 * i + HIGH]! & 0x7fffffff) >>> SHIFT) - FIRST
    const bucket = of < 0 ? 0 : of < BUCKETS ? of : BUCKETS - 1
    let at = next[bucket]!
    if (at % CHUNK === 0) {
      owner[slab.taken] = bucket
      at = slab.taken++ * CHUNK
    }
    times[at] = time[i]!
    placed[at] = code[i]!
    next[bucket] = at + 1
  }
}

/** A chunk is full, unless it is the last one of its bucket in the slab. */
const addPieces = ({ time, code, taken, owner, next }: Slab, found: ColumnPiece[][]): void => {
  for (let chunk = 0; chunk < taken; chunk++) {
    const from = chunk * CHUNK
    const end = next[owner[chunk]!]!
    const to = end > from && end <= from + CHUNK ? end : from + CHUNK
    found[owner[chunk]!]!.push({ time: time.subarray(from, to), code: code.subarray(from, to) })
  }
}
