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

/**
 * The number of cells of the header, and the first malformed row. It looks at each byte, so the loop contains no calls.
 */
const firstMalformedRow = (
  pieces: Iterable<Uint8Array>,
  delimiter: number,
): { readonly headerCells: number; readonly malformed: MalformedRow | null } => {
  let line = 1
  let rowLine = 1
  let cells = 1
  let lastByte = LF
  let headerCells = 0
  let emptyLine = 0
  let isQuoted = false
  for (const piece of pieces)
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i]!
      if (byte === LF && !isQuoted) {
        if (rowLine === 1) headerCells = cells
        if (lastByte === LF) emptyLine ||= rowLine
        else if (lastByte === delimiter && (rowLine === 1 || cells > headerCells))
          return { headerCells, malformed: { line: rowLine, cells } }
        line += 1
        rowLine = line
        cells = 1
        lastByte = LF
      } else if (byte !== CR) {
        // an empty line counts only if something follows it
        if (emptyLine > 0) return { headerCells, malformed: { line: emptyLine, cells: 0 } }
        if (byte === LF) line += 1
        else if (byte === QUOTE) isQuoted = !isQuoted
        else if (byte === delimiter && !isQuoted) cells += 1
        // line breaks and delimiters within quotes do not end a cell
        lastByte = isQuoted ? QUOTE : byte
      }
    }
  const isMalformed = lastByte === delimiter && (rowLine === 1 || cells > headerCells)
  return { headerCells, malformed: isMalformed ? { line: rowLine, cells } : null }
}
