import { RowsError } from '../rows-error.ts'

const LF = 10
const CR = 13
const QUOTE = 34

/** A malformed row that DuckDB accepts. */
interface MalformedRow {
  /** The line where it begins. */
  readonly line: number
  /** 0 for an empty line. */
  readonly cells: number
}

/**
 * Rejects malformed rows that DuckDB accepts and the in-memory reader rejects, so that both give the same answer: a
 * delimiter at the end of the header or of a row that adds a cell, and an empty line between rows. Both ignore empty
 * lines at the end.
 * @param pieces the file's bytes
 * @throws RowsError with the line
 */
export const checkForm = (file: string, pieces: Iterable<Uint8Array>, delimiter: string): void => {
  const { headerCells, malformed } = firstMalformedRow(pieces, delimiter.charCodeAt(0))
  if (malformed === null) return
  const { line, cells } = malformed
  const explanation = `a "${delimiter}" at the end of a line adds a cell`
  if (line === 1)
    throw new RowsError({
      file,
      line,
      field: '(no header)',
      expected: 'a header that datapackage.json declares',
      found: '""',
      remedy: `declare it, or remove the column: ${explanation}`,
    })
  throw new RowsError({
    file,
    line,
    expected: `${headerCells} cells`,
    found: cells === 0 ? 'an empty line' : String(cells),
    remedy: cells === 0 ? 'remove it' : `remove the last cell: ${explanation}`,
  })
}

/** The number of cells of the header, and the first malformed row. */
const firstMalformedRow = (
  pieces: Iterable<Uint8Array>,
  delimiter: number,
): { readonly headerCells: number; readonly malformed: MalformedRow | null } => {
  let row = emptyRow(1)
  let headerCells = 0
  let emptyLine = 0
  for (const piece of pieces) {
    let end = readRow(row, piece, 0, delimiter)
    while (end < piece.length) {
      if (row.line === 1) headerCells = row.cells
      const malformed = malformedRow(row, headerCells, emptyLine, delimiter)
      if (malformed !== null) return { headerCells, malformed }
      if (row.lastByte === LF) emptyLine ||= row.line
      row = emptyRow(row.line + row.breaks + 1)
      end = readRow(row, piece, end + 1, delimiter)
    }
  }
  return { headerCells, malformed: malformedRow(row, headerCells, emptyLine, delimiter) }
}

/** A row as far as it has been read. */
interface Row {
  readonly line: number
  /** The number of line breaks within quotes. */
  breaks: number
  cells: number
  /** LF before the first byte; QUOTE within quotes, where line breaks and delimiters do not end a cell. */
  lastByte: number
  isQuoted: boolean
}

const emptyRow = (line: number): Row => ({ line, breaks: 0, cells: 1, lastByte: LF, isQuoted: false })

/**
 * Reads a row on, to its end or that of the piece, and returns the index of this end. It looks at each byte, so the loop
 * contains no calls and changes local variables only.
 */
const readRow = (row: Row, piece: Uint8Array, from: number, delimiter: number): number => {
  let { breaks, cells, lastByte, isQuoted } = row
  let end = from
  for (; end < piece.length; end++) {
    const byte = piece[end]!
    if (byte === CR) continue
    if (byte === LF) {
      if (!isQuoted) break
      breaks += 1
    } else if (byte === QUOTE) isQuoted = !isQuoted
    else if (byte === delimiter && !isQuoted) cells += 1
    lastByte = isQuoted ? QUOTE : byte
  }
  row.breaks = breaks
  row.cells = cells
  row.lastByte = lastByte
  row.isQuoted = isQuoted
  return end
}

/** A row that adds a cell, or the empty line before this row: an empty line counts only if a row follows it. */
const malformedRow = (
  { line, cells, lastByte }: Row,
  headerCells: number,
  emptyLine: number,
  delimiter: number,
): MalformedRow | null => {
  if (lastByte === LF) return null
  if (emptyLine > 0) return { line: emptyLine, cells: 0 }
  return lastByte === delimiter && (line === 1 || cells > headerCells) ? { line, cells } : null
}
