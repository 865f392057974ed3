import type { Codes } from './columns.ts'

/** Buckets of the first distribution: as many streams as the processor's caches handle. */
const BUCKETS = 1024
/** Up to this many rows are sorted by insertion. */
const INSERTION_ROWS = 32

interface Rows {
  readonly time: Float64Array
  readonly code: Codes
}

/** Input rows, not modified. */
interface Piece {
  readonly time: ArrayLike<number>
  readonly code: ArrayLike<number>
}

/**
 * Sorts rows by time; the order of equal times is arbitrary. Each row goes to a bucket linear in its time, and each
 * bucket is sorted the same way until insertion sort is cheaper. Survival times take two rounds; the number of rounds
 * is bounded by the distinct magnitudes of a double. Times must be finite and at least 0.
 */
export const sortedByTime = (pieces: readonly Piece[], into: Rows, least: number, greatest: number): Rows => {
  const scale = scaleOf(BUCKETS, least, greatest)
  const ends = new Uint32Array(BUCKETS + 1)
  for (const { time } of pieces) countBuckets(time, ends, least, scale)
  addUp(ends)
  const starts = ends.slice()
  for (const { time, code } of pieces) distribute(time, code, into, starts, least, scale)
  const scratch = scratchFor(into)
  for (let b = 0; b < BUCKETS; b++) sortRange(into, ends[b]!, ends[b + 1]!, scratch)
  return into
}

/**
 * As `sortedByTime`, for rows already in buckets: the first round was made while they were read.
 * @param buckets the number of pieces of each bucket
 */
export const sortedBuckets = (pieces: readonly Piece[], buckets: readonly number[], into: Rows): Rows => {
  const scratch = scratchFor(into)
  let from = 0
  let piece = 0
  for (const count of buckets) {
    const bucket = pieces.slice(piece, piece + count)
    piece += count
    from = sortPieces(bucket, into, from, scratch)
  }
  return into
}

/**
 * Buckets per unit of time; 0 where the range is too small to be divided in doubles, so that all rows are in the first
 * bucket.
 */
const scaleOf = (buckets: number, least: number, greatest: number): number => {
  const scale = (buckets - 1) / (greatest - least)
  return Number.isFinite(scale) ? scale : 0
}

const countBuckets = (time: ArrayLike<number>, ends: Uint32Array, least: number, scale: number): void => {
  for (let i = 0; i < time.length; i++) ends[(((time[i]! - least) * scale) | 0) + 1]!++
}

const addUp = (ends: Uint32Array): void => {
  for (let b = 1; b < ends.length; b++) ends[b]! += ends[b - 1]!
}

const distribute = (
  time: ArrayLike<number>,
  code: ArrayLike<number>,
  into: Rows,
  starts: Uint32Array,
  least: number,
  scale: number,
): void => {
  const { time: times, code: codes } = into
  for (let i = 0; i < time.length; i++) {
    const index = starts[((time[i]! - least) * scale) | 0]!++
    times[index] = time[i]!
    codes[index] = code[i]!
  }
}

/** Working memory, reused for every bucket. */
interface Scratch {
  /** A buffer of n rows. */
  rows(n: number): Rows
  /** An array of n zeros. */
  starts(n: number): Uint32Array
}

const scratchFor = ({ code }: Rows): Scratch => {
  let rows: Rows = { time: new Float64Array(0), code: code.slice(0, 0) }
  let starts = new Uint32Array(0)
  // some spare, since the next bucket may be larger
  const more = (n: number): number => n + (n >> 2)
  return {
    rows: (n) => {
      if (rows.time.length < n) rows = { time: new Float64Array(more(n)), code: code.slice(0, more(n)) }
      return rows
    },
    starts: (n) => {
      if (starts.length < n) starts = new Uint32Array(more(n))
      return starts.subarray(0, n).fill(0)
    },
  }
}

