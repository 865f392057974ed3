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
  encode: (value) => {
    const digits = value.toPrecision(12)
    // twelve digits are the shortest text of their double already, but for zeros at the end
    return /^-?\d+\.\d*[1-9]$/.test(digits) ? digits : recorded.encode(Number(digits) + 0)
  },
}

/** Boolean of Table Schema, with `yes` and `no` for true and false. */
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
 * A table with declared columns, in the order of `columns`. A cell equal to the one above is not decoded or encoded again,
 * which is most cells in tables of counts.
 * @param primaryKey the columns that together identify a row; empty if rows may repeat
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
      let isHeader = true
      const checkColumns = (header: readonly string[]): void => {
        if (header.join() !== names.join())
          throw new Error(`${path}: expected columns ${names}, found ${header}`)
      }
      const rows: Row[] = []
      const above: string[] = []
      const values: unknown[] = []
      eachLine(fromBytes(bytes), path, (cells) => {
        if (isHeader) {
          checkColumns(cells)
          isHeader = false
          return
        }
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
      })
      if (isHeader) checkColumns([])
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

/** A table with columns that depend on the cohort: text cells under a header row. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** RFC 4180 in UTF-8 with LF, quoted only where needed, one trailing newline. */
export const table: Format<Table> = {
  table: { fields: null, primaryKey: [] },
  decode: (bytes, path) => {
    const rows: (readonly string[])[] = []
    eachLine(fromBytes(bytes), path, (cells) => rows.push(cells))
    const header = rows.shift() ?? []
    return { header, rows }
  },
  encode: ({ header, rows }) => toBytes(`${[line(header), ...rows.map(line)].join('\n')}\n`),
}

/** The header of a table; only the beginning of the file is read. */
export const headerOf = (bytes: Uint8Array): readonly string[] => {
  const beginning = new TextDecoder().decode(bytes.subarray(0, 1 << 20))
  return Papa.parse<string[]>(beginning, { ...FORM, preview: 1 }).data[0] ?? []
}

/** Calls `take` line by line, so that the cells of a long table are not all in memory. */
const eachLine = (text: string, path: string, take: (cells: readonly string[]) => void): void => {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text
  if (!body.includes('"')) {
    // without quotes, each comma separates cells and each line break separates lines
    for (let from = 0, to = 0; body !== '' && from <= body.length; from = to + 1) {
      const end = body.indexOf('\n', from)
      to = end < 0 ? body.length : end
      take(body.slice(from, to).split(','))
    }
    return
  }
  Papa.parse<string[]>(body, {
    ...FORM,
    step: ({ data, errors }) => {
      if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
      take(data)
    },
  })
}

const FORM = { delimiter: ',', newline: '\n' } as const

const line = (cells: readonly string[]): string => cells.map(quoted).join(',')

/** Quoted if necessary, also if the cell begins or ends with a space. */
const quoted = (cell: string): string =>
  /[",\r\n\ufeff]|^ | $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
