import { type Codes, type ColumnPiece, codesFor } from './columns.ts'

/**
 * The bucket of a double is its exponent and this many bits of its mantissa: 32 buckets for each doubling of the time.
 */
const BITS = 5
const OCTAVES = 32
const BUCKETS = OCTAVES << BITS
/** Times below 2^-10 are in the first bucket, from 2^22 on in the last. */
const FIRST = (1023 - 10) << BITS
const SHIFT = 20 - BITS
/** The index of a double's high half, with its sign and exponent. */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0

/** Rows of a bucket that are contiguous. */
const CHUNK = 2048
/**
 * Rows of the first slab (a few megabytes) and of later ones. The operating system provides memory only when it is
 * written.
 */
const FIRST_SLAB = 2 ** 19
const SLAB = 2 ** 24

interface Slab {
  readonly time: Float64Array
  readonly code: Codes
  /** The number of chunks in use, and the bucket of each. */
  taken: number
  readonly owner: Uint16Array
  /** By bucket: the index of its next row; 0 modulo CHUNK where it needs a new chunk. */
  readonly next: Uint32Array
}

/**
 * Distributes rows to buckets of similar times as they are read: the first round of sorting. Times must be at least 0
 * to be in the right bucket.
 */
export const bucketedRows = (
  codes: number,
): { add(time: Float64Array, code: Codes): void; pieces(): readonly (readonly ColumnPiece[])[] } => {
  const newSlab = (rows: number): Slab => ({
    time: new Float64Array(rows),
    code: codesFor(codes, rows),
    taken: 0,
    owner: new Uint16Array(rows / CHUNK),
    next: new Uint32Array(BUCKETS),
  })
  const slabs = [newSlab(FIRST_SLAB)]
  return {
    add: (time, code) => {
      // each row may need a new chunk
      for (let from = 0; from < time.length; ) {
        if (slabs.at(-1)!.taken === slabs.at(-1)!.owner.length) slabs.push(newSlab(SLAB))
        const slab = slabs.at(-1)!
        const to = Math.min(time.length, from + slab.owner.length - slab.taken)
        put(slab, time.subarray(from, to), code.subarray(from, to))
        from = to
      }
    },
    pieces: () => {
      const byBucket: ColumnPiece[][] = Array.from({ length: BUCKETS }, () => [])
      for (const slab of slabs) addPieces(slab, byBucket)
      return byBucket.filter((bucket) => bucket.length > 0)
    },
  }
}

const put = (slab: Slab, time: Float64Array, code: Codes): void => {
  const { next, owner, time: times, code: placed } = slab
  const halves = new Uint32Array(time.buffer, time.byteOffset, 2 * time.length)
  for (let i = 0; i < time.length; i++) {
    // ignores the sign, since -0 is 0
    const index = ((halves[2 * i + HIGH]! & 0x7fffffff) >>> SHIFT) - FIRST
    const bucket = index < 0 ? 0 : index < BUCKETS ? index : BUCKETS - 1
    let row = next[bucket]!
    if (row % CHUNK === 0) {
      owner[slab.taken] = bucket
      row = slab.taken++ * CHUNK
    }
    times[row] = time[i]!
    placed[row] = code[i]!
    next[bucket] = row + 1
  }
}

/** Every chunk is full except the last of its bucket in a slab. */
const addPieces = ({ time, code, taken, owner, next }: Slab, pieces: ColumnPiece[][]): void => {
  for (let chunk = 0; chunk < taken; chunk++) {
    const from = chunk * CHUNK
    const end = next[owner[chunk]!]!
    const to = end > from && end <= from + CHUNK ? end : from + CHUNK
    pieces[owner[chunk]!]!.push({ time: time.subarray(from, to), code: code.subarray(from, to) })
  }
}
