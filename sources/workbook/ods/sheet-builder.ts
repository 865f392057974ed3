import { SourceError } from '../../support/source-error.ts'
import { placeIn, remarksOf } from '../remarks.ts'
import {
  type CellRange,
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_MERGED,
  MOST_ROWS,
  type Sheet,
  type SheetCell,
  type Stretch,
} from '../sheet.ts'
import { tooManyCells } from '../too-many-cells.ts'
import { cellText } from './cell-text.ts'
import { odsCell } from './cell-value.ts'

type Attributes = Readonly<Record<string, string>>

/** Takes the elements below a `table:table`. */
export interface SheetBuilder {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
  sheet(): Sheet
}

/**
 * Builds a sheet from its elements (part 3, 9.1). Rows and cells with a repetition count as often as it says; the empty ones
 * that fill a sheet to its edge cost nothing.
 */
export const sheetBuilder = (sheetName: string): SheetBuilder => {
  const grid = sheetGrid(sheetName)
  const text = cellText()
  /** How deep the parser is in the cell; null outside of cells. */
  let depth: number | null = null
  return {
    open(element, attributes) {
      if (depth !== null) {
        depth++
        text.open(element, attributes)
      } else if (grid.startsCell(element, attributes)) {
        depth = 0
        text.start()
      } else if (element === 'table:table-row') grid.startRow(attributes)
      else if (element === 'table:table-column') grid.addColumn(attributes)
    },
    close(element) {
      if (depth !== null && depth > 0) {
        depth--
        text.close(element)
      } else if (depth !== null) {
        depth = null
        grid.endCell(text.take())
      } else if (element === 'table:table-row') grid.endRow()
    },
    text: (piece) => {
      if (depth !== null) text.add(piece)
    },
    sheet: grid.sheet,
  }
}

/** Rows, cells and columns at their places, which follow from the repetitions of those before them. */
const sheetGrid = (name: string) => {
  const remarks = remarksOf(name)
  const rows: { row: number; cells: SheetCell[] }[] = []
  const merged: CellRange[] = []
  const hiddenRows: Stretch[] = []
  const hiddenColumns: Stretch[] = []
  const next = { row: 0, column: 0, declaredColumn: 0, cells: 0 }
  let row: { repeated: number; isHidden: boolean; cells: SheetCell[] } | null = null
  let cell = { attributes: {} as Attributes, repeated: 1, isCovered: false }
  return {
    addColumn(attributes: Attributes) {
      const first = next.declaredColumn
      next.declaredColumn += repetition(name, attributes['table:number-columns-repeated'], MOST_COLUMNS)
      if (isHidden(attributes)) hiddenColumns.push({ first, last: next.declaredColumn - 1 })
    },
    startRow(attributes: Attributes) {
      const repeated = repetition(name, attributes['table:number-rows-repeated'], MOST_ROWS)
      row = { repeated, isHidden: isHidden(attributes), cells: [] }
      next.column = 0
    },
    endRow() {
      if (row === null) return
      const { repeated, cells } = row
      if (row.isHidden) hiddenRows.push({ first: next.row, last: next.row + repeated - 1 })
      if (cells.length > 0) for (let i = 0; i < repeated; i++) rows.push({ row: next.row + i, cells })
      next.row += repeated
      if (next.row > MOST_ROWS) throw outside(name, `${next.row} rows`)
      row = null
    },
    /** Whether the element is a cell, which then begins. */
    startsCell(element: string, attributes: Attributes): boolean {
      if (row === null || !/^table:(covered-)?table-cell$/.test(element)) return false
      const repeated = repetition(name, attributes['table:number-columns-repeated'], MOST_COLUMNS)
      cell = { attributes, repeated, isCovered: element === 'table:covered-table-cell' }
      return true
    },
    endCell(text: string) {
      const { attributes, repeated, isCovered } = cell
      const place = { row: next.row, column: next.column }
      next.column += repeated
      if (next.column > MOST_COLUMNS) throw outside(name, `${next.column} columns`)
      const range = rangeOf(place, attributes)
      if (range !== null && merged.length < MOST_MERGED) merged.push(range)
      const value = isCovered ? null : odsCell(place, attributes, text, remarks)
      if (value === null || row === null) return
      next.cells += repeated * row.repeated
      if (next.cells > MOST_CELLS) throw tooManyCells(name)
      for (let i = 0; i < repeated; i++) row.cells.push({ ...value, column: place.column + i })
    },
    sheet: (): Sheet => {
      const [notes, faults] = [remarks.notes(), remarks.faults()]
      return { name, rows, merged, hiddenRows, hiddenColumns, notes, faults }
    },
  }
}

/** `collapse` is hidden by a person, `filter` by a filter. */
const isHidden = (attributes: Attributes): boolean =>
  attributes['table:visibility'] === 'collapse' || attributes['table:visibility'] === 'filter'

const repetition = (sheet: string, text: string | undefined, most: number): number => {
  if (text === undefined) return 1
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > most) throw outside(sheet, `a repetition of ${text.slice(0, 20)}`)
  return count
}

const rangeOf = (
  { row, column }: { row: number; column: number },
  attributes: Attributes,
): CellRange | null => {
  const [columns, rows] = ['columns', 'rows'].map((kind) =>
    Number(attributes[`table:number-${kind}-spanned`] ?? 1),
  ) as [number, number]
  return columns > 1 || rows > 1
    ? { firstRow: row, lastRow: row + rows - 1, firstColumn: column, lastColumn: column + columns - 1 }
    : null
}

const outside = (sheet: string, found: string): SourceError =>
  new SourceError({
    place: placeIn(sheet),
    expected: `at most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns`,
    found,
  })
