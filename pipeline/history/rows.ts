import Papa from 'papaparse'

/** A file as keyed rows of named cells with their places, so that two files can be compared by name. */
export type Rows = ReadonlyMap<string, Row>

interface Row {
  readonly line: number
  readonly cells: ReadonlyMap<string, { readonly text: string; readonly column: number }>
}

/** Both files at once, because they share their key columns. An absent file has no rows. */
export const rowsOf = (path: string, before: Uint8Array | null, after: Uint8Array | null): [Rows, Rows] => {
  const texts = [before, after].map((bytes) => (bytes === null ? null : new TextDecoder().decode(bytes)))
  const [old = null, now = null] = texts
  if (path.endsWith('.csv')) return tableRows(old, now)
  if (path.endsWith('.json')) {
    const leaves = [jsonRows(old), jsonRows(now)] as const
    if (leaves[0] && leaves[1]) return [leaves[0], leaves[1]]
  }
  return [textRows(old), textRows(now)]
}

interface Parsed {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

const tableRows = (before: string | null, after: string | null): [Rows, Rows] => {
  const [old, now] = [parsed(before), parsed(after)]
  const keys = keyColumns([old, now])
  return [keyed(old, keys), keyed(now, keys)]
}

/** The delimiter is the one that occurs most often in the first line. */
const parsed = (text: string | null): Parsed => {
  const body = (text ?? '')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '')
  const first = body.split('\n', 1)[0] ?? ''
  const often = (delimiter: string): number => first.split(delimiter).length
  const delimiter = [',', ';', '\t', '|'].reduce((best, delimiter) =>
    often(delimiter) > often(best) ? delimiter : best,
  )
  const [header = [], ...rows] = Papa.parse<string[]>(body, { delimiter, newline: '\n' }).data
  let line = 1 + newlines(header)
  return {
    header,
    rows: rows.map((cells) => {
      line += 1
      const row = { line, cells }
      line += newlines(cells)
      return row
    }),
  }
}

const newlines = (cells: readonly string[]): number => cells.join('').split('\n').length - 1

/** A column with the place of a row (`#line`) is not compared. */
const isPlace = (name: string): boolean => name.startsWith('#')

/** `id`, or the fewest leading columns that identify every row, or all columns. */
const keyColumns = (tables: readonly Parsed[]): readonly string[] => {
  const headers = tables.map(({ header }) => header.filter((name) => !isPlace(name)))
  const shared = headers.find((header) => header.length > 0) ?? []
  if (headers.every((header) => header.length === 0 || header.includes('id'))) return ['id']
  for (let n = 1; n < shared.length; n += 1) {
    const names = shared.slice(0, n)
    const tellsApart = tables.every(
      (table) =>
        new Set(table.rows.map(({ cells }) => keyOf(table, cells, names))).size === table.rows.length,
    )
    if (tellsApart) return names
  }
  return shared
}

const keyOf = ({ header }: Parsed, cells: readonly string[], names: readonly string[]): string =>
  names.map((name) => cells[header.indexOf(name)] ?? '').join('/')

const keyed = (table: Parsed, names: readonly string[]): Rows => {
  const rows = new Map<string, Row>()
  for (const { line, cells } of table.rows) {
    const entries = table.header.map((name, i) => [name, { text: cells[i] ?? '', column: i + 1 }] as const)
    const row = { line, cells: new Map(entries.filter(([name]) => !isPlace(name))) }
    rows.set(unused(rows, keyOf(table, cells, names)), row)
  }
  return rows
}

/** A repeated key gets a number, so that each row has its own key. */
const unused = (rows: Rows, key: string): string => {
  let name = key
  for (let n = 2; rows.has(name); n += 1) name = `${key} (${n})`
  return name
}

/** JSON pointer -> leaf; null if the text is not JSON. Every place is line 1. */
const jsonRows = (text: string | null): Rows | null => {
  const rows = new Map<string, Row>()
  const walk = (value: unknown, pointer: string): void => {
    if (value === null || typeof value !== 'object' || Object.keys(value).length === 0)
      rows.set(pointer, {
        line: 1,
        cells: new Map([
          ['', { text: typeof value === 'string' ? value : JSON.stringify(value), column: 1 }],
        ]),
      })
    else for (const [key, member] of Object.entries(value)) walk(member, `${pointer}/${key}`)
  }
  if (text === null) return rows
  try {
    walk(JSON.parse(text), '')
    return rows
  } catch {
    return null // not JSON: compared as text
  }
}

/** One row per line, with white space normalised. */
const textRows = (text: string | null): Rows => {
  const rows = new Map<string, Row>()
  for (const [i, line] of (text ?? '').split('\n').entries()) {
    const key = line.trim().replace(/\s+/g, ' ')
    if (key !== '') rows.set(unused(rows, key), { line: i + 1, cells: new Map() })
  }
  return rows
}
