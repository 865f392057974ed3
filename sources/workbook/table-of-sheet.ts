import type { SourceColumn, SourceFault, SourceNote, SourceTable } from '../source.ts'
import { cellName } from './cell-name.ts'
import { columnKind } from './column-kind.ts'
import { headerFaults, titleRows } from './header.ts'
import { layoutNotes } from './layout-notes.ts'
import { mergedFaults } from './merged-faults.ts'
import { placeIn } from './remarks.ts'
import { type CellKind, MOST_CELLS, type Sheet, type SheetRow, type UsedArea } from './sheet.ts'
import { tooManyCells } from './too-many-cells.ts'

/** A sheet as a table, or its faults; neither for a sheet that is empty. */
export interface SheetReading {
  readonly table?: SourceTable
  readonly faults: readonly SourceFault[]
  readonly notes: readonly SourceNote[]
}

/**
 * The table of a sheet. The first row that is not empty has the names of the columns; every later row that is not empty is
 * a row of the table. What has no exact reading is a fault: a title above the names, a column with cells and no name, a
 * name that occurs twice, merged cells.
 */
export const tableOfSheet = (sheet: Sheet): SheetReading => {
  const rows = sheet.rows.map(withoutBlanks).filter(({ cells }) => cells.length > 0)
  if (rows.length === 0)
    return {
      faults: sheet.faults,
      notes: [{ place: placeIn(sheet.name), text: 'the sheet is empty and has no table' }],
    }
  const titles = titleRows(rows)
  const header = rows[titles.length]!
  const data = rows.slice(titles.length + 1)
  const columns = columnsOf([header, ...data])
  const area: UsedArea = { titles, header, data, columns }
  const faults = [...sheet.faults, ...headerFaults(sheet, area), ...mergedFaults(sheet, area)]
  if (data.length * columns.length > MOST_CELLS)
    faults.push(tooManyCells(sheet.name, `${data.length} rows of ${columns.length} columns`).fault)
  const notes = [...layoutNotes(sheet, area), ...sheet.notes]
  if (faults.length > 0) return { faults, notes }
  return withTable(sheet.name, area, notes)
}

const withTable = (name: string, area: UsedArea, notes: readonly SourceNote[]): SheetReading => {
  const { header, data, columns } = area
  const place = new Map(columns.map((column, i) => [column, i]))
  const tally = columns.map(() => new Map<CellKind, { count: number; first: number }>())
  const rows = data.map(({ row, cells }) => {
    const texts = columns.map(() => '')
    for (const { column, kind, text } of cells) {
      const i = place.get(column)!
      texts[i] = text
      const seen = tally[i]!.get(kind)
      if (seen === undefined) tally[i]!.set(kind, { count: 1, first: row })
      else seen.count++
    }
    return texts
  })
  const names = new Map(header.cells.map(({ column, text }) => [column, text]))
  const kinds = columns.map((column, i) => columnKind(name, column, tally[i]!))
  const table: SourceTable = {
    name,
    columns: columns.map((column, i): SourceColumn => {
      const { kind } = kinds[i]!
      return { name: names.get(column) ?? '', ...(kind === undefined ? {} : { kind }) }
    }),
    rows,
    placeOf: (row, column) =>
      placeIn(name, `cell ${cellName((data[row] ?? header).row, columns[column] ?? 0)}`),
  }
  return { table, faults: [], notes: [...notes, ...kinds.flatMap((kind) => kind.notes)] }
}

/** Cells of blanks only count as empty. */
const withoutBlanks = ({ row, cells }: SheetRow): SheetRow => ({
  row,
  cells: cells.filter(({ text }) => text.trim() !== ''),
})

const columnsOf = (rows: readonly SheetRow[]): readonly number[] => {
  const columns = new Set<number>()
  for (const { cells } of rows) for (const { column } of cells) columns.add(column)
  return [...columns].sort((a, b) => a - b)
}
