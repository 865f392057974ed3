import type { Resource } from '../../cohort/descriptors/data-package.ts'
import type { Field } from '../../cohort/descriptors/field.ts'
import type { RowsPlan } from '../../cohort/descriptors/rows-plan.ts'
import { RowsError } from '../rows-error.ts'
import type { ColumnKind } from '../sql/cells/cell.ts'
import type { Query } from '../sql/query.ts'
import type { Table } from '../sql/rows/subquery.ts'
import { identifier, list, type Sql, sql, statement, text } from '../sql/sql.ts'
import type { ExistingColumn } from './declared-columns.ts'

/** A file as DuckDB reads it. */
export interface FileTable {
  readonly table: Table
  readonly columns: readonly ExistingColumn[]
}

/**
 * A CSV or Parquet file by its path. Columns get generated names, since DuckDB treats `id` and `ID` as equal; no part
 * of the path is a pattern or defines a column.
 * @param path of the file
 */
export const fileTable = (resource: Resource, path: string, query: Query): Promise<FileTable> => {
  const quotedPath = text(path.replace(/[[*?]/g, (sign) => `[${sign}]`))
  return resource.path.endsWith('.csv')
    ? csvTable(resource, quotedPath, query)
    : parquetTable(resource, quotedPath, query)
}

const parquetTable = async ({ path }: Resource, file: Sql, query: Query): Promise<FileTable> => {
  const all = sql`SELECT * FROM read_parquet(${file}, hive_partitioning = false)`
  // DuckDB does not always name a damaged file
  const ask = (asked: Sql) =>
    query(statement(asked)).catch((error: unknown) => {
      throw error instanceof RowsError ? error : new RowsError({ file: path, ...NOT_PARQUET })
    })
  const names = await ask(sql`SELECT name, num_children FROM parquet_schema(${file})`)
  const described = await ask(sql`DESCRIBE ${all}`)
  // the names in the file: DuckDB renames columns that differ only in case
  const columns = topLevel(names.map(([name, children]) => [String(name), Number(children ?? 0)])).map(
    (name, i) => ({ name, type: String(described[i]?.[1]) }),
  )
  const from = sql`(${all}) AS p(${list(columns.map((_, i) => columnAt(i)))})`
  return tableOf(from, columns, duckdbKind)
}

/** The names of the top-level columns of a schema in depth-first order, whose first node is the file itself. */
const topLevel = ([, ...nodes]: readonly (readonly [
  name: string,
  children: number,
])[]): readonly string[] => {
  const names: string[] = []
  for (let node = 0; node < nodes.length; ) {
    names.push(nodes[node]![0])
    for (let open = 1; open > 0; node++) open += nodes[node]![1] - 1
  }
  return names
}

const tableOf = (
  from: Sql,
  columns: readonly ExistingColumn[],
  kind: (type: string) => ColumnKind,
): FileTable => ({
  columns,
  table: {
    from,
    kinds: new Map(columns.map(({ name, type = '' }) => [name, kind(type)])),
    column: (field) => columnAt(columns.findIndex(({ name }) => name === field)),
  },
})

const columnAt = (i: number): Sql => identifier(`c${i}`)

/** Matches the whole type name: `INTEGER[]` is not a number. */
const duckdbKind = (type: string): ColumnKind => {
  if (/^(U?(TINY|SMALL)INT|U?INTEGER|DOUBLE)$/.test(type)) return 'number'
  if (/^U?(BIG|HUGE)INT$/.test(type)) return 'bigint'
  if (type === 'FLOAT') return 'single'
  const digits = /^DECIMAL\((\d+),\d+\)$/.exec(type)?.[1]
  if (digits !== undefined) return Number(digits) <= 15 ? 'number' : 'decimal'
  if (type === 'VARCHAR' || /^ENUM\(.*\)$/s.test(type)) return 'text'
  return type === 'BOOLEAN' ? 'boolean' : type === 'DATE' ? 'date' : 'other'
}

/**
 * Whether a field can be read from a column of a DuckDB type. Types that are not numbers, dates, booleans or text
 * cannot, except UUID as text.
 */
export const isReadable = ({ type: field }: Field, type: string): boolean => {
  const kind = duckdbKind(type)
  if (kind === 'text' || kind === 'bigint') return true
  if (kind === 'number' && type !== 'DOUBLE' && !type.startsWith('DECIMAL')) return true
  if (kind === 'date' || kind === 'boolean') return field === kind || field === 'string'
  if (kind === 'other') return field === 'string' && type === 'UUID'
  return field === 'integer' || field === 'number' || field === 'year'
}

/** The longest line in characters: some dozens of the longest cells. */
const LONGEST_LINE = 1_000_000

/** DuckDB silently drops a last line that is longer than its buffer. */
export const checkLastLine = (file: string, endOf: (file: string, bytes: number) => Uint8Array): void => {
  const end = endOf(file, LONGEST_LINE)
  const [lf, cr] = [10, 13].map((sign) => end.lastIndexOf(sign, end.length - 3))
  if (end.length < LONGEST_LINE || lf! >= 0 || cr! >= 0) return
  throw new RowsError({
    file,
    expected: `lines of at most ${LONGEST_LINE} characters`,
    found: 'a longer line at the end',
    remedy: 'check for an unclosed quote or another delimiter, which joins many cells into one',
  })
}

/** Nothing is detected automatically: the columns are those of the header, so that rows of another form are errors. */
const csvTable = async ({ path, dialect, schema }: Resource, file: Sql, query: Query): Promise<FileTable> => {
  const read = (options: Sql): Sql =>
    sql`read_csv(${file}, ${options}, delim = ${text(dialect?.delimiter ?? ',')}, quote = '"', escape = '"', comment = '', skip = 0, hive_partitioning = false, buffer_size = 4000000)`
  const withColumns = (count: number, parallel = sql`true`): Sql => {
    const columns = Array.from({ length: count }, (_, i) => sql`${columnAt(i)}: 'VARCHAR'`)
    return read(sql`auto_detect = false, header = true, columns = {${list(columns)}}, parallel = ${parallel}`)
  }
  const first = statement(
    sql`SELECT * FROM ${read(sql`header = false, all_varchar = true, parallel = false, sample_size = 1, strict_mode = false, null_padding = true`)} LIMIT 1`,
  )
  const [cells = []] = await query(first).catch(async (error: unknown) => {
    // a malformed row can prevent reading the header: then report that row
    await query(statement(sql`SELECT count(*) FROM ${withColumns(schema.fields.length)}`))
    throw error
  })
  // a longer row is reported itself, not the shorter header
  const length = cells.findLastIndex((cell) => cell !== null) + 1
  const columns = cells.slice(0, length).map((cell) => ({ name: String(cell ?? '') }))
  const table = tableOf(withColumns(length), columns, () => 'csv')
  // in an empty file each declared column is reported as absent
  if (length === 0) return table
  const [row = []] = await query(statement(sql`SELECT * FROM ${withColumns(length, sql`false`)} LIMIT 1`))
  // with an empty line above it, DuckDB would read the header as a subject
  if (columns.every(({ name }, i) => String(row[i] ?? '') === name))
    throw new RowsError({
      file: path,
      expected: 'one header, in the first line',
      found: 'a second header, or an empty line above it',
      remedy: 'remove the line',
    })
  return table
}

/**
 * DuckDB's message contains the row that it could not read: only the kind of error and the line are kept. A file that
 * is not a table is a fault of the data; anything else is a fault of the code.
 */
export const withoutRows = (
  error: unknown,
  resources: RowsPlan['resources'],
  pathOf: (file: string) => string,
): Error => {
  const message = String((error as Error).message)
  const file = resources.find(({ path }) => message.includes(pathOf(path)))?.path
  if (file === undefined) return new Error(`DuckDB: ${/^[A-Za-z ]+/.exec(message)?.[0] ?? 'Error'}`)
  if (!file.endsWith('.csv')) return new RowsError({ file, ...NOT_PARQUET })
  // DuckDB counts rows, not lines
  const row = Number(/^.*CSV Error on Line: (\d+)/.exec(message)?.[1] ?? 0) - 1
  const where = row > 0 ? ` in row ${row} under the header` : ''
  const { words, ...fault } = FAULTS.find(({ words: pattern }) => pattern.test(message))!
  const [, expected, found] = words.exec(message)!
  return new RowsError({
    file,
    ...fault,
    ...(expected === undefined ? {} : { expected: `${expected} cells` }),
    found: `${found ?? fault.found}${where}`,
    ...(Number(found) > Number(expected) ? QUOTE_DELIMITER : {}),
  })
}

const SAVE_AGAIN = 'open it with the program that wrote it, and save it again'
const NOT_PARQUET = { expected: 'a Parquet file', found: 'something else', remedy: SAVE_AGAIN }
const QUOTE_DELIMITER = { remedy: 'put cells that contain the delimiter in quotes' }

/** Faults by DuckDB's words; the rest of its message is not shown. */
const FAULTS = [
  {
    words: /^Expected Number of Columns: (\d+) Found: (\d+)/m,
    expected: 'as many cells as in the header',
    found: 'more or fewer',
  },
  {
    words: /unterminated quote/,
    expected: 'quotes that open and close a cell',
    found: 'an unclosed quote, or text after a closing quote',
    remedy: 'write a quote inside a quoted cell twice',
  },
  {
    words: /Invalid unicode/,
    expected: 'text in utf-8',
    found: 'invalid bytes',
    remedy: 'save the file as "CSV UTF-8"',
  },
  {
    words: /(?:)/,
    expected:
      'a table in UTF-8 with as many cells in each row as in the header, and the same line ending in all lines',
    found: 'something else',
    remedy: SAVE_AGAIN,
  },
] as const
