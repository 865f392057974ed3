import { SourceError } from '../../../sources/support/source-error.ts'

/** A cell as a file has it, in the order of its row. */
export interface WrittenCell {
  readonly text: string
  readonly columnSpan: number
  /** 0: to the end of its section. */
  readonly rowSpan: number
  /** How far its text is indented, in any unit that grows with it. */
  readonly indent: number
}

export interface WrittenRow {
  readonly cells: readonly WrittenCell[]
  /** Head, body: no cell spans rows of two sections. */
  readonly section: number
}

/** A cell with its place in the grid, counted from 0. */
export interface PlacedCell extends WrittenCell {
  readonly row: number
  readonly column: number
}

export const MOST_COLUMNS = 200
export const MOST_ROWS = 20_000
/** A wider span stands for "all columns". */
const WIDEST_SPAN = 100

/**
 * Places the cells of each row in the first free columns, as browsers do (HTML, 4.9.12.1). A span ends with the table and
 * with its section.
 * @throws SourceError for more than 200 columns or 20,000 rows
 */
export const placeCells = (rows: readonly WrittenRow[]): readonly (readonly PlacedCell[])[] => {
  if (rows.length > MOST_ROWS) throw tooLarge(`at most ${MOST_ROWS} rows`, rows.length)
  const ends = sectionEnds(rows)
  // of each column, the first row that is free again
  const freeFrom: number[] = []
  const placed = rows.map(({ cells }, row) => {
    let column = 0
    return cells.map((cell): PlacedCell => {
      while ((freeFrom[column] ?? 0) > row) column++
      const left = row + (cell.rowSpan === 0 ? MOST_ROWS : Math.max(1, cell.rowSpan))
      const rowSpan = Math.min(left, ends[row]!) - row
      const start = column
      // another cell that comes from above ends the span
      const wanted = cell.columnSpan > WIDEST_SPAN ? 1 : Math.max(1, cell.columnSpan)
      while (column < start + wanted && (freeFrom[column] ?? 0) <= row) freeFrom[column++] = row + rowSpan
      if (column > MOST_COLUMNS) throw tooLarge(`at most ${MOST_COLUMNS} columns`, column)
      return { ...cell, row, column: start, rowSpan, columnSpan: column - start }
    })
  })
  return placed.map((cells, row) =>
    cells.map((cell, i) => {
      const isWidest =
        rows[row]!.cells[i]!.columnSpan > WIDEST_SPAN && i === cells.length - 1 && cell.rowSpan === 1
      return isWidest ? { ...cell, columnSpan: freeFrom.length - cell.column } : cell
    }),
  )
}

/** Of each row, the first row after its section. */
const sectionEnds = (rows: readonly WrittenRow[]): readonly number[] => {
  const ends: number[] = []
  for (let i = rows.length - 1; i >= 0; i--)
    ends[i] = i + 1 < rows.length && rows[i + 1]!.section === rows[i]!.section ? ends[i + 1]! : i + 1
  return ends
}

const tooLarge = (expected: string, count: number): SourceError =>
  new SourceError({
    place: 'a table of the file',
    expected,
    found: `${count}`,
    remedy: 'save the text of the paper as .txt',
  })
