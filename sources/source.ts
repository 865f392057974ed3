/** A problem of a source file: where, what was expected, what was found, the way out. */
export interface SourceFault {
  /** In words of the program that wrote the file: `sheet "Data", cell C7`, `line 12`, `record 3, variable AGE`. */
  readonly place: string
  readonly expected: string
  readonly found: string
  readonly remedy?: string | undefined
}

/** What a person must know of a conversion: hidden rows that were read, formulas of which the values were taken. */
export interface SourceNote {
  readonly place: string
  readonly text: string
}

/** A column, with what its file declares of it. Nothing here is derived from the cells. */
export interface SourceColumn {
  readonly name: string
  /** The label of the variable, as the file has it. */
  readonly label?: string
  /** Absent where the file has no types. A `date` is written `2015-03-31`, a `datetime` `2015-03-31T14:05:00`. */
  readonly kind?: 'text' | 'number' | 'date' | 'datetime' | 'boolean'
  /** Codes and their labels, in the order of the file; `value` as it stands in the cells. */
  readonly codes?: readonly { readonly value: string; readonly label: string }[]
  /** Texts of cells that mean a missing value, as the file declares; a range is written out over the values that occur. */
  readonly missing?: readonly { readonly value: string; readonly label?: string }[]
  /** UCUM, only where the file states it. */
  readonly unit?: string
  /** The file says that the column identifies persons. */
  readonly isIdentifier?: boolean
}

/** A table of a source file: a sheet, a data set, an instrument. */
export interface SourceTable {
  /** As the file has it: the sheet, the data set, the instrument or event. */
  readonly name: string
  readonly columns: readonly SourceColumn[]
  /**
   * Text of each cell, '' for none. Numbers in their shortest exact decimal form with a point, at most 15 significant
   * digits where the program shows no more; dates as said in `kind`; text unchanged.
   */
  readonly rows: readonly (readonly string[])[]
  /** The place of a cell (0-based row and column), for faults and notes. */
  placeOf(row: number, column: number): string
}

/** What a reader returns: all tables with notes, or all faults. */
export type SourceReading =
  | { readonly tables: readonly SourceTable[]; readonly notes: readonly SourceNote[] }
  | { readonly faults: readonly SourceFault[] }

/** What a person may decide about a file before it is read. */
export interface SourceOptions {
  /** The sheet, data set or instrument that is read; without it, all. */
  readonly table?: string | undefined
}

/** A reader of one kind of file. */
export interface SourceReader {
  /** The name and version that a descriptor records, such as `xlsx/1`; the version changes if the same bytes are read otherwise. */
  readonly converter: string
  /** In words: `an Excel workbook (.xlsx)`. */
  readonly title: string
  /** Whether the bytes are of this kind, whatever the name of the file says. Looks at a few bytes only. */
  recognizes(bytes: Uint8Array, fileName: string): boolean
  /** @throws never for the content of a file: faults are returned. Packages are loaded here, not before. */
  read(bytes: Uint8Array, fileName: string, options: SourceOptions): Promise<SourceReading>
}
