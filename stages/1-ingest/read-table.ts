import Papa from 'papaparse'
import type { Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'

export interface Dialect {
  readonly encoding: string
  readonly delimiter: string
}

/** The rows of a CSV file as text, each with the line at which it begins; or what makes the file unreadable. */
export const readTable = (
  file: string,
  bytes: Uint8Array,
  dialect: Dialect,
): { readonly table: Table; readonly faults: readonly Fault[] } => {
  const empty = { header: [], rows: [] }
  const fault = (line: number, expected: string, found: string, remedy?: string) => ({
    table: empty,
    faults: [{ file, line, expected, found, remedy }],
  })
  const decoded = decode(bytes, dialect.encoding)
  if (decoded === null)
    return fault(
      1,
      `text in ${dialect.encoding}`,
      'bytes that are none',
      'declare the encoding in datapackage.json, or save the file as UTF-8',
    )
  const odd = oddCharacter(decoded)
  if (odd)
    return fault(lineAt(decoded, odd.offset), 'lines that end alike, in LF or CR LF, and no NUL', odd.what)
  const text = decoded.replaceAll('\r\n', '\n')
  if (text.trim() === '') return fault(1, 'a header and rows', 'an empty file')
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: dialect.delimiter,
    newline: '\n',
    quoteChar: '"',
  })
  const lines = linesOf(data)
  const faults = errors
    .filter(({ type }) => type === 'Quotes')
    .map(
      ({ row = 0, message }): Fault => ({
        file,
        line: lines[row] ?? 1,
        expected: 'quotes that open and close a cell',
        found: message,
      }),
    )
  if (faults.length > 0) return { table: empty, faults }
  const rows = data.map((cells, i) => [String(lines[i]), ...cells])
  while (isBlank(rows.at(-1))) rows.pop()
  const [header = [], ...body] = rows
  return { table: { header: ['#line', ...header.slice(1)], rows: body }, faults }
}

/** Byte order mark removed; null where the bytes are no text of that encoding. */
const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const oddCharacter = (text: string): { readonly offset: number; readonly what: string } | null => {
  const nul = text.indexOf('\0')
  if (nul >= 0)
    return { offset: nul, what: 'a NUL character (is it UTF-16? declare the encoding, or save as UTF-8)' }
  const lone = /\r(?!\n)/.exec(text)
  if (lone) return { offset: lone.index, what: 'a lone CR' }
  const bare = /(?<!\r)\n/.exec(text)
  return bare && text.includes('\r\n') ? { offset: bare.index, what: 'both' } : null
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/).length

/** A row begins where the one before it ended: line breaks inside cells count. */
const linesOf = (rows: readonly (readonly string[])[]): readonly number[] => {
  let line = 1
  return rows.map((cells) => {
    const begin = line
    line += 1 + cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0)
    return begin
  })
}

const isBlank = (row: readonly string[] | undefined): boolean =>
  row !== undefined && row.length === 2 && row[1] === ''
