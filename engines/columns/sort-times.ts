import type { Codes } from './columns.ts'

/** The first distribution: as many streams as the processor keeps addresses of. */
const BUCKETS = 1024
/** So few are put in order by insertion. */
const FEW = 32

interface Rows {
  readonly time: Float64Array
  readonly code: Codes
}

/**
 * All rows in ascending order of time, whatever the order of equal ones. Each goes to the bucket of its time on a line from
 * the least to the greatest, and each bucket the same way again, until a few are left to be inserted. Times spread like those of
 * patients take two rounds; no times take more rounds than a double has sizes to tell apart. The rows given are read
 * only; times are finite and at least 0.
 */
export const sortedByTime = (
  pieces: readonly { readonly time: ArrayLike<number>; readonly code: ArrayLike<number> }[],
  into: Rows,
  least: number,
  greatest: number,
): Rows => {
  const scale = scaleOf(BUCKETS, least, greatest)
  const ends = new Uint32Array(BUCKETS + 1)
  for (const { time } of pieces) countBuckets(time, ends, least, scale)
  addUp(ends)
  const starts = ends.slice()
  for (const { time, code } of pieces) distribute(time, code, into, starts, least, scale)
  const scratch = scratchFor(into, largest(ends))
  for (let b = 0; b < BUCKETS; b++) order(into, ends[b]!, ends[b + 1]!, scratch)
  return into
}

/**
 * The same of rows that stand by buckets already, the first round made while they were read.
 * @param buckets how many pieces each is of
 */
export const sortedBuckets = (
  pieces: readonly { readonly time: ArrayLike<number>; readonly code: ArrayLike<number> }[],
  buckets: readonly number[],
  into: Rows,
): Rows => {
  const ends = new Uint32Array(buckets.length + 1)
  let at = 0
  let piece = 0
  buckets.forEach((count, b) => {
    for (const last = piece + count; piece < last; piece++) {
      const { time, code } = pieces[piece]!
      into.time.set(time, at)
      into.code.set(code, at)
      at += time.length
    }
    ends[b + 1] = at
  })
  const scratch = scratchFor(into, largest(ends))
  for (let b = 0; b < buckets.length; b++) order(into, ends[b]!, ends[b + 1]!, scratch)
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

const largest = (ends: Uint32Array): number => {
  let most = 0
  for (let b = 1; b < ends.length; b++) most = Math.max(most, ends[b]! - ends[b - 1]!)
  return most
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
interface Scratch extends Rows {
  readonly starts: Uint32Array
}

const scratchFor = ({ code }: Rows, rows: number): Scratch => ({
  time: new Float64Array(rows),
  code: code.slice(0, rows),
  starts: new Uint32Array((rows >> 1) + 2),
})

const order = (rows: Rows, from: number, to: number, scratch: Scratch): void => {
  const n = to - from
  if (n <= FEW) {
    insert(rows, from, to)
    return
  }
  const [least, greatest] = extremes(rows.time, from, to)
  if (least === greatest) return
  const buckets = n >> 1
  const scale = scaleOf(buckets, least, greatest)
  if (scale === 0) {
    compare(rows, from, to)
    return
  }
  const starts = scratch.starts.subarray(0, buckets + 1).fill(0)
  const time = rows.time.subarray(from, to)
  countBuckets(time, starts, least, scale)
  addUp(starts)
  distribute(time, rows.code.subarray(from, to), scratch, starts, least, scale)
  rows.time.set(scratch.time.subarray(0, n), from)
  rows.code.set(scratch.code.subarray(0, n), from)
  // having distributed, starts[b] is where bucket b ends; the scratch is free again for buckets of many
  const many: [from: number, to: number][] = []
  for (let b = 0, start = 0; b < buckets; start = starts[b++]!)
    if (starts[b]! - start <= FEW) insert(rows, from + start, from + starts[b]!)
    else many.push([from + start, from + starts[b]!])
  for (const [start, end] of many) order(rows, start, end, scratch)
}

const extremes = (time: Float64Array, from: number, to: number): readonly [number, number] => {
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
