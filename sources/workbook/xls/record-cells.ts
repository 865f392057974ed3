import { RECORD, type Records } from './records.ts'
import { rkNumber } from './rk-number.ts'
import type { CellPlace, StoredValue } from './stored-value.ts'
import { plainText, textCursor } from './texts.ts'

export interface StoredCell {
  readonly place: CellPlace
  readonly value: StoredValue
}

export const LAST_COLUMN = 255

/** Row, column and style, with which a record of a cell begins. */
export const placeOf = (records: Records): CellPlace => ({
  row: records.uint16(0),
  column: columnAt(records, 2),
  style: records.uint16(4),
})

const columnAt = (records: Records, offset: number): number => {
  const column = records.uint16(offset)
  if (column > LAST_COLUMN) throw records.fail(`column ${column + 1} of 256`)
  return column
}

/** The cells of a record, formulas apart; null for a record of another kind. */
export const cellsIn = (records: Records, texts: readonly string[]): readonly StoredCell[] | null => {
  if (records.type === RECORD.MULRK)
    return severalCells(records, 6, (at) => ({ kind: 'number', number: rkNumber(records.uint32(at + 2)) }))
  if (records.type === RECORD.MULBLANK) return severalCells(records, 2, () => ({ kind: 'empty' }))
  const read = SINGLE[records.type]
  if (read === undefined) return null
  const place = placeOf(records)
  return [{ place, value: read(records, texts) }]
}

/** Records of one cell, each with its section in [MS-XLS]. */
const SINGLE: Readonly<Record<number, (records: Records, texts: readonly string[]) => StoredValue>> = {
  // 2.4.20
  [RECORD.BLANK]: () => ({ kind: 'empty' }),
  // 2.4.180
  [RECORD.NUMBER]: (records) => ({ kind: 'number', number: records.float64(6) }),
  // 2.4.220
  [RECORD.RK]: (records) => ({ kind: 'number', number: rkNumber(records.uint32(6)) }),
  // 2.4.24: a code, and whether it is one of an error
  [RECORD.BOOLERR]: (records) => ({
    kind: records.uint8(7) === 0 ? 'boolean' : 'error',
    code: records.uint8(6),
  }),
  // 2.4.149
  [RECORD.LABELSST]: (records, texts) => {
    const index = records.uint32(6)
    const text = texts[index]
    return text === undefined ? { kind: 'no text', index, count: texts.length } : { kind: 'text', text }
  },
  // 2.4.148, and the same with formats of its letters
  [RECORD.LABEL]: (records) => ownText(records),
  [RECORD.RSTRING]: (records) => ownText(records),
}

const ownText = (records: Records): StoredValue => ({
  kind: 'text',
  text: plainText(textCursor(records.pieces(6), records.fail)),
})

/** The cells of a record with several (2.4.174 and 2.4.175): row, first column, `size` bytes for each, last column. */
const severalCells = (
  records: Records,
  size: number,
  valueAt: (at: number) => StoredValue,
): readonly StoredCell[] => {
  const [row, first] = [records.uint16(0), columnAt(records, 2)]
  const last = columnAt(records, Math.max(4, records.size - 2))
  const count = (records.size - 6) / size
  if (last - first + 1 !== count) throw records.fail(`${count} cells from column ${first + 1} to ${last + 1}`)
  return Array.from({ length: count }, (_, i) => {
    const at = 4 + i * size
    return { place: { row, column: first + i, style: records.uint16(at) }, value: valueAt(at) }
  })
}
