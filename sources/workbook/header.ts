import { shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault } from '../source.ts'
import { MOST_FAULTS } from '../support/source-error.ts'
import { cellName, columnName } from './cell-name.ts'
import { placeIn } from './remarks.ts'
import type { CellRange, Sheet, SheetRow, UsedArea } from './sheet.ts'

/** Rows of one cell above the first row of several: a title, a date, an empty form. None if no row has several. */
export const titleRows = (rows: readonly SheetRow[]): readonly SheetRow[] => {
  const first = rows.findIndex(({ cells }) => cells.length > 1)
  return first <= 0 || first > 10 ? [] : rows.slice(0, first)
}

/** Whether a cell of the row lies in a merged range of several columns. */
export const isMerged = (merged: readonly CellRange[], row: number, column: number): boolean =>
  merged.some(
    (range) =>
      row >= range.firstRow &&
      row <= range.lastRow &&
      column >= range.firstColumn &&
      column <= range.lastColumn,
  )

/** Faults of the row of names: titles above it, columns without a name, names that occur twice, errors as names. */
export const headerFaults = (sheet: Sheet, area: UsedArea): readonly SourceFault[] => [
  ...titleFaults(sheet.name, area),
  ...nameless(sheet, area),
  ...repeated(sheet.name, area.header),
  ...area.header.cells
    .filter(({ kind }) => kind === 'error')
    .map(({ column, text }) => ({
      place: placeIn(sheet.name, `cell ${cellName(area.header.row, column)}`),
      expected: 'the name of a column',
      found: `the error ${text}`,
      remedy: 'write the name as text',
    })),
]

const titleFaults = (sheet: string, { titles, header }: UsedArea): readonly SourceFault[] => {
  const [title] = titles
  if (title === undefined) return []
  const last = titles.at(-1)!
  const rows = titles.length === 1 ? `row ${title.row + 1}` : `rows ${title.row + 1}–${last.row + 1}`
  const text = title.cells[0]!.text
  return [
    {
      place: placeIn(sheet, `cell ${cellName(title.row, title.cells[0]!.column)}`),
      expected: 'the names of the columns in the first row that is not empty',
      found: `a single cell, ${shownText(text)}, above a row of ${header.cells.length} cells`,
      remedy: `delete ${rows} if row ${header.row + 1} has the names of the columns`,
    },
  ]
}

/** A first column without a name may be the row numbers that R and pandas write; its name is the empty text. */
const nameless = (sheet: Sheet, { header, data, columns }: UsedArea): readonly SourceFault[] => {
  const named = new Set(header.cells.map(({ column }) => column))
  const without = columns
    .slice(1)
    .filter((column) => !named.has(column) && !isMerged(sheet.merged, header.row, column))
  return without.slice(0, MOST_FAULTS).map((column) => {
    const first = data.find(({ cells }) => cells.some((cell) => cell.column === column))!
    return {
      place: placeIn(sheet.name, `cell ${cellName(header.row, column)}`),
      expected: 'the name of a column',
      found: `an empty cell above ${cellName(first.row, column)}, which is filled`,
      remedy: `write a name into the cell, or delete column ${columnName(column)}`,
    }
  })
}

const repeated = (sheet: string, { row, cells }: SheetRow): readonly SourceFault[] => {
  const first = new Map<string, number>()
  const faults: SourceFault[] = []
  for (const { column, text } of cells) {
    const known = first.get(text)
    if (known === undefined) first.set(text, column)
    else
      faults.push({
        place: placeIn(sheet, `cell ${cellName(row, column)}`),
        expected: 'a different name for each column',
        found: `${shownText(text)}, which is also in ${cellName(row, known)}`,
        remedy: 'rename one of the columns',
      })
  }
  return faults.slice(0, MOST_FAULTS)
}
