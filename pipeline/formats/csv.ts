import type { Format, TableField, TableSchema } from '../contracts.ts'
import { fromBytes, toBytes } from './text.ts'

/** One cell to a value and back. */
export interface Cell<V> {
  readonly type: TableField['type']
  readonly optional?: true
  decode(text: string): V
  encode(value: V): string
}

export const text: Cell<string> = { type: 'string', decode: (cell) => cell, encode: (value) => value }

/** A number as it was recorded: the shortest text that reads back as the same double. */
export const recorded: Cell<number> = {
  type: 'number',
  decode: Number,
  encode: (value) => {
    if (!Number.isFinite(value)) throw new Error(`csv: expected a finite number, found ${value}`)
    return String(value)
  },
}

/** A computed number: 12 significant digits, so that the last bits of a double never show in a diff. */
export const computed: Cell<number> = {
  type: 'number',
  decode: Number,
  encode: (value) => recorded.encode(Number(value.toPrecision(12)) + 0),
}

/** As Table Schema knows it: `yes` and `no` are the words for true and false. */
export const yesNo: Cell<boolean> = {
  type: 'boolean',
  decode: (cell) => cell === 'yes',
  encode: (value) => (value ? 'yes' : 'no'),
}

/** `null` as an empty cell. */
export const optional = <V>(cell: Cell<V>): Cell<V | null> => ({
  type: cell.type,
  optional: true,
  decode: (value) => (value === '' ? null : cell.decode(value)),
  encode: (value) => (value === null ? '' : cell.encode(value)),
})

type Columns<Row> = { readonly [K in keyof Row]: Cell<Row[K]> }

/**
 * A table whose columns are known: header and cells in the order in which `columns` names them. A cell that is the one
 * above again is neither read nor written anew: most cells of tables of counts are.
 * @param primaryKey the columns that together tell the rows apart; none where rows may repeat
 */
export const csv = <Row extends object>(
  columns: Columns<Row>,
  primaryKey: readonly (keyof Row & string)[] = [],
): Format<readonly Row[]> & { readonly table: TableSchema } => {
  const names = Object.keys(columns) as (keyof Row & string)[]
  const inOrder = names.map((name) => columns[name] as Cell<unknown>)
  return {
    table: {
      primaryKey,
      fields: names.map((name) => ({
        name,
        type: columns[name].type,
        optional: columns[name].optional ?? false,
      })),
    },
    decode: (bytes, path) => {
      const lines = cellsOf(fromBytes(bytes), path)
      const header = lines.next().value ?? []
      if (header.join() !== names.join())
        throw new Error(`${path}: expected columns ${names}, found ${header}`)
      const rows: Row[] = []
      const above: string[] = []
      const values: unknown[] = []
      for (const cells of lines) {
        const row: Record<string, unknown> = {}
        for (let i = 0; i < names.length; i++) {
          const text = cells[i] ?? ''
          if (text !== above[i]) {
            above[i] = text
            values[i] = inOrder[i]!.decode(text)
          }
          row[names[i]!] = values[i]
        }
        rows.push(row as Row)
      }
      return rows
    },
    encode: (rows) => {
      const lines = [line(names)]
      const above: unknown[] = []
      const cells: string[] = []
      for (const row of rows) {
        for (let i = 0; i < names.length; i++) {
          const value = row[names[i]!]
          if (value === above[i] && lines.length > 1) continue
          above[i] = value
          cells[i] = written(inOrder[i]!, value)
        }
        lines.push(cells.join(','))
      }
      return toBytes(`${lines.join('\n')}\n`)
    },
  }
}

/** A number is never quoted. */
const written = <V>({ type, encode }: Cell<V>, value: V): string =>
  type === 'number' ? encode(value) : quoted(encode(value))

/** A table whose columns only the cohort knows: text cells under a header row. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** RFC 4180 in UTF-8 with LF, quoted only where needed, one trailing newline. */
export const table: Format<Table> = {
  table: { fields: null, primaryKey: [] },
  decode: (bytes, path) => {
    const [header = [], ...rows] = cellsOf(fromBytes(bytes), path)
    return { header, rows }
  },
  encode: ({ header, rows }) => toBytes(`${[line(header), ...rows.map(line)].join('\n')}\n`),
}

/** The columns of a table of any length: only its beginning is read. */
export const headerOf = (bytes: Uint8Array): readonly string[] =>
  cellsOf(new TextDecoder().decode(bytes.subarray(0, 1 << 20)), 'header').next().value ?? []

/**
 * The cells of a table that `encode` wrote, a line at a time, so that those of a long table are not held all at once.
 * Raw tables of any make are read elsewhere.
 */
function* cellsOf(text: string, path: string): Generator<readonly string[], undefined> {
  for (let from = 0; from < text.length; ) {
    let end = endOfLine(text, from)
    const first = text.slice(from, end)
    if (!first.includes('"')) yield first.split(',')
    else {
      // a line break within quotes is a part of the cell
      for (let quotes = quotesIn(first); quotes % 2 === 1; ) {
        if (end >= text.length) throw new Error(`${path}: expected quotes that close, found none`)
        const next = endOfLine(text, end + 1)
        quotes += quotesIn(text.slice(end + 1, next))
        end = next
      }
      yield quotedCells(text.slice(from, end))
    }
    from = end + 1
  }
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

const quotesIn = (text: string): number => text.split('"').length - 1

/** The cells of a line with as many opening as closing quotes. */
const quotedCells = (text: string): readonly string[] => {
  const cells: string[] = []
  for (let from = 0; from <= text.length; ) {
    let end = text.indexOf(',', from)
    if (text[from] === '"') {
      for (end = from + 1; text[end] !== '"' || text[end + 1] === '"'; ) end += text[end] === '"' ? 2 : 1
      cells.push(text.slice(from + 1, end).replaceAll('""', '"'))
      end += 1
    } else {
      if (end < 0) end = text.length
      cells.push(text.slice(from, end))
    }
    from = end + 1
  }
  return cells
}

const line = (cells: readonly string[]): string => cells.map(quoted).join(',')

/** Quotes where the cell would be read otherwise without them: also where it begins or ends with a space. */
const quoted = (cell: string): string =>
  /[",\r\n\ufeff]|^ | $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
