import type { DeclaredColumn } from './columns/declared-column.ts'

/** A file as it was read: its dialect, its header and its rows of text. */
export interface FoundFile {
  /** `patients.csv` */
  readonly path: string
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly delimiter: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The line in which each row begins; absent where the table was made here. */
  readonly lines?: readonly number[]
  /** The place of a cell in a file that is no text, such as `data.xlsx, sheet "Data", cell C7`. */
  readonly placeOf?: (row: number, column: number) => string
  /** Whether it is written anew as UTF-8 with commas, whatever its encoding and delimiter were. */
  readonly isRewritten?: boolean
  /** What the file declares of its columns, in the order of the header; absent where it declares nothing. */
  readonly declared?: readonly DeclaredColumn[]
  /** A column that names or numbers the rows, and no more than that. */
  readonly rowNames?: string
}
