import { RowsError } from '../rows-error.ts'

const LF = 10
const CR = 13
const QUOTE = 34

/** A malformed row that DuckDB accepts. */
interface OddRow {
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
  const { wanted, odd } = firstOddRow(pieces, delimiter.charCodeAt(0))
  if (odd === null) return
  const { line, cells } = odd
  const atTheEnd = `a "${delimiter}" at the end of a line adds a cell`
  if (line === 1)
    throw new RowsError({
      file,
      line,
      field: '(no header)',
      expected: 'a header that datapackage.json declares',
      found: '""',
      remedy: `declare it, or remove the column: ${atTheEnd}`,
    })
  throw new RowsError({
    file,
    line,
    expected: `${wanted} cells`,
    found: cells === 0 ? 'an empty line' : String(cells),
    remedy: cells === 0 ? 'remove it' : `remove the last cell: ${atTheEnd}`,
  })
}

/**
 * The number of cells of the header, and the first malformed row. It looks at each byte, so the loop contains no calls.
 */
const firstOddRow = (
  pieces: Iterable<Uint8Array>,
  delimiter: number,
): { readonly wanted: number; readonly odd: OddRow | null } => {
  let line = 1
  let begins = 1
  let cells = 1
  let last = LF
  let wanted = 0
  let empty = 0
  let isQuoted = false
  for (const piece of pieces)
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i]!
      if (byte === LF && !isQuoted) {
        if (begins === 1) wanted = cells
        if (last === LF) empty ||= begins
        else if (last === delimiter && (begins === 1 || cells > wanted))
          return { wanted, odd: { line: begins, cells } }
        line += 1
        begins = line
        cells = 1
        last = LF
      } else if (byte !== CR) {
        // an empty line counts only if something follows it
        if (empty > 0) return { wanted, odd: { line: empty, cells: 0 } }
        if (byte === LF) line += 1
        else if (byte === QUOTE) isQuoted = !isQuoted
        else if (byte === delimiter && !isQuoted) cells += 1
        // line breaks and delimiters within quotes do not end a cell
        last = isQuoted ? QUOTE : byte
      }
    }
  const isOdd = last === delimiter && (begins === 1 || cells > wanted)
  return { wanted, odd: isOdd ? { line: begins, cells } : null }
}
