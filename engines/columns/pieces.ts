import { type Codes, codesFor, type Piece } from './columns.ts'

/** Rows in the first piece, a few megabytes, and in those after it. Memory that nobody wrote to yet is none. */
const FIRST = 2 ** 18
const MANY = 2 ** 24

/** Pieces that grow by as many rows as come, a few at a time; none is ever moved. */
export const growingPieces = (
  codes: number,
): { add(time: Float64Array, code: Codes): void; readonly pieces: readonly Piece[] } => {
  const full: Piece[] = []
  let time = new Float64Array(FIRST)
  let code = codesFor(codes, FIRST)
  let rows = 0
  return {
    add: (times, own) => {
      for (let from = 0; from < times.length; ) {
        const to = Math.min(times.length, from + time.length - rows)
        time.set(times.subarray(from, to), rows)
        code.set(own.subarray(from, to), rows)
        rows += to - from
        from = to
        if (rows < time.length) continue
        full.push({ time, code })
        time = new Float64Array(MANY)
        code = codesFor(codes, MANY)
        rows = 0
      }
    },
    get pieces() {
      return [...full, { time: time.subarray(0, rows), code: code.subarray(0, rows) }]
    },
  }
}
