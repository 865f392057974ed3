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
 * A CSV or a Parquet file, by its name. Its columns stand under names of our own, since DuckDB takes `id` and `ID` for one;
 * and nothing of the path is a pattern, or tells the value of a column.
 * @param path where it lies
 */
export const fileTable = (resource: Resource, path: string, query: Query): Promise<FileTable> => {
  const itself = text(path.replace(/[[*?]/g, (sign) => `[${sign}]`))
  return resource.path.endsWith('.csv')
    ? csvTable(resource, itself, query)
    : parquetTable(resource, itself, query)
}

const parquetTable = async ({ path }: Resource, file: Sql, query: Query): Promise<FileTable> => {
  const all = sql`SELECT * FROM read_parquet(${file}, hive_partitioning = false)`
  // of a damaged file DuckDB does not always say which one it is
  const ask = (asked: Sql) =>
    query(statement(asked)).catch((error: unknown) => {
      throw error instanceof RowsError ? error : new RowsError({ file: path, ...NO_PARQUET })
    })
  const names = await ask(sql`SELECT name, num_children FROM parquet_schema(${file})`)
  const described = await ask(sql`DESCRIBE ${all}`)
  // as the file writes them: DuckDB renames what differs from another one by its case only
  const columns = topLevel(names.map(([name, children]) => [String(name), Number(children ?? 0)])).map(
    (name, i) => ({ name, type: String(described[i]?.[1]) }),
  )
  const from = sql`(${all}) AS p(${list(columns.map((_, i) => own(i)))})`
  return tableOf(from, columns, kindOf)
}

/** The names of a file's columns, of which each stands before those that it consists of; the first is the file itself. */
const topLevel = ([, ...nodes]: readonly (readonly [
  name: string,
  children: number,
])[]): readonly string[] => {
  const names: string[] = []
  for (let at = 0; at < nodes.length; ) {
    names.push(nodes[at]![0])
    for (let open = 1; open > 0; at++) open += nodes[at]![1] - 1
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
    column: (field) => own(columns.findIndex(({ name }) => name === field)),
  },
})

const own = (i: number): Sql => identifier(`c${i}`)

/** By the whole name of DuckDB's type: `INTEGER[]` is no number. */
const kindOf = (type: string): ColumnKind => {
  if (/^(U?(TINY|SMALL)INT|U?INTEGER|DOUBLE)$/.test(type)) return 'number'
  if (/^U?(BIG|HUGE)INT$/.test(type)) return 'bigint'
  if (type === 'FLOAT') return 'single'
  const digits = /^DECIMAL\((\d+),\d+\)$/.exec(type)?.[1]
  if (digits !== undefined) return Number(digits) <= 15 ? 'number' : 'decimal'
  if (type === 'VARCHAR' || /^ENUM\(.*\)$/s.test(type)) return 'text'
  return type === 'BOOLEAN' ? 'boolean' : type === 'DATE' ? 'date' : 'other'
}

/** Whether a field's values can be read from a column of DuckDB's type; what is no number, date or text otherwise, from none. */
export const isReadable = ({ type: field }: Field, type: string): boolean => {
  const kind = kindOf(type)
  if (kind === 'text' || kind === 'bigint') return true
  if (kind === 'number' && type !== 'DOUBLE' && !type.startsWith('DECIMAL')) return true
  if (kind === 'date' || kind === 'boolean') return field === kind || field === 'string'
  if (kind === 'other') return field === 'string' && type === 'UUID'
  return field === 'integer' || field === 'number' || field === 'year'
}

/** As long as the longest cell may be, for some dozens of cells. */
const LONGEST_LINE = 1_000_000

/** A last line that is longer than what DuckDB reads at once is no row to it, and no error either. */
export const checkLastLine = (file: string, endOf: (file: string, bytes: number) => Uint8Array): void => {
  const end = endOf(file, LONGEST_LINE)
  const [lf, cr] = [10, 13].map((sign) => end.lastIndexOf(sign, end.length - 3))
  if (end.length < LONGEST_LINE || lf! >= 0 || cr! >= 0) return
  throw new RowsError({
    file,
    expected: `lines of at most ${LONGEST_LINE} characters`,
    found: 'a longer one at its end',
    remedy: 'a quote that nothing closes, or another delimiter, makes one cell of many',
  })
}

