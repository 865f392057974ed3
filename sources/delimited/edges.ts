import type { SourceFault, SourceNote } from '../source.ts'

/** A row of text with the line in which it begins. */
export interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** A table without the empty rows and columns around it. */
export interface Trimmed {
  readonly header: readonly string[]
  /** The line of the header. */
  readonly headerLine: number
  readonly rows: readonly Line[]
  readonly notes: readonly SourceNote[]
  readonly faults: readonly SourceFault[]
}

/** Passes over empty rows, and over columns without a header and a value; a remark under the table is a fault. */
export const trimEdges = (lines: readonly Line[]): Trimmed => {
  const filled = lines.filter(({ cells }) => !isEmpty(cells))
  const [head, ...rows] = filled
  if (head === undefined)
    return {
      ...{ header: [], headerLine: 1, rows: [], notes: [] },
      faults: [{ place: 'line 1', expected: 'a header and rows', found: 'an empty file' }],
    }
  const last = filled.at(-1)!.line
  const emptyRows = lines
    .filter(({ line, cells }) => isEmpty(cells) && (cells.length > 1 || line < last))
    .map(({ line }) => line)
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), head.cells.length)
  const isUsed = Array.from({ length: widest }, (_, c) => (head.cells[c] ?? '').trim() !== '')
  for (const { cells } of rows)
    for (const [c, cell] of cells.entries()) if (!isUsed[c] && cell.trim() !== '') isUsed[c] = true
  const unused = isUsed.flatMap((used, c) => (used ? [] : [c + 1]))
  const keep = <T>(cells: readonly T[]): readonly T[] =>
    unused.length === 0 ? cells : cells.filter((_, c) => isUsed[c])
  const width = isUsed.filter((used) => used).length
  return {
    header: keep(padded(head.cells, widest)),
    headerLine: head.line,
    // a row that ends before the last used column stays short, and is a fault of its own
    rows: rows.map(({ line, cells }) => ({ line, cells: keep(cells) })),
    notes: [
      ...(emptyRows.length === 0
        ? []
        : [
            {
              place: `line${emptyRows.length === 1 ? '' : 's'} ${ranges(emptyRows)}`,
              text: emptyText(emptyRows, 'row'),
            },
          ]),
      ...(unused.length === 0
        ? []
        : [
            {
              place: `column${unused.length === 1 ? '' : 's'} ${ranges(unused)}`,
              text: emptyText(unused, 'column'),
            },
          ]),
    ],
    faults: remarks(lines, width),
  }
}

const emptyText = ({ length }: readonly number[], what: string): string =>
  length === 1 ? `an empty ${what} is passed over` : `${length} empty ${what}s are passed over`

const padded = (cells: readonly string[], width: number): readonly string[] =>
  cells.length >= width ? cells : [...cells, ...Array.from({ length: width - cells.length }, () => '')]

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** `2, 5 to 9` */
const ranges = (numbers: readonly number[]): string => {
  const parts: [number, number][] = []
  for (const number of numbers) {
    const last = parts.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else parts.push([number, number])
  }
  const shown = parts.slice(0, 5).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`))
  return `${shown.join(', ')}${parts.length > 5 ? ', ...' : ''}`
}

/** Rows of one filled cell under an empty row, such as a legend: they are of no subject. */
const remarks = (lines: readonly Line[], width: number): readonly SourceFault[] => {
  if (width < 3) return []
  const first = lines.findIndex(({ cells }) => !isEmpty(cells))
  const gap = lines.findIndex(({ cells }, i) => i > first && isEmpty(cells))
  if (gap < 0) return []
  return lines
    .slice(gap)
    .filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length === 1)
    .map(({ line, cells }) => ({
      place: `line ${line}`,
      expected: 'a row of the table',
      found: `a remark under it (${JSON.stringify(cells.find((cell) => cell.trim() !== '')!.slice(0, 60))})`,
      remedy: 'remove the remarks under the table',
    }))
}
