import { SourceError } from '../../support/source-error.ts'
import type { XmlHandler } from '../../xml/parse-xml.ts'
import type { Archive } from '../../zip/archive.ts'
import { cellAt } from '../cell-name.ts'
import { SAVE_AGAIN } from '../excel/workbook-sheets.ts'
import { placeIn, remarksOf } from '../remarks.ts'
import {
  type CellRange,
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_MERGED,
  MOST_ROWS,
  type Sheet,
  type SheetCell,
} from '../sheet.ts'
import { tooManyCells } from '../too-many-cells.ts'
import { type CellContext, cellValue } from './cell-value.ts'
import { localName, readPart } from './parts.ts'
import { textCollector } from './shared-texts.ts'

type Attributes = Readonly<Record<string, string>>

/**
 * The cells of a worksheet part (ECMA-376 part 1, 18.3). The declared dimension is not used: it may be wrong, and nothing
 * is reserved for it.
 */
export const sheetCells = async (
  archive: Archive,
  part: string,
  name: string,
  context: Omit<CellContext, 'remarks'>,
): Promise<Sheet> => {
  const remarks = remarksOf(name)
  const reader = worksheetReader(name, { ...context, remarks })
  await readPart(archive, part, 'worksheet', reader.handler)
  return { name, ...reader.sheet, notes: remarks.notes(), faults: remarks.faults() }
}

const worksheetReader = (name: string, context: CellContext) => {
  const sheet = {
    rows: [] as { row: number; cells: SheetCell[] }[],
    merged: [] as CellRange[],
    hiddenRows: [] as { first: number; last: number }[],
    hiddenColumns: [] as { first: number; last: number }[],
    extent: { rows: 0, columns: 0 },
  }
  const cursor = { row: -1, column: -1, isData: false, cells: 0 }
  const cell = cellReader()
  const opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    sheetData: () => {
      cursor.isData = true
    },
    row: ({ r, hidden, ht }) => {
      const row = r === undefined ? cursor.row + 1 : Number(r) - 1
      if (!Number.isInteger(row) || row < 0 || row >= MOST_ROWS) throw outside(name, `row "${r ?? row + 1}"`)
      if (row <= cursor.row)
        context.remarks.fault('twice', row, 0, `row ${row + 1} after row ${cursor.row + 1}`)
      Object.assign(cursor, { row, column: -1 })
      sheet.rows.push({ row, cells: [] })
      if (isTrue(hidden) || ht === '0') sheet.hiddenRows.push({ first: row, last: row })
    },
    c: ({ r, t, s }) => {
      const place = r === undefined ? { row: cursor.row, column: cursor.column + 1 } : cellAt(r)
      if (place === null || place.row !== cursor.row || place.column >= MOST_COLUMNS)
        throw outside(name, `cell "${r ?? ''}" in row ${cursor.row + 1}`)
      if (place.column <= cursor.column)
        context.remarks.fault('twice', place.row, place.column, `cell ${r} after its right neighbour`)
      cursor.column = place.column
      sheet.extent.rows = Math.max(sheet.extent.rows, place.row + 1)
      sheet.extent.columns = Math.max(sheet.extent.columns, place.column + 1)
      if (++cursor.cells > MOST_CELLS) throw tooManyCells(name)
      cell.start(place.row, place.column, t, s)
    },
    mergeCell: ({ ref = '' }) => {
      if (sheet.merged.length < MOST_MERGED) sheet.merged.push(rangeOf(name, ref))
    },
    col: ({ min, max, hidden, width }) => {
      if (isTrue(hidden) || width === '0')
        sheet.hiddenColumns.push({ first: Number(min) - 1, last: Number(max) - 1 })
    },
  }
  const handler: XmlHandler = {
    open(qualified, attributes) {
      const local = localName(qualified)
      if (cell.isOpen()) cell.open(local)
      else if (cursor.isData ? local === 'row' || local === 'c' : local !== 'row' && local !== 'c')
        if (Object.hasOwn(opened, local)) opened[local]!(attributes)
    },
    close(qualified) {
      const local = localName(qualified)
      if (local === 'sheetData') cursor.isData = false
      if (!cell.isOpen()) return
      if (local !== 'c') return cell.close(local)
      const value = cellValue(cell.take(), context)
      if (value !== null) sheet.rows.at(-1)!.cells.push(value)
    },
    text: cell.text,
  }
  return { handler, sheet }
}

/** Collects what a `c` element has: the text of `v`, `f` and `is`. */
const cellReader = () => {
  const inline = textCollector()
  const none = { row: -1, column: -1, type: 'n', style: undefined as string | undefined }
  let place = none
  let isOpen = false
  let part = ''
  let value: string | undefined
  let formula: string | undefined
  let hasInline = false
  return {
    isOpen: () => isOpen,
    start(row: number, column: number, type = 'n', style?: string) {
      place = { row, column, type, style }
      isOpen = true
      hasInline = false
      value = formula = undefined
    },
    open(local: string) {
      if (part === '' && local === 'v') value ??= ''
      if (part === '' && local === 'f') formula ??= ''
      if (part === '' && local === 'is') hasInline = true
      if (part === '' && (local === 'v' || local === 'f' || local === 'is')) part = local
      if (part === 'is') inline.open(local)
    },
    close(local: string) {
      if (part === 'is') inline.close(local)
      if (local === part) part = ''
    },
    text(piece: string) {
      if (part === 'v') value += piece
      else if (part === 'f') formula += piece
      else if (part === 'is') inline.add(piece)
    },
    take() {
      isOpen = false
      return { ...place, value, formula, inline: hasInline ? inline.take() : undefined }
    },
  }
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

const outside = (sheet: string, found: string): SourceError =>
  new SourceError({
    place: placeIn(sheet),
    expected: 'cells from A1 to XFD1048576, each in its row',
    found,
    remedy: SAVE_AGAIN,
  })

const rangeOf = (sheet: string, ref: string): CellRange => {
  const [from, to] = ref.split(':').map(cellAt)
  const last = to === undefined ? from : to
  if (from == null || last == null) throw outside(sheet, `merged cells "${ref}"`)
  return { firstRow: from.row, lastRow: last.row, firstColumn: from.column, lastColumn: last.column }
}
