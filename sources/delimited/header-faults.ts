import type { SourceFault } from '../source.ts'
import type { Line } from './edges.ts'

/** Faults of a header and of rows that do not fit it. */
export const headerFaults = (
  header: readonly string[],
  headerLine: number,
  rows: readonly Line[],
): readonly SourceFault[] => [
  ...header.flatMap((name, c) => nameFault(name, c, header, headerLine, rows)),
  ...(rows.length === 0 ? [{ place: `line ${headerLine}`, expected: 'rows', found: 'only a header' }] : []),
  ...rows
    .filter(({ cells }) => cells.length !== header.length)
    .slice(0, MOST)
    .map(({ line, cells }) => ({
      place: `line ${line}`,
      expected: `${header.length} cells`,
      found: `${cells.length}`,
    })),
  ...rows
    .filter(({ cells }) => header.length > 1 && header.every((name, c) => cells[c] === name))
    .slice(0, MOST)
    .map(({ line }) => ({
      place: `line ${line}`,
      expected: 'a row',
      found: 'the header again',
      remedy: 'remove the line; the rows after it may be those of another export',
    })),
]

const MOST = 20

/** REDCap's export of labels has this header for each instrument. */
const REDCAP_LABELS =
  'give the data dictionary of the project with --redcap, or export the raw data (not the labels) from REDCap'

const nameFault = (
  name: string,
  c: number,
  header: readonly string[],
  line: number,
  rows: readonly Line[],
): readonly SourceFault[] => {
  const expected = 'a different header for each column'
  const place = `line ${line}, column ${c + 1}`
  if (name === '__proto__') return [{ place, expected, found: '"__proto__", a reserved name' }]
  if (name.trim() === '') {
    const under = rows.find(({ cells }) => (cells[c] ?? '').trim() !== '')
    const found = `a column without one (its first value is ${JSON.stringify(under?.cells[c] ?? '')}, line ${under?.line ?? line})`
    return [{ place, expected, found, remedy: 'write a header over it, or remove its values' }]
  }
  const first = header.indexOf(name)
  return first < c
    ? [
        {
          place,
          expected,
          found: `"${name}" twice (column ${first + 1} too)`,
          remedy: name === 'Complete?' ? REDCAP_LABELS : 'rename one of them',
        },
      ]
    : []
}
