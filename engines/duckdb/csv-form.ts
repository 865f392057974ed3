import { RowsError } from '../rows-error.ts'

const LF = 10
const CR = 13
const QUOTE = 34

/** A row that DuckDB reads over. */
interface OddRow {
  /** Where it begins. */
  readonly line: number
  /** 0 of an empty line. */
  readonly cells: number
}

/**
 * What memory refuses of a CSV file and DuckDB reads over, so that both give the same answer: a delimiter at the end of
 * the header or of a row that makes one cell too many, and an empty line between rows. Empty lines at the end are none
 * of a table's, for either.
 * @param pieces the file's bytes
 * @throws RowsError with the line
 */
export const checkForm = (file: string, pieces: Iterable<Uint8Array>, delimiter: string): void => {
  const { wanted, odd } = firstOddRow(pieces, delimiter.charCodeAt(0))
  if (odd === null) return
  const { line, cells } = odd
  const atTheEnd = `a "${delimiter}" at the end of a line makes one more cell`
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
    remedy: cells === 0 ? 'remove it' : `remove the last one: ${atTheEnd}`,
  })
}

/** How many cells the header has, and the first row that is odd. It looks at each byte: nothing in the loop is a call. */
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
        // an empty line is one between rows when something follows it
        if (empty > 0) return { wanted, odd: { line: empty, cells: 0 } }
        if (byte === LF) line += 1
        else if (byte === QUOTE) isQuoted = !isQuoted
        else if (byte === delimiter && !isQuoted) cells += 1
        // a line break or a delimiter within quotes ends nothing
        last = isQuoted ? QUOTE : byte
      }
    }
  const isOdd = last === delimiter && (begins === 1 || cells > wanted)
  return { wanted, odd: isOdd ? { line: begins, cells } : null }
}
