import type { EventTableRequest } from '../cohort/counting.ts'
import type { EventRow } from '../cohort/event-rows.ts'
import type { RowsPlan } from '../cohort/rows-plan.ts'
import { eventRowsOfTables } from './columns/event-rows.ts'
import { checkColumns } from './declared-columns.ts'
import { columnReader } from './duckdb-columns.ts'
import type { RowSource } from './row-source.ts'
import { RowsError } from './rows-error.ts'
import type { ColumnKind } from './sql/cell.ts'
import { columnTables } from './sql/column-tables.ts'
import { sqlCounts } from './sql/count.ts'
import { duckdbDialect } from './sql/duckdb-dialect.ts'
import type { Table } from './sql/layer.ts'
import type { Query } from './sql/query.ts'
import { relationOf } from './sql/relation.ts'
import { type Sql, sql, statement, text } from './sql/sql.ts'
import { validation } from './sql/validate.ts'

/** What the runner hands an engine; see its contracts. */
interface Surroundings {
  pathOf(file: string): string
  readonly showKeys: boolean
}

/** A row source that gives event tables as columns too, a request at a time: for as many times as there are subjects. */
export interface DuckDBRows extends RowSource {
  /** Of those requests whose times are real-valued; each one's tables hold only until the next is asked for, as they lie in the same memory. */
  columnTables(requests: readonly EventTableRequest[]): ReturnType<typeof columnTables>
}

/** Rows in CSV or Parquet files, counted by an embedded DuckDB; real-valued times by ourselves, which is quicker than grouping by them. */
export const connect =
  ({ pathOf, showKeys }: Surroundings) =>
  async (rows: RowsPlan): Promise<DuckDBRows> => {
    const { DuckDBInstance, DuckDBListValue } = await import('@duckdb/node-api')
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // counts have no order
      preserve_insertion_order: 'false',
    })
    const connection = await instance.connect()
    const refuse = (error: unknown): never => {
      throw withoutRows(error, rows.resources, pathOf)
    }
    const query: Query = async ({ text: asked, values }) => {
      const reader = await connection.runAndReadAll(asked, [...values]).catch(refuse)
      return reader
        .getRows()
        .map((row) => row.map((value) => (value instanceof DuckDBListValue ? value.items : value)))
    }
    const tables = new Map<string, Table>()
    const there = new Map<string, readonly string[]>()
    const close = async () => {
      connection.closeSync()
      instance.closeSync()
    }
    try {
      for (const { name, path, dialect } of rows.resources) {
        const isCsv = path.endsWith('.csv')
        const csv = (header: Sql): Sql =>
          sql`read_csv(${text(pathOf(path))}, ${header}, all_varchar = true, delim = ${text(dialect?.delimiter ?? ',')}, quote = '"', escape = '"', buffer_size = 4000000)`
        const from = isCsv ? csv(sql`header = true`) : sql`read_parquet(${text(pathOf(path))})`
        const kinds = await kindsOf(from, isCsv, query)
        tables.set(name, { from, kinds })
        const first = isCsv ? await firstRow(csv(sql`header = false, parallel = false`), query) : null
        there.set(name, first ?? [...kinds.keys()])
      }
      checkColumns(rows, there)
    } catch (error) {
      await close()
      throw error
    }
    const relation = relationOf(rows, tables, duckdbDialect)
    const readColumns = columnReader(connection)
    const tablesOf = (requests: readonly EventTableRequest[]) =>
      columnTables(requests, rows, relation, query, (asked, shape) => readColumns(asked, shape).catch(refuse))
    const eventRows = async (requests: readonly EventTableRequest[]) => {
      const counted = new Map<EventTableRequest, readonly EventRow[]>()
      for await (const [request, tables] of tablesOf(requests))
        counted.set(request, eventRowsOfTables(request, tables))
      return counted
    }
    return {
      ...sqlCounts(rows, relation, query, eventRows),
      columnTables: tablesOf,
      validate: () => validation(rows, tables, relation, query, showKeys),
      close,
    }
  }

/**
 * What DuckDB says of a file holds the row that it could not read: of its words only the kind of error and the line go on.
 * A file that is no table is at fault itself; anything else is a fault of ours.
 */
const withoutRows = (
  error: unknown,
  resources: RowsPlan['resources'],
  pathOf: (file: string) => string,
): Error => {
  const message = String((error as Error).message)
  const file = resources.find(({ path }) => message.includes(pathOf(path)))?.path
  const line = /^.*CSV Error on Line: (\d+)/.exec(message)?.[1]
  const kind = /^[A-Za-z ]+/.exec(message)?.[0] ?? 'Error'
  if (file === undefined) return new Error(`DuckDB: ${kind}`)
  return new RowsError({
    file,
    expected: file.endsWith('.csv')
      ? 'a table in UTF-8 with as many cells in each row as in the header'
      : 'a Parquet file',
    found: line === undefined ? 'something else' : `line ${line}, which is not so`,
    remedy: 'look at it with the program that wrote the file, and write it again',
  })
}

/** The header as it is written: DuckDB renames what stands in it twice. */
const firstRow = async (from: Sql, query: Query): Promise<readonly string[]> => {
  const [first = []] = await query(statement(sql`SELECT * FROM ${from} LIMIT 1`))
  return first.map((cell) => String(cell ?? ''))
}

const kindsOf = async (from: Sql, isCsv: boolean, query: Query): Promise<ReadonlyMap<string, ColumnKind>> => {
  const described = await query(statement(sql`DESCRIBE SELECT * FROM ${from}`))
  return new Map(described.map(([name, type]) => [String(name), isCsv ? 'csv' : kindOf(String(type))]))
}

const kindOf = (type: string): ColumnKind => {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/.test(type)) return 'number'
  if (type === 'VARCHAR' || type.startsWith('ENUM')) return 'text'
  return type === 'BOOLEAN' ? 'boolean' : type === 'DATE' ? 'date' : 'other'
}
