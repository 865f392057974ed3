import { cellName } from '../cell-name.ts'
import type { Remarks } from '../remarks.ts'
import { MOST_CELLS, type SheetCell, type SheetRow } from '../sheet.ts'
import { tooManyCells } from '../too-many-cells.ts'

/** Collects cells in the order of the file, which need not be that of rows and columns. */
export const rowCollector = (sheet: string, remarks: Remarks) => {
  const rows = new Map<number, SheetCell[]>()
  let count = 0
  return {
    add(row: number, cell: SheetCell): void {
      if (++count > MOST_CELLS) throw tooManyCells(sheet)
      const cells = rows.get(row)
      if (cells === undefined) rows.set(row, [cell])
      else cells.push(cell)
    },
    /** Rows and cells in order; a place with two cells is a fault, which is remarked. */
    sorted(): readonly SheetRow[] {
      const sorted = [...rows].sort(([a], [b]) => a - b)
      return sorted.map(([row, cells]) => {
        cells.sort((a, b) => a.column - b.column)
        for (const [i, { column }] of cells.entries())
          if (i > 0 && cells[i - 1]!.column === column)
            remarks.fault('twice', row, column, `cell ${cellName(row, column)} twice`)
        return { row, cells }
      })
    },
    /** How many rows and columns have cells, also empty ones. */
    extent(): { readonly rows: number; readonly columns: number } {
      let [last, lastColumn] = [-1, -1]
      for (const [row, cells] of rows) {
        last = Math.max(last, row)
        for (const { column } of cells) lastColumn = Math.max(lastColumn, column)
      }
      return { rows: last + 1, columns: lastColumn + 1 }
    },
  }
}
