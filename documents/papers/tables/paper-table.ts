/** Where a cell is printed, in points from the left and upper edge of its page: the start of its first line. */
export interface CellPlace {
  readonly page: number
  readonly x: number
  readonly y: number
}

/** A cell of a table. Rows and columns are those of the whole grid, counted from 1, head rows included. */
export interface TableCell {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly isHead: boolean
  /** The heads above it, from the top; none of a head. */
  readonly heads: readonly string[]
  /** The first cell of its row; '' of a head and of the first cell itself. */
  readonly label: string
  /** The headings of groups of rows that it is in, from the outermost: by rows without cells, and by indentation. */
  readonly groups: readonly string[]
  /** Null where a file has no pages: a web page, JATS, Word. */
  readonly place: CellPlace | null
  /** Why text, place or span may be wrong; '' if nothing speaks for it. */
  readonly doubt: string
}

/** A table of a paper. A cell is listed in the row that it begins in; places that a span covers have no cell. */
export interface PaperTable {
  /** As the paper names it: "Table 1. Characteristics"; '' without a name. */
  readonly title: string
  readonly page: number | null
  readonly columns: number
  /** Rows at the top that are heads; 0 if the file does not say it. */
  readonly headRows: number
  readonly rows: readonly (readonly TableCell[])[]
  readonly notes: readonly string[]
}
