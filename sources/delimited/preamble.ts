import type { SourceColumn, SourceNote } from '../source.ts'

/** What lies above the header of a text. */
export interface Preamble {
  /** The text from the header on. */
  readonly rest: string
  /** The number of lines above it. */
  readonly lines: number
  /** Excel's `sep=;`. */
  readonly delimiter?: string
  /** Lines that begin with #, without it. */
  readonly comments: readonly string[]
  readonly notes: readonly SourceNote[]
}

/** Cuts off Excel's line `sep=;` and lines with # above the header. Lines end in LF. */
export const cutPreamble = (text: string): Preamble => {
  const separator = /^"?sep=(.)"?[ ;,\t|]*(?:\n|$)/i.exec(text)
  const start = separator === null ? 0 : separator[0].length
  const comments = commentLines(text.slice(start))
  const length = comments.reduce((sum, line) => sum + line.length + 1, 0)
  const first = separator === null ? 1 : 2
  const notes: SourceNote[] = []
  if (separator !== null)
    notes.push({
      place: 'line 1',
      text: `"sep=${separator[1]}", Excel's note of the delimiter, is passed over`,
    })
  if (comments.length > 0)
    notes.push({
      place: linesText(first, first + comments.length - 1),
      text: `${comments.length === 1 ? 'a line that begins with # is' : `${comments.length} lines that begin with # are`} passed over: ${inShort(comments[0]!)}${comments.length > 1 ? ', ...' : ''}`,
    })
  return {
    rest: text.slice(start + length),
    lines: first - 1 + comments.length,
    ...(separator === null ? {} : { delimiter: separator[1]! }),
    comments: comments.map((line) => line.slice(1)),
    notes,
  }
}

const linesText = (from: number, to: number): string =>
  from === to ? `line ${from}` : `lines ${from} to ${to}`
const inShort = (line: string): string => JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}...` : line)

/**
 * Lines with # at the top. One alone that has the cells of the lines under it, and numbers under it, is the header: its
 * first column has a name such as #id.
 */
const commentLines = (text: string): readonly string[] => {
  const lines: string[] = []
  let start = 0
  while (text[start] === '#' && lines.length < MOST_COMMENTS) {
    const end = text.indexOf('\n', start)
    if (end < 0) break
    lines.push(text.slice(start, end))
    start = end + 1
  }
  if (lines.length !== 1) return lines
  const after = text.indexOf('\n', start)
  const next = text.slice(start, after < 0 ? undefined : after)
  const delimiter = DELIMITERS.find((char) => lines[0]!.includes(char))
  if (delimiter === undefined) return lines
  const cells = next.split(delimiter)
  const isHeader =
    cells.length === lines[0]!.split(delimiter).length &&
    cells.some((cell) => /^"?[\d.,-]*"?$/.test(cell.trim()))
  return isHeader ? [] : lines
}

const MOST_COMMENTS = 1000
export const DELIMITERS = [',', ';', '\t', '|'] as const

/**
 * What the four lines above a clinical file of cBioPortal declare of its columns: title, description, type, priority.
 * Empty where the lines are others. Source: docs.cbioportal.org, File Formats, "Clinical Data".
 */
export const portalColumns = (
  comments: readonly string[],
  delimiter: string,
  header: readonly string[],
): readonly Pick<SourceColumn, 'label' | 'kind'>[] => {
  const cells = comments.map((line) => line.split(delimiter).map((cell) => cell.trim()))
  const [titles, , types] = cells
  const isPortal =
    cells.length >= 3 &&
    cells.every(({ length }) => length === header.length) &&
    types!.every((type) => Object.hasOwn(KINDS, type))
  if (!isPortal) return []
  return header.map((_, i) => ({
    ...(titles![i] === '' ? {} : { label: titles![i]! }),
    kind: KINDS[types![i]!]!,
  }))
}

const KINDS: Readonly<Record<string, NonNullable<SourceColumn['kind']>>> = {
  STRING: 'text',
  NUMBER: 'number',
  BOOLEAN: 'boolean',
}

/**
 * Codes of cBioPortal's status columns, written with their meaning: `1:DECEASED`, `0:LIVING`. Null where a filled cell is
 * none.
 */
export const portalCodes = (cells: readonly string[]): SourceColumn['codes'] | null => {
  const values = [...new Set(cells)].filter((cell) => cell !== '').sort()
  const codes = values.map((value) => ({ value, label: /^\d:(.+)$/.exec(value)?.[1] ?? '' }))
  return values.length > 0 && values.length <= 10 && codes.every(({ label }) => label !== '') ? codes : null
}
