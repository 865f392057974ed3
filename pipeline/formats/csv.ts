import Papa from 'papaparse'
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
 * A table whose columns are known: header and cells in the order in which `columns` names them.
 * @param primaryKey the columns that together tell the rows apart; none where rows may repeat
 */
export const csv = <Row extends object>(
  columns: Columns<Row>,
  primaryKey: readonly (keyof Row & string)[] = [],
): Format<readonly Row[]> & { readonly table: TableSchema } => {
  const names = Object.keys(columns) as (keyof Row & string)[]
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
      const { header, rows } = table.decode(bytes, path)
      if (header.join() !== names.join())
        throw new Error(`${path}: expected columns ${names}, found ${header}`)
      return rows.map((cells) => {
        const row: Partial<Row> = {}
        for (let i = 0; i < names.length; i++) row[names[i]!] = columns[names[i]!].decode(cells[i] ?? '')
        return row as Row
      })
    },
    encode: (rows) => {
      // a line at a time: the cells of a long table are not held all at once
      const lines = rows.map((row) => names.map((name) => written(columns[name], row[name])).join(','))
      return toBytes(`${[line(names), ...lines].join('\n')}\n`)
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
    const body = fromBytes(bytes).replace(/\n$/, '')
    const { data, errors } = Papa.parse<string[]>(body, { delimiter: ',', newline: '\n' })
    if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
    const [header = [], ...rows] = data
    return { header, rows }
  },
  encode: ({ header, rows }) => toBytes(`${[line(header), ...rows.map(line)].join('\n')}\n`),
}

/** The columns of a table of any length: only its beginning is read. */
export const headerOf = (bytes: Uint8Array): readonly string[] => {
  const beginning = new TextDecoder().decode(bytes.subarray(0, 1 << 20))
  return Papa.parse<string[]>(beginning, { delimiter: ',', newline: '\n', preview: 1 }).data[0] ?? []
}

const line = (cells: readonly string[]): string => cells.map(quoted).join(',')

/** Quotes where the cell would be read otherwise without them: also where it begins or ends with a space. */
const quoted = (cell: string): string =>
  /[",\r\n\ufeff]|^ | $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
