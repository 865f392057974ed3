import { type Codes, codesFor, type Piece } from './columns.ts'

/** Rows in a piece: a few megabytes. */
const ROWS = 2 ** 18

/** Pieces that grow by as many rows as come, a few at a time; none is ever moved. */
export const growingPieces = (
  codes: number,
): { add(time: Float64Array, code: Codes): void; readonly pieces: readonly Piece[] } => {
  const full: Piece[] = []
  let time = new Float64Array(ROWS)
  let code = codesFor(codes, ROWS)
  let rows = 0
  return {
    add: (times, own) => {
      for (let from = 0; from < times.length; ) {
        const to = Math.min(times.length, from + ROWS - rows)
        time.set(times.subarray(from, to), rows)
        code.set(own.subarray(from, to), rows)
        rows += to - from
        from = to
        if (rows < ROWS) continue
        full.push({ time, code })
        time = new Float64Array(ROWS)
        code = codesFor(codes, ROWS)
        rows = 0
      }
    },
    get pieces() {
      return [...full, { time: time.subarray(0, rows), code: code.subarray(0, rows) }]
    },
  }
}
