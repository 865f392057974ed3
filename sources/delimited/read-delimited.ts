import { LONGEST_CELL } from '../../cohort/cells/read-cell.ts'
import type { SourceColumn, SourceFault, SourceNote, SourceTable } from '../source.ts'
import { decodeText, type TextEncoding } from './decode-text.ts'
import { type Line, trimEdges } from './edges.ts'
import { findDelimiter } from './find-delimiter.ts'
import { headerFaults } from './header-faults.ts'
import { cutPreamble, DELIMITERS, portalCodes, portalColumns } from './preamble.ts'
import { namedRows } from './row-names.ts'

/** What a person may decide about a text before it is read. */
export interface DelimitedOptions {
  readonly delimiter?: string | undefined
  readonly encoding?: 'utf-8' | 'windows-1252' | undefined
  /** Other names for the columns of a header, such as those of a data dictionary; null keeps the header. */
  readonly rename?:
    | ((
        header: readonly string[],
      ) => { readonly names: readonly string[] } | { readonly faults: readonly SourceFault[] } | null)
    | undefined
}

/** A text that was read: its table, and how it lay there. */
export interface DelimitedText {
  readonly table: SourceTable
  readonly notes: readonly SourceNote[]
  readonly encoding: TextEncoding
  readonly delimiter: string
  /** The line in which each row begins. */
  readonly lines: readonly number[]
  /** The name that was given to a first column without one, which names rows. */
  readonly rowNames?: string
  /** Whether the header had other names. */
  readonly isRenamed: boolean
  /** Whether the text is a regular CSV file: the same cells follow from its bytes, delimiter and encoding alone. */
  readonly isRegular: boolean
}

/** The converter that a descriptor names; the number changes if the same bytes are read otherwise. */
export const DELIMITED = 'delimited/1'

/**
 * Reads delimited text (RFC 4180 with any of , ; | and tab) as programs write it: `sep=;` and # lines above the header,
 * empty rows and columns around the table, a first column of row names without a header (R, pandas), UTF-16, CR alone
 * at the end of lines. Cells are unchanged. All faults are returned at once, each with its line.
 */
export const readDelimited = async (
  bytes: Uint8Array,
  fileName: string,
  options: DelimitedOptions = {},
): Promise<DelimitedText | { readonly faults: readonly SourceFault[] }> => {
  const decoded = decodeText(bytes, options.encoding)
  if ('fault' in decoded) return { faults: [decoded.fault] }
  const isOneEnding = hasOneEnding(decoded.text)
  const text = decoded.text.replace(/\r\n?/g, '\n')
  const { default: Papa } = await import('papaparse')
  const parse = (part: string, delimiter: string) =>
    Papa.parse<string[]>(part, { delimiter, newline: '\n', quoteChar: '"' })
  const preamble = cutPreamble(text)
  const chosen = options.delimiter ?? preamble.delimiter
  const found =
    chosen === undefined
      ? findDelimiter(preamble.rest, preamble.lines + 1, (part, char) => parse(part, char).data)
      : { delimiter: chosen }
  if ('fault' in found) return { faults: [found.fault] }
  const { data, errors } = parse(preamble.rest, found.delimiter)
  const lines = linesOf(data, preamble.lines + 1)
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote !== undefined)
    return { faults: [quoteFault(lines[quote.row ?? 0]?.line ?? 1, quote.code === 'MissingQuotes')] }
  const trimmed = trimEdges(lines)
  const rows = trimmed.rows.map(({ cells }) => cells)
  const renamed = options.rename?.(trimmed.header) ?? null
  if (renamed !== null && 'faults' in renamed)
    return { faults: renamed.faults.map((fault) => ({ ...fault, place: `line ${trimmed.headerLine}` })) }
  const named = namedRows(renamed?.names ?? trimmed.header, rows, `line ${trimmed.headerLine}, column 1`)
  const { header, rowNames } = named
  const faults = [
    ...trimmed.faults,
    ...(header.length === 0 ? [] : headerFaults(header, trimmed.headerLine, trimmed.rows)),
    ...longCells(trimmed.rows),
  ]
  if (faults.length > 0) return { faults }
  const notes = [
    ...decoded.notes,
    ...preamble.notes,
    ...trimmed.notes,
    ...(isOneEnding
      ? []
      : [{ place: 'the file', text: 'line endings of several kinds, or CR alone, are written as LF' }]),
    ...named.notes,
    ...(renamed === null
      ? []
      : [{ place: 'the header', text: 'its labels are replaced by the names of the data dictionary' }]),
  ]
  return {
    table: {
      name: fileName.replace(/\.[A-Za-z0-9]{1,8}$/, ''),
      columns: columnsOf(header, rows, portalColumns(preamble.comments, found.delimiter, header)),
      rows,
      placeOf: (row, column) =>
        `line ${trimmed.rows[row]?.line ?? trimmed.headerLine}, column ${header[column] ?? column + 1}`,
    },
    notes,
    encoding: decoded.encoding,
    delimiter: found.delimiter,
    lines: trimmed.rows.map(({ line }) => line),
    ...(rowNames === undefined ? {} : { rowNames }),
    isRenamed: renamed !== null,
    isRegular: notes.length === 0 && (DELIMITERS as readonly string[]).includes(found.delimiter),
  }
}

/** Labels, types and codes where the lines above the header declare them. */
const columnsOf = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  declared: readonly Pick<SourceColumn, 'label' | 'kind'>[],
): readonly SourceColumn[] =>
  header.map((name, c) => {
    const column = declared[c]
    if (column === undefined) return { name }
    const codes = column.kind === 'text' ? portalCodes(rows.map((row) => row[c] ?? '')) : null
    return { name, ...column, ...(codes ? { codes } : {}) }
  })

/** The lines in which rows begin: line breaks inside cells count. */
const linesOf = (data: readonly (readonly string[])[], first: number): readonly Line[] => {
  let next = first
  return data.map((cells) => {
    const line = next
    next += 1
    for (const cell of cells) if (cell.includes('\n')) next += cell.split('\n').length - 1
    return { line, cells }
  })
}

/** LF or CR LF throughout; a break inside a quoted cell is none of the file's. */
const hasOneEnding = (text: string): boolean => {
  if (/\r(?!\n)/.test(text)) return false
  const bare = text.includes('\r') ? text.replace(/"[^"]*"/g, '') : text
  return !(bare.includes('\r\n') && /(?<!\r)\n/.test(bare))
}

const quoteFault = (line: number, isOpen: boolean): SourceFault => ({
  place: `line ${line}`,
  expected: 'quotes that open and close a cell',
  found: isOpen ? 'an unclosed quote' : 'text after the closing quote',
  remedy: 'write a quote inside a quoted cell twice',
})

const longCells = (rows: readonly Line[]): readonly SourceFault[] => {
  const long = rows.find(({ cells }) => cells.some(({ length }) => length > LONGEST_CELL))
  return long === undefined
    ? []
    : [
        {
          place: `line ${long.line}`,
          expected: `cells of at most ${LONGEST_CELL} characters (the limit of spreadsheets)`,
          found: `a cell of ${Math.max(...long.cells.map(({ length }) => length))} characters`,
          remedy: 'check for an unclosed quote or another delimiter, which joins many cells into one',
        },
      ]
}
