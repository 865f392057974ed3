import { joinTied } from '../../statistics/survival/tied-times.ts'
import { type Codes, type ColumnPiece, type Columns, codesFor, type TimeCounts } from './columns.ts'
import { sortedBuckets, sortedByTime } from './sort-times.ts'

/** Cells per row above which sorting is cheaper than a table of counts. */
const CELLS_PER_ROW = 4
const CELLS_ANYWAY = 2 ** 18

/**
 * The rows in the order of time: whole times by counting, real-valued times by sorting. Nearly equal times become one
 * (`tiedTimes`). Throws where a time is negative or not a number, or a code is too large.
 */
export const countTimes = (columns: Columns): TimeCounts => {
  const codes = columns.places * columns.kinds
  const ordinary = countedAtOnce(columns, codes)
  if (ordinary) return withTotals(rowsOf(ordinary, codes), codes)
  const { rows, greatest, isWhole } = scan(columns, codes)
  const cells = (greatest + 1) * codes
  if (isWhole && cells <= Math.max(CELLS_ANYWAY, rows * CELLS_PER_ROW))
    return withTotals(rowsOf(countedCells(columns, codes, cells), codes), codes)
  const into = { time: new Float64Array(rows), code: codesFor(codes, rows) }
  const sorted =
    columns.buckets === undefined
      ? sortedByTime(columns.pieces, into, 0, greatest)
      : sortedBuckets(columns.pieces, columns.buckets, into)
  joinTied(sorted.time)
  return withTotals({ ...sorted, count: null }, codes)
}

/** Counts whole times of ordinary length in one pass; null if any row has another time. */
const countedAtOnce = ({ pieces }: Columns, codes: number): Uint32Array | null => {
  const cells = new Uint32Array(CELLS_ANYWAY)
  return pieces.every(({ time, code }) => isCountedInto(cells, codes, time, code)) ? cells : null
}

const isCountedInto = (
  cells: Uint32Array,
  codes: number,
  time: ColumnPiece['time'],
  code: Codes,
): boolean => {
  const most = Math.floor(cells.length / codes)
  for (let i = 0; i < time.length; i++) {
    const value = time[i]!
    const rowCode = code[i]!
    if (value >>> 0 !== value || value >= most || rowCode >= codes) return false
    cells[value * codes + rowCode]!++
  }
  return true
}

const scan = ({ pieces }: Columns, codes: number) => {
  let rows = 0
  let greatest = 0
  let isWhole = true
  for (const { time, code } of pieces) {
    rows += time.length
    greatest = Math.max(greatest, greatestOf(time))
    isWhole &&= time instanceof Int32Array || areWhole(time)
    checkCodes(code, codes)
  }
  return { rows, greatest, isWhole }
}

const greatestOf = (time: ColumnPiece['time']): number => {
  let greatest = 0
  for (let i = 0; i < time.length; i++) {
    const value = time[i]!
    if (!(value >= 0 && value < Infinity))
      throw new Error(`countTimes: expected a time of 0 or more, found ${value}`)
    if (value > greatest) greatest = value
  }
  return greatest
}

const areWhole = (time: Float64Array): boolean => {
  for (let i = 0; i < time.length; i++) if (Math.floor(time[i]!) !== time[i]) return false
  return true
}

const checkCodes = (code: Codes, codes: number): void => {
  for (let i = 0; i < code.length; i++)
    if (code[i]! >= codes) throw new Error(`countTimes: expected a code below ${codes}, found ${code[i]}`)
}

type Rows = Pick<TimeCounts, 'time' | 'code' | 'count'>

const countedCells = ({ pieces }: Columns, codes: number, length: number): Uint32Array => {
  const cells = new Uint32Array(length)
  for (const { time, code } of pieces) countInto(cells, codes, time, code)
  return cells
}

/** The non-empty cells in the order of time. */
const rowsOf = (cells: Uint32Array, codes: number): Rows => {
  const filled = cells.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  const filledRows = {
    time: new Float64Array(filled),
    code: codesFor(codes, filled),
    count: new Uint32Array(filled),
  }
  for (let cell = 0, i = 0; cell < cells.length; cell++)
    if (cells[cell]! > 0) {
      filledRows.time[i] = Math.floor(cell / codes)
      filledRows.code[i] = cell % codes
      filledRows.count[i++] = cells[cell]!
    }
  return filledRows
}

const countInto = (cells: Uint32Array, codes: number, time: ColumnPiece['time'], code: Codes): void => {
  for (let i = 0; i < time.length; i++) cells[time[i]! * codes + code[i]!]!++
}

const withTotals = (rowsByTime: Rows, codes: number): TimeCounts => {
  const { time, code, count } = rowsByTime
  const rows = new Uint32Array(codes)
  const subjects = new Uint32Array(codes)
  let most = 0
  let atOneTime = 0
  let last = -1
  for (let i = 0; i < time.length; i++) {
    const subjectCount = count === null ? 1 : count[i]!
    rows[code[i]!]!++
    subjects[code[i]!]! += subjectCount
    atOneTime = time[i] === last ? atOneTime + subjectCount : subjectCount
    last = time[i]!
    if (atOneTime > most) most = atOneTime
  }
  return { ...rowsByTime, rows, subjects, most }
}
