import type { Resource } from '../cohort/data-package.ts'
import type { RowsPlan } from '../cohort/rows-plan.ts'
import { RowsError } from './rows-error.ts'
import type { ColumnKind } from './sql/cell.ts'
import type { Table } from './sql/layer.ts'
import type { Query } from './sql/query.ts'
import { identifier, list, type Sql, sql, statement, text } from './sql/sql.ts'

/** A file as DuckDB reads it, and its header. */
export interface FileTable {
  readonly table: Table
  readonly header: readonly string[]
}

/** A CSV or a Parquet file, by its name. @param path where it lies */
export const fileTable = (resource: Resource, path: string, query: Query): Promise<FileTable> =>
  resource.path.endsWith('.csv') ? csvTable(resource, path, query) : parquetTable(path, query)

const parquetTable = async (path: string, query: Query): Promise<FileTable> => {
  const from = sql`read_parquet(${text(path)})`
  const described = await query(statement(sql`DESCRIBE SELECT * FROM ${from}`))
  const kinds = new Map(described.map(([name, type]) => [String(name), kindOf(String(type))]))
  return { table: { from, kinds, column: identifier }, header: [...kinds.keys()] }
}

const kindOf = (type: string): ColumnKind => {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/.test(type)) return 'number'
  if (type === 'VARCHAR' || type.startsWith('ENUM')) return 'text'
  return type === 'BOOLEAN' ? 'boolean' : type === 'DATE' ? 'date' : 'other'
}

/**
 * Nothing of the file is guessed: its columns are those of its header, under names of our own, since DuckDB takes `id`
 * and `ID` for one. So a row that is not of that form is told with its line.
 */
const csvTable = async ({ dialect, schema }: Resource, path: string, query: Query): Promise<FileTable> => {
  const read = (options: Sql): Sql =>
    sql`read_csv(${text(path)}, ${options}, delim = ${text(dialect?.delimiter ?? ',')}, quote = '"', escape = '"', buffer_size = 4000000)`
  const withColumns = (count: number): Sql => {
    const columns = Array.from({ length: count }, (_, i) => sql`${own(i)}: 'VARCHAR'`)
    return read(sql`auto_detect = false, header = true, columns = {${list(columns)}}`)
  }
  const first = statement(
    sql`SELECT * FROM ${read(sql`header = false, all_varchar = true, parallel = false, sample_size = 1, strict_mode = false, ignore_errors = true, null_padding = true`)} LIMIT 1`,
  )
  const [cells = []] = await query(first).catch(async (error: unknown) => {
    // where a row after the header is so odd that the header cannot be told, that row is told
    await query(statement(sql`SELECT count(*) FROM ${withColumns(schema.fields.length)}`))
    throw error
  })
  // a longer row after it is told as such, not the shorter header
  const length = cells.findLastIndex((cell) => cell !== null) + 1
  const header = cells.slice(0, length).map((cell) => String(cell ?? ''))
  const kinds = new Map(header.map((name): [string, ColumnKind] => [name, 'csv']))
  const column = (field: string): Sql => own(header.indexOf(field))
  return { table: { from: withColumns(length), kinds, column }, header }
}

const own = (i: number): Sql => identifier(`c${i}`)

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
  if (!file.endsWith('.csv'))
    return new RowsError({
      file,
      expected: 'a Parquet file',
      found: 'something else',
      remedy: 'look at it with the program that wrote the file, and write it again',
    })
  const line = Number(/^.*CSV Error on Line: (\d+)/.exec(message)?.[1] ?? 0)
  const { words, ...known } = FAULTS.find(({ words: said }) => said.test(message))!
  const [, expected, found] = words.exec(message)!
  return new RowsError({
    file,
    ...(line === 0 ? {} : { line }),
    ...known,
    ...(expected === undefined
      ? {}
      : {
          expected: `${expected} cells`,
          found: found!,
          ...(Number(found) > Number(expected) ? QUOTED : {}),
        }),
  })
}

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
    remedy: 'look at it with the program that wrote the file, and write it again',
  },
] as const
