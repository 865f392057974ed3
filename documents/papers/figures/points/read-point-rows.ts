import { decodeText } from '../../../../sources/delimited/decode-text.ts'
import { findDelimiter } from '../../../../sources/delimited/find-delimiter.ts'
import { SourceError } from '../../../../sources/support/source-error.ts'

/** A line of a file of points: the curve that it names, and its two other cells. */
export interface PointRow {
  readonly line: number
  /** Empty where the file names none. */
  readonly curve: string
  readonly x: string
  readonly y: string
  /** Whether a comma may be the decimal point, since it does not separate cells. */
  readonly hasDecimalCommas: boolean
}

/** Names of columns in lower case; the first is ours. */
export interface PointColumns {
  readonly x: readonly string[]
  readonly y: readonly string[]
}

const CURVE = ['curve', 'group', 'arm', 'dataset', 'series', 'name', 'strata']
const MOST_BYTES = 5e6
const MOST_ROWS = 20_000

/**
 * The rows of a CSV file of points, as WebPlotDigitizer, ScanIt, DigitizeIt or a person write it: with a header, in any
 * order and with any of , ; tab | between cells; two columns of numbers without a header; or two columns for each curve,
 * below a line of names and a line of X and Y.
 * @throws SourceError for another kind of file, or too large a one
 */
export const readPointRows = async (
  bytes: Uint8Array,
  columns: PointColumns,
): Promise<readonly PointRow[]> => {
  if (bytes.length > MOST_BYTES)
    throw fault('the file', `at most ${MOST_BYTES / 1e6} MB`, `${Math.ceil(bytes.length / 1e6)} MB`, columns)
  const decoded = decodeText(bytes)
  if ('fault' in decoded) throw new SourceError(decoded.fault)
  const { default: Papa } = await import('papaparse')
  const split = (text: string, delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, newline: '\n' }).data
  const text = decoded.text.replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*(?:#.*)?\n)+/, '')
  const skipped = decoded.text.replace(/\r\n?/g, '\n').length - text.length
  const before = decoded.text.replace(/\r\n?/g, '\n').slice(0, skipped).split('\n').length
  const found = findDelimiter(text, before, split)
  const delimiter = 'delimiter' in found ? found.delimiter : ';'
  const lines = split(text, delimiter)
    .map((cells, i) => ({ line: before + i, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (lines.length > MOST_ROWS + 2) throw fault('the file', `at most ${MOST_ROWS} rows`, 'more', columns)
  const hasDecimalCommas = delimiter !== ','
  return rowsOf(lines, columns, hasDecimalCommas)
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

const rowsOf = (
  lines: readonly Line[],
  columns: PointColumns,
  hasDecimalCommas: boolean,
): readonly PointRow[] => {
  const [first, second] = lines
  if (first === undefined) throw fault('the file', 'points', 'an empty file', columns)
  const isNumber = (cell: string): boolean => pointNumber(cell, hasDecimalCommas) !== null
  if (first.cells.length >= 2 && first.cells.slice(0, 2).every(isNumber))
    return lines.map(({ line, cells }) => ({
      ...{ line, curve: '', x: cells[0] ?? '', y: cells[1] ?? '', hasDecimalCommas },
    }))
  if (
    second !== undefined &&
    second.cells.length >= 2 &&
    second.cells.every(
      (cell, i) => /^[xy]?$/i.test(cell) && (cell === '' || /x/i.test(cell) === (i % 2 === 0)),
    )
  )
    return pairsOf(first, lines.slice(2), hasDecimalCommas)
  const header = first.cells.map((cell) => cell.toLowerCase())
  const [curve, x, y] = [CURVE, columns.x, columns.y].map((names) =>
    header.findIndex((name) => names.includes(name)),
  )
  if (x === -1 || y === -1)
    throw fault(
      `line ${first.line}`,
      `columns ${columns.x[0]} and ${columns.y[0]}, and curve if there are several`,
      first.cells.slice(0, 6).join(', ').slice(0, 80),
      columns,
    )
  return lines.slice(1).map(({ line, cells }) => ({
    ...{
      line,
      curve: curve === -1 ? '' : (cells[curve!] ?? ''),
      x: cells[x!] ?? '',
      y: cells[y!] ?? '',
      hasDecimalCommas,
    },
  }))
}

/** Two columns for each curve; shorter curves end in empty cells. */
const pairsOf = (names: Line, lines: readonly Line[], hasDecimalCommas: boolean): readonly PointRow[] =>
  lines.flatMap(({ line, cells }) =>
    Array.from({ length: Math.ceil(cells.length / 2) }, (_, i) => ({
      ...{
        line,
        curve: names.cells[2 * i] ?? '',
        x: cells[2 * i] ?? '',
        y: cells[2 * i + 1] ?? '',
        hasDecimalCommas,
      },
    })).filter(({ x, y }) => x !== '' || y !== ''),
  )

/** The number of a cell; null if it is none. */
export const pointNumber = (cell: string, hasDecimalCommas: boolean): number | null => {
  const text = hasDecimalCommas ? cell.replace(',', '.') : cell
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Math.abs(Number(text)) < 1e9
    ? Number(text)
    : null
}

const fault = (place: string, expected: string, found: string, { x, y }: PointColumns): SourceError =>
  new SourceError({
    place,
    expected,
    found,
    remedy: `the first line is curve,${x[0]},${y[0]}; each other line is one point, such as arm A,12.5,${y[0] === 'survival' ? '0.83' : '41'}`,
  })
