import type { ColumnPiece } from './columns.ts'

export type CountArray = Uint8Array | Uint16Array | Uint32Array

/**
 * Reusable buffers for event tables: page-faulting fresh memory dominates, so each request's tables reuse the memory of
 * the last.
 */
export interface BufferPool {
  /** Not cleared: the caller writes each number before reading it. */
  times(length: number): Float64Array
  atRisk(length: number): Uint32Array
  /** Cleared; of the narrowest type that can hold the greatest count. */
  counts(length: number, greatest: number): CountArray
}

/**
 * Each call reuses the memory of the previous call if it is large enough.
 * @param unused pieces that are no longer read: their memory is used first
 */
export const bufferPool = (unused: readonly ColumnPiece[] = []): BufferPool => {
  let times = largest(unused.map(({ time }) => time.buffer as ArrayBuffer))
  let atRisk = largest([])
  let counts = largest(unused.map(({ code }) => code.buffer as ArrayBuffer))
  // some spare, since the next grouping may have more strata; unwritten memory costs nothing
  const atLeast = (buffer: ArrayBuffer, bytes: number): ArrayBuffer =>
    buffer.byteLength >= bytes ? buffer : new ArrayBuffer(8 * Math.ceil(bytes / 7))
  return {
    times: (length) => {
      times = atLeast(times, length * Float64Array.BYTES_PER_ELEMENT)
      return new Float64Array(times, 0, length)
    },
    atRisk: (length) => {
      atRisk = atLeast(atRisk, length * Uint32Array.BYTES_PER_ELEMENT)
      return new Uint32Array(atRisk, 0, length)
    },
    counts: (length, greatest) => {
      const Narrow = greatest < 2 ** 8 ? Uint8Array : greatest < 2 ** 16 ? Uint16Array : Uint32Array
      const previous = counts
      counts = atLeast(counts, length * Narrow.BYTES_PER_ELEMENT)
      const array = new Narrow(counts, 0, length)
      return previous === counts ? array.fill(0) : array
    },
  }
}

const largest = (buffers: readonly ArrayBuffer[]): ArrayBuffer =>
  buffers.reduce((a, b) => (b.byteLength > a.byteLength ? b : a), new ArrayBuffer(0))