/** Sorts a bucket into `rows` from an index on; returns the index after it. */
const sortPieces = (pieces: readonly Piece[], rows: Rows, from: number, scratch: Scratch): number => {
  const n = pieces.reduce((sum, { time }) => sum + time.length, 0)
  const [least, greatest] = pieces
    .map(({ time }) => extremes(time, 0, time.length))
    .reduce(([a, b], [c, d]) => [Math.min(a, c), Math.max(b, d)], [Infinity, -Infinity])
  const scale = n <= INSERTION_ROWS ? 0 : scaleOf(n >> 1, least, greatest)
  if (scale === 0) {
    let index = from
    for (const { time, code } of pieces) {
      rows.time.set(time, index)
      rows.code.set(code, index)
      index += time.length
    }
    sortRange(rows, from, index, scratch)
    return index
  }
  const starts = scratch.starts((n >> 1) + 1)
  for (const { time } of pieces) countBuckets(time, starts, least, scale)
  addUp(starts)
  const target = { time: rows.time.subarray(from, from + n), code: rows.code.subarray(from, from + n) }
  for (const { time, code } of pieces) distribute(time, code, target, starts, least, scale)
  sortBuckets(rows, from, starts, scratch)
  return from + n
}

const sortRange = (rows: Rows, from: number, to: number, scratch: Scratch): void => {
  const n = to - from
  if (n <= INSERTION_ROWS) {
    insertionSort(rows, from, to)
    return
  }
  const [least, greatest] = extremes(rows.time, from, to)
  if (least === greatest) return
  const scale = scaleOf(n >> 1, least, greatest)
  if (scale === 0) {
    heapSort(rows, from, to)
    return
  }
  const starts = scratch.starts((n >> 1) + 1)
  const time = rows.time.subarray(from, to)
  countBuckets(time, starts, least, scale)
  addUp(starts)
  const spread = scratch.rows(n)
  distribute(time, rows.code.subarray(from, to), spread, starts, least, scale)
  rows.time.set(spread.time.subarray(0, n), from)
  rows.code.set(spread.code.subarray(0, n), from)
  sortBuckets(rows, from, starts, scratch)
}

/** @param starts after the distribution, starts[b] is the end of bucket b */
const sortBuckets = (rows: Rows, from: number, starts: Uint32Array, scratch: Scratch): void => {
  // large buckets come last, since they need the working memory again
  const large: [from: number, to: number][] = []
  for (let b = 0, start = 0; b < starts.length - 1; start = starts[b++]!)
    if (starts[b]! - start <= INSERTION_ROWS) insertionSort(rows, from + start, from + starts[b]!)
    else large.push([from + start, from + starts[b]!])
  for (const [start, end] of large) sortRange(rows, start, end, scratch)
}

const extremes = (time: ArrayLike<number>, from: number, to: number): readonly [number, number] => {
  let least = time[from]!
  let greatest = least
  for (let i = from + 1; i < to; i++) {
    const value = time[i]!
    if (value < least) least = value
    else if (value > greatest) greatest = value
  }
  return [least, greatest]
}

const insertionSort = ({ time, code }: Rows, from: number, to: number): void => {
  for (let i = from + 1; i < to; i++) {
    const value = time[i]!
    if (time[i - 1]! <= value) continue
    const rowCode = code[i]!
    let j = i
    for (; j > from && time[j - 1]! > value; j--) {
      time[j] = time[j - 1]!
      code[j] = code[j - 1]!
    }
    time[j] = value
    code[j] = rowCode
  }
}

/** Heap sort: n log n for any times. */
const heapSort = ({ time, code }: Rows, from: number, to: number): void => {
  const n = to - from
  const swap = (a: number, b: number): void => {
    const [value, firstCode] = [time[a]!, code[a]!]
    time[a] = time[b]!
    code[a] = code[b]!
    time[b] = value
    code[b] = firstCode
  }
  const sink = (root: number, end: number): void => {
    for (let parent = root, child = 2 * root + 1; child < end; parent = child, child = 2 * parent + 1) {
      if (child + 1 < end && time[from + child]! < time[from + child + 1]!) child++
      if (time[from + parent]! >= time[from + child]!) return
      swap(from + parent, from + child)
    }
  }
  for (let root = (n >> 1) - 1; root >= 0; root--) sink(root, n)
  for (let end = n - 1; end > 0; end--) {
    swap(from, from + end)
    sink(0, end)
  }
}