/** Nothing of the file is guessed: its columns are those of its header, so that a row that is not of that form is told. */
const csvTable = async ({ path, dialect, schema }: Resource, file: Sql, query: Query): Promise<FileTable> => {
  const read = (options: Sql): Sql =>
    sql`read_csv(${file}, ${options}, delim = ${text(dialect?.delimiter ?? ',')}, quote = '"', escape = '"', comment = '', skip = 0, hive_partitioning = false, buffer_size = 4000000)`
  const withColumns = (count: number, parallel = sql`true`): Sql => {
    const columns = Array.from({ length: count }, (_, i) => sql`${own(i)}: 'VARCHAR'`)
    return read(sql`auto_detect = false, header = true, columns = {${list(columns)}}, parallel = ${parallel}`)
  }
  const first = statement(
    sql`SELECT * FROM ${read(sql`header = false, all_varchar = true, parallel = false, sample_size = 1, strict_mode = false, null_padding = true`)} LIMIT 1`,
  )
  const [cells = []] = await query(first).catch(async (error: unknown) => {
    // where a row after the header is so odd that the header cannot be told, that row is told
    await query(statement(sql`SELECT count(*) FROM ${withColumns(schema.fields.length)}`))
    throw error
  })
  // a longer row after it is told as such, not the shorter header
  const length = cells.findLastIndex((cell) => cell !== null) + 1
  const columns = cells.slice(0, length).map((cell) => ({ name: String(cell ?? '') }))
  const found = tableOf(withColumns(length), columns, () => 'csv')
  // of an empty file no column is there, which is told of each
  if (length === 0) return found
  const [row = []] = await query(statement(sql`SELECT * FROM ${withColumns(length, sql`false`)} LIMIT 1`))
  // an empty line above the header would be the header, and the header a subject
  if (columns.every(({ name }, i) => String(row[i] ?? '') === name))
    throw new RowsError({
      file: path,
      expected: 'the header in the first line, and once',
      found: 'it again, or below an empty line',
      remedy: 'remove the line',
    })
  return found
}

/**
 * What DuckDB says of a file holds the row that it could not read: of its words only the kind of error and the line go
 * on. A file that is no table is at fault itself; anything else is a fault of ours.
 */
export const withoutRows = (
  error: unknown,
  resources: RowsPlan['resources'],
  pathOf: (file: string) => string,
): Error => {
  const message = String((error as Error).message)
  const file = resources.find(({ path }) => message.includes(pathOf(path)))?.path
  if (file === undefined) return new Error(`DuckDB: ${/^[A-Za-z ]+/.exec(message)?.[0] ?? 'Error'}`)
  if (!file.endsWith('.csv')) return new RowsError({ file, ...NO_PARQUET })
  // it counts rows, in whose cells there may be line breaks
  const row = Number(/^.*CSV Error on Line: (\d+)/.exec(message)?.[1] ?? 0) - 1
  const where = row > 0 ? ` in row ${row} under the header` : ''
  const { words, ...known } = FAULTS.find(({ words: said }) => said.test(message))!
  const [, expected, found] = words.exec(message)!
  return new RowsError({
    file,
    ...known,
    ...(expected === undefined ? {} : { expected: `${expected} cells` }),
    found: `${found ?? known.found}${where}`,
    ...(Number(found) > Number(expected) ? QUOTED : {}),
  })
}

const WRITE_AGAIN = 'look at it with the program that wrote the file, and write it again'
const NO_PARQUET = { expected: 'a Parquet file', found: 'something else', remedy: WRITE_AGAIN }
const QUOTED = { remedy: 'a cell with the delimiter in it stands in quotes' }

/** By DuckDB's words; what it says beside them is not told. */
const FAULTS = [
  {
    words: /^Expected Number of Columns: (\d+) Found: (\d+)/m,
    expected: 'as many cells as in the header',
    found: 'more or fewer',
  },
  {
    words: /unterminated quote/,
    expected: 'quotes that open and close a cell',
    found: 'one that nothing closes, or text after one that does',
    remedy: 'a quote inside a quoted cell is written twice',
  },
  {
    words: /Invalid unicode/,
    expected: 'text in utf-8',
    found: 'bytes that are none',
    remedy: 'save the file as "CSV UTF-8"',
  },
  {
    words: /(?:)/,
    expected: 'a table in UTF-8 with as many cells in each row as in the header, and lines that end alike',
    found: 'something else',
    remedy: WRITE_AGAIN,
  },
] as const
