import Papa from 'papaparse'
import { LONGEST_CELL } from '../../cohort/cells/read-cell.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'
import { textDecoderOf } from '../../sources/support/text-decoder.ts'

export interface Dialect {
  readonly encoding: string
  readonly delimiter: string
}

/** The rows of a CSV file as text, each with its first line; or the fault that makes the file unreadable. */
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
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return fault(1, 'text', 'UTF-16 ("Unicode text")', 'save it as "CSV UTF-8"')
  const decoded = decode(bytes, dialect.encoding)
  if (decoded === null)
    return fault(
      lineAt(...firstInvalidCharacter(bytes, dialect.encoding)),
      `text in ${dialect.encoding}`,
      'invalid bytes',
      'save the file as "CSV UTF-8", or declare its encoding in datapackage.json: iso-8859-1 or windows-1252',
    )
  const utf8LineNumber = dialect.encoding === 'utf-8' ? null : utf8Line(bytes)
  if (utf8LineNumber !== null)
    return fault(
      utf8LineNumber,
      `text in ${dialect.encoding}, as datapackage.json declares`,
      'text in utf-8, whose letters such as "é" would be read as two characters each',
      'declare "encoding": "utf-8", or remove the declaration',
    )
  const problem = formatProblem(decoded)
  if (problem) return fault(lineAt(decoded, problem.offset), problem.expected, problem.found, problem.remedy)
  const text = decoded.replaceAll('\r\n', '\n')
  if (text.trim() === '') return fault(1, 'a header and rows', 'an empty file')
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: dialect.delimiter,
    newline: '\n',
    quoteChar: '"',
  })
  const lines = linesOf(data)
  // only the first: later ones follow from it
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote)
    return fault(
      lines[quote.row ?? 0] ?? 1,
      'quotes that open and close a cell',
      quote.code === 'MissingQuotes' ? 'an unclosed quote' : 'text after the closing quote',
      'write a quote inside a quoted cell twice',
    )
  const longRow = data.findIndex((cells) => cells.some((cell) => cell.length > LONGEST_CELL))
  if (longRow >= 0)
    return fault(
      lines[longRow]!,
      `cells of at most ${LONGEST_CELL} characters (the limit of spreadsheets)`,
      `a cell of ${Math.max(...data[longRow]!.map((cell) => cell.length))} characters`,
      'check for an unclosed quote or another delimiter, which joins many cells into one',
    )
  const rows = data.map((cells, i) => [String(lines[i]), ...cells])
  while (isBlank(rows.at(-1))) rows.pop()
  const [header = [], ...body] = rows
  return { table: { header: ['#line', ...header.slice(1)], rows: body }, faults: [] }
}

/**
 * Removes a byte order mark; null where the bytes are not valid in the encoding. Encodings of one byte have a table of ours:
 * some versions of Node read the bytes 128 to 159 of Windows-1252 as control characters.
 */
const decode = (bytes: Uint8Array, encoding: string): string | null => {
  if (encoding !== 'utf-8') return textDecoderOf(encoding)?.(bytes) ?? null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * The line of the first multi-byte letter of a file that is valid UTF-8; null for pure ASCII or invalid UTF-8. A
 * single-byte encoding with letters beyond ASCII is practically never valid UTF-8.
 */
const utf8Line = (bytes: Uint8Array): number | null => {
  if (bytes.every((byte) => byte < 0x80)) return null
  const text = decode(bytes, 'utf-8')
  return text === null ? null : lineAt(text, Math.max(0, text.search(/[^\u0000-\u007f]/)))
}

/** The decoded text, and the offset of its first invalid character. */
const firstInvalidCharacter = (
  bytes: Uint8Array,
  encoding: string,
): readonly [text: string, offset: number] => {
  const text = new TextDecoder(encoding).decode(bytes)
  return [text, Math.max(0, text.indexOf('\ufffd'))]
}

interface FormatProblem extends Pick<Fault, 'expected' | 'found' | 'remedy'> {
  readonly offset: number
}

const formatProblem = (text: string): FormatProblem | null => {
  if (text.startsWith('PK\u0003\u0004'))
    return {
      offset: 0,
      expected: 'a table as text',
      found: 'a spreadsheet or another compressed file',
      remedy: 'open it and save it as "CSV UTF-8"',
    }
  const nul = text.indexOf('\0')
  if (nul >= 0)
    return {
      offset: nul,
      expected: 'text',
      found: 'a NUL character',
      remedy: 'if it is UTF-16 ("Unicode text"), save it as "CSV UTF-8"',
    }
  const ends = { expected: 'the same line ending (LF or CR LF) in all lines', remedy: 'save the file again' }
  const lone = /\r(?!\n)/.exec(text)
  if (lone) return { offset: lone.index, ...ends, found: 'a lone CR' }
  if (!text.includes('\r')) return null
  const lines = withoutCellBreaks(text)
  const [first, other] = [/(?<!\r)\n/, /\r\n/].map((end) => end.exec(lines)?.index)
  return first === undefined || other === undefined
    ? null
    : { offset: Math.max(first, other), ...ends, found: 'both' }
}

/** Hides line breaks in quoted cells: spreadsheets end lines in CR LF but write LF inside a cell. */
const withoutCellBreaks = (text: string): string =>
  text.replace(/"[^"]*"/g, (cell) => cell.replace(/[\r\n]/g, ' '))

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/).length

/** First lines of the rows: line breaks inside cells count. */
const linesOf = (rows: readonly (readonly string[])[]): readonly number[] => {
  let line = 1
  return rows.map((cells) => {
    const begin = line
    line += 1
    for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1
    return begin
  })
}

const isBlank = (row: readonly string[] | undefined): boolean =>
  row !== undefined && row.length === 2 && row[1] === ''
