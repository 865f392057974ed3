import { type Columns, type Counted, codesFor, type Piece } from './columns.ts'
import { sortedByTime } from './sort-times.ts'

/** Cells that may be counted into, for each row: a table much larger than the rows would cost more than sorting them. */
const CELLS_PER_ROW = 4
const CELLS_ANYWAY = 2 ** 16

/**
 * The rows in the order of time: whole times by counting them, real-valued ones by sorting. Equal times are equal doubles,
 * none is merged that is only near. Throws where a time is negative or no number, and where a code is of no place.
 */
export const countTimes = (columns: Columns): Counted => {
  const codes = columns.places * columns.kinds
  const { rows, greatest, isWhole } = look(columns, codes)
  const cells = (greatest + 1) * codes
  if (isWhole && cells <= Math.max(CELLS_ANYWAY, rows * CELLS_PER_ROW))
    return counted(columns, codes, greatest)
  const into = { time: new Float64Array(rows), code: codesFor(codes, rows) }
  return { ...sortedByTime(columns.pieces, into, 0, greatest), count: null }
}

const look = ({ pieces }: Columns, codes: number) => {
  let rows = 0
  let greatest = 0
  let isWhole = true
  for (const { time, code } of pieces) {
    rows += time.length
    greatest = Math.max(greatest, greatestOf(time))
    isWhole &&= time instanceof Int32Array || areWhole(time)
    const last = greatestOf(code)
    if (last >= codes) throw new Error(`countTimes: expected a code below ${codes}, found ${last}`)
  }
  return { rows, greatest, isWhole }
}

const greatestOf = (column: Piece['time'] | Piece['code']): number => {
  let greatest = 0
  for (let i = 0; i < column.length; i++) {
    const one = column[i]!
    if (!(one >= 0 && one < Infinity))
      throw new Error(`countTimes: expected a time of 0 or more, found ${one}`)
    if (one > greatest) greatest = one
  }
  return greatest
}

const areWhole = (time: Float64Array): boolean => {
  for (let i = 0; i < time.length; i++) if (Math.floor(time[i]!) !== time[i]) return false
  return true
}

const counted = ({ pieces }: Columns, codes: number, greatest: number): Counted => {
  const cells = new Uint32Array((greatest + 1) * codes)
  for (const { time, code } of pieces)
    for (let i = 0; i < time.length; i++) cells[time[i]! * codes + code[i]!]!++
  const filled = cells.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  const found = {
    time: new Float64Array(filled),
    code: codesFor(codes, filled),
    count: new Uint32Array(filled),
  }
  for (let cell = 0, i = 0; cell < cells.length; cell++)
    if (cells[cell]! > 0) {
      found.time[i] = Math.floor(cell / codes)
      found.code[i] = cell % codes
      found.count[i++] = cells[cell]!
    }
  return found
}
