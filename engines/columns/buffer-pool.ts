import type { ColumnPiece } from './columns.ts'

export type CountArray = Uint8Array | Uint16Array | Uint32Array

/** Memory for event tables. New memory is dear, a page after the other: what one request's tables took, the next one's take again. */
export interface BufferPool {
  /** Not cleared: who asks writes each number before it is read. */
  times(length: number): Float64Array
  atRisk(length: number): Uint32Array
  /** All 0; as wide as the greatest count needs. */
  counts(length: number, greatest: number): CountArray
}

/**
 * Each call gives the memory of the call before, if it is large enough.
 * @param dead rows that nobody reads any more: their memory is the first to be given
 */
export const bufferPool = (dead: readonly ColumnPiece[] = []): BufferPool => {
  let times = largest(dead.map(({ time }) => time.buffer as ArrayBuffer))
  let atRisk = largest([])
  let counts = largest(dead.map(({ code }) => code.buffer as ArrayBuffer))
  // a little more: the next grouping has as many rows, but some strata more, and what nobody writes to is no memory
  const enough = (of: ArrayBuffer, bytes: number): ArrayBuffer =>
    of.byteLength >= bytes ? of : new ArrayBuffer(8 * Math.ceil(bytes / 7))
  return {
    times: (length) => {
      times = enough(times, length * Float64Array.BYTES_PER_ELEMENT)
      return new Float64Array(times, 0, length)
    },
    atRisk: (length) => {
      atRisk = enough(atRisk, length * Uint32Array.BYTES_PER_ELEMENT)
      return new Uint32Array(atRisk, 0, length)
    },
    counts: (length, greatest) => {
      const Narrow = greatest < 2 ** 8 ? Uint8Array : greatest < 2 ** 16 ? Uint16Array : Uint32Array
      const before = counts
      counts = enough(counts, length * Narrow.BYTES_PER_ELEMENT)
      const given = new Narrow(counts, 0, length)
      return before === counts ? given.fill(0) : given
    },
  }
}

const largest = (buffers: readonly ArrayBuffer[]): ArrayBuffer =>
  buffers.reduce((a, b) => (b.byteLength > a.byteLength ? b : a), new ArrayBuffer(0))
