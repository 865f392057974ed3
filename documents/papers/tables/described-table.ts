import type { CellPlace, PaperTable, TableCell } from './paper-table.ts'
import type { PlacedCell } from './place-cells.ts'

/** A placed cell, with where it is printed and what speaks against it, if that is known. */
export interface PrintedCell extends PlacedCell {
  readonly place?: CellPlace
  readonly doubt?: string
}

interface Written extends Pick<PaperTable, 'title' | 'page' | 'headRows' | 'notes'> {
  readonly rows: readonly (readonly PrintedCell[])[]
}

/** A table whose cells have their heads, labels and groups. */
export const describedTable = ({ title, page, headRows, notes, rows }: Written): PaperTable => {
  const columns = Math.max(0, ...rows.map((row) => Math.max(0, ...row.map(endOf))))
  const heads = headsOf(rows.slice(0, headRows))
  const doubtful = doubtfulColumns(rows.slice(0, headRows))
  const labels = labelsOf(rows, columns)
  const groups = groupsOf(rows, headRows, columns)
  const cells = rows.map((row, r) =>
    row.map((cell): TableCell => {
      const isHead = r < headRows
      const { text, rowSpan, columnSpan, column } = cell
      return {
        ...{ text, row: r + 1, column: column + 1, rowSpan, columnSpan, isHead },
        heads: isHead ? [] : (heads[column] ?? []),
        label: isHead || column === 0 ? '' : labels[r]!,
        groups: isHead ? [] : groups[r]!,
        place: cell.place ?? null,
        doubt: cell.doubt || (!isHead && doubtful.has(column) ? 'a head above it is doubtful' : ''),
      }
    }),
  )
  return { title, page, columns, headRows, rows: cells, notes }
}

const endOf = ({ column, columnSpan }: PrintedCell): number => column + columnSpan

/** Of each column, the heads above, from the top. */
const headsOf = (rows: readonly (readonly PrintedCell[])[]): readonly (readonly string[])[] => {
  const heads: string[][] = []
  for (const cell of rows.flat())
    for (let column = cell.column; column < endOf(cell); column++) {
      heads[column] ??= []
      if (cell.text !== '') heads[column]!.push(cell.text)
    }
  return heads
}

const doubtfulColumns = (rows: readonly (readonly PrintedCell[])[]): ReadonlySet<number> =>
  new Set(
    rows
      .flat()
      .filter(({ doubt }) => doubt !== undefined && doubt !== '')
      .flatMap((cell) => Array.from({ length: cell.columnSpan }, (_, i) => cell.column + i)),
  )

/** Of each row, the text in its first column, also of a cell that began above; that of a heading over all columns is none. */
const labelsOf = (rows: readonly (readonly PrintedCell[])[], columns: number): readonly string[] => {
  const labels = rows.map(() => '')
  for (const [r, row] of rows.entries())
    for (const cell of row)
      if (cell.column === 0 && (cell.columnSpan < columns || columns === 1))
        labels.fill(cell.text, r, r + cell.rowSpan)
  return labels
}

interface Group {
  readonly text: string
  readonly indent: number
  /** A row with no cell but its label; else a label with rows indented below it. */
  readonly isHeading: boolean
  hasDeeper: boolean
}

/** Of each row, the headings of groups that it is in. A row of less or equal indentation ends a group of indented rows. */
const groupsOf = (
  rows: readonly (readonly PrintedCell[])[],
  headRows: number,
  columns: number,
): readonly (readonly string[])[] => {
  const open: Group[] = []
  return rows.map((row, r) => {
    const first = row.find(({ column }) => column === 0)
    if (r < headRows || first === undefined || first.text === '') return open.map(({ text }) => text)
    const { indent, text } = first
    const isHeading =
      columns > 1 && first.rowSpan === 1 && row.every((cell) => cell === first || cell.text === '')
    const ends = (group: Group): boolean =>
      group.indent > indent || (group.indent === indent && (isHeading || !group.isHeading || group.hasDeeper))
    while (open.length > 0 && ends(open.at(-1)!)) open.pop()
    for (const group of open) if (group.indent < indent) group.hasDeeper = true
    const around = open.map((group) => group.text)
    open.push({ text, indent, isHeading, hasDeeper: false })
    return around
  })
}
