import type { Codes } from './columns.ts'

/** The first distribution: as many streams as the processor keeps addresses of. */
const BUCKETS = 1024
/** So few are put in order by insertion. */
const FEW = 32

interface Rows {
  readonly time: Float64Array
  readonly code: Codes
}

/** Rows that are read only. */
interface Piece {
  readonly time: ArrayLike<number>
  readonly code: ArrayLike<number>
}

/**
 * All rows in ascending order of time, whatever the order of equal ones. Each goes to the bucket of its time on a line from
 * the least to the greatest, and each bucket the same way again, until a few are left to be inserted. Times spread like those of
 * patients take two rounds; no times take more rounds than a double has sizes to tell apart. The rows given are read
 * only; times are finite and at least 0.
 */
export const sortedByTime = (pieces: readonly Piece[], into: Rows, least: number, greatest: number): Rows => {
  const scale = scaleOf(BUCKETS, least, greatest)
  const ends = new Uint32Array(BUCKETS + 1)
  for (const { time } of pieces) countBuckets(time, ends, least, scale)
  addUp(ends)
  const starts = ends.slice()
  for (const { time, code } of pieces) distribute(time, code, into, starts, least, scale)
  const scratch = scratchFor(into)
  for (let b = 0; b < BUCKETS; b++) order(into, ends[b]!, ends[b + 1]!, scratch)
  return into
}

/**
 * The same of rows that stand by buckets already, the first round made while they were read.
 * @param buckets how many pieces each is of
 */
export const sortedBuckets = (pieces: readonly Piece[], buckets: readonly number[], into: Rows): Rows => {
  const scratch = scratchFor(into)
  let at = 0
  let piece = 0
  for (const count of buckets) {
    const own = pieces.slice(piece, piece + count)
    piece += count
    at = orderPieces(own, into, at, scratch)
  }
  return into
}

/** Buckets per unit of time. 0 where the line is too short to be divided in doubles: then all are in the first. */
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
    const at = starts[((time[i]! - least) * scale) | 0]!++
    times[at] = time[i]!
    codes[at] = code[i]!
  }
}

/** What a bucket is ordered with: the same for one after the other. */
interface Scratch {
  /** Room for so many rows. */
  rows(n: number): Rows
  /** So many zeros. */
  starts(n: number): Uint32Array
}

const scratchFor = ({ code }: Rows): Scratch => {
  let rows: Rows = { time: new Float64Array(0), code: code.slice(0, 0) }
  let starts = new Uint32Array(0)
  // some more: the next one may be a little larger
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

/** Puts the rows of a bucket where they belong, from a place on; the place after them. */
const orderPieces = (pieces: readonly Piece[], rows: Rows, from: number, scratch: Scratch): number => {
  const n = pieces.reduce((sum, { time }) => sum + time.length, 0)
  const [least, greatest] = pieces
    .map(({ time }) => extremes(time, 0, time.length))
    .reduce(([a, b], [c, d]) => [Math.min(a, c), Math.max(b, d)], [Infinity, -Infinity])
  const scale = n <= FEW ? 0 : scaleOf(n >> 1, least, greatest)
  if (scale === 0) {
    let at = from
    for (const { time, code } of pieces) {
      rows.time.set(time, at)
      rows.code.set(code, at)
      at += time.length
    }
    order(rows, from, at, scratch)
    return at
  }
  const starts = scratch.starts((n >> 1) + 1)
  for (const { time } of pieces) countBuckets(time, starts, least, scale)
  addUp(starts)
  const place = { time: rows.time.subarray(from, from + n), code: rows.code.subarray(from, from + n) }
  for (const { time, code } of pieces) distribute(time, code, place, starts, least, scale)
  orderBuckets(rows, from, starts, scratch)
  return from + n
}

const order = (rows: Rows, from: number, to: number, scratch: Scratch): void => {
  const n = to - from
  if (n <= FEW) {
    insert(rows, from, to)
    return
  }
  const [least, greatest] = extremes(rows.time, from, to)
  if (least === greatest) return
  const scale = scaleOf(n >> 1, least, greatest)
  if (scale === 0) {
    compare(rows, from, to)
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
  orderBuckets(rows, from, starts, scratch)
}

/** @param starts having distributed, starts[b] is where bucket b ends */
const orderBuckets = (rows: Rows, from: number, starts: Uint32Array, scratch: Scratch): void => {
  // the scratch is free again for buckets of many, when all others are in order
  const many: [from: number, to: number][] = []
  for (let b = 0, start = 0; b < starts.length - 1; start = starts[b++]!)
    if (starts[b]! - start <= FEW) insert(rows, from + start, from + starts[b]!)
    else many.push([from + start, from + starts[b]!])
  for (const [start, end] of many) order(rows, start, end, scratch)
}

const extremes = (time: ArrayLike<number>, from: number, to: number): readonly [number, number] => {
  let least = time[from]!
  let greatest = least
  for (let i = from + 1; i < to; i++) {
    const one = time[i]!
    if (one < least) least = one
    else if (one > greatest) greatest = one
  }
  return [least, greatest]
}

const insert = ({ time, code }: Rows, from: number, to: number): void => {
  for (let i = from + 1; i < to; i++) {
    const one = time[i]!
    if (time[i - 1]! <= one) continue
    const own = code[i]!
    let j = i
    for (; j > from && time[j - 1]! > one; j--) {
      time[j] = time[j - 1]!
      code[j] = code[j - 1]!
    }
    time[j] = one
    code[j] = own
  }
}

/** Heap sort: n log n whatever the times are. */
const compare = ({ time, code }: Rows, from: number, to: number): void => {
  const n = to - from
  const swap = (a: number, b: number): void => {
    const [one, own] = [time[a]!, code[a]!]
    time[a] = time[b]!
    code[a] = code[b]!
    time[b] = one
    code[b] = own
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
