import type { SourceFault, SourceNote } from '../source.ts'

/** `elapsed` is a time of day or a duration, which has no day. */
export type CellKind = 'text' | 'number' | 'date' | 'datetime' | 'elapsed' | 'boolean' | 'error'

/** A cell that is not empty. `column` is 0-based. */
export interface SheetCell {
  readonly column: number
  readonly kind: CellKind
  readonly text: string
}

/** A row with cells, which are in the order of their columns. `row` is 0-based. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly SheetCell[]
}

/** Cells that are merged into one, 0-based, last ones included. */
export interface CellRange {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** A stretch of rows or columns, 0-based, last one included. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/** A sheet as stored, before it is a table. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
  readonly merged: readonly CellRange[]
  readonly hiddenRows: readonly Stretch[]
  readonly hiddenColumns: readonly Stretch[]
  /** How many rows and columns have cells in the file, also empty ones, where the file says so. */
  readonly extent?: { readonly rows: number; readonly columns: number }
  /** What was seen in single cells. */
  readonly notes: readonly SourceNote[]
  readonly faults: readonly SourceFault[]
}

/** The part of a sheet that has cells: rows in order, and the columns in which a row of names or of data has a cell. */
export interface UsedArea {
  readonly titles: readonly SheetRow[]
  readonly header: SheetRow
  readonly data: readonly SheetRow[]
  /** Columns with a cell in the header or below it, in order. */
  readonly columns: readonly number[]
}

/** More cells than this belong in a database, not in a workbook. */
export const MOST_CELLS = 5_000_000

export const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 16_384

/** Merged ranges beyond this are not listed. */
export const MOST_MERGED = 100_000
