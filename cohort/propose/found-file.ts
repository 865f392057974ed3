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
}
