import type { RowsPlan } from '../cohort/rows-plan.ts'
import type { RowSource } from './row-source.ts'
import type { ColumnKind } from './sql/cell.ts'
import { type Query, sqlRowSource } from './sql/count.ts'
import { duckdbDialect } from './sql/duckdb-dialect.ts'
import { relationOf, type Table } from './sql/relation.ts'
import { type Sql, sql, statement, text } from './sql/sql.ts'

/** Rows in CSV or Parquet files, counted by an embedded DuckDB. */
export const openDuckdb = async (
  rows: RowsPlan,
  pathOf: (file: string) => string,
): Promise<RowSource & { close(): void }> => {
  const { DuckDBInstance, DuckDBListValue } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const query: Query = async ({ text: asked, values }) => {
    const reader = await connection.runAndReadAll(asked, [...values])
    return reader
      .getRows()
      .map((row) => row.map((value) => (value instanceof DuckDBListValue ? value.items : value)))
  }
  const tables = new Map<string, Table>()
  for (const { name, path, dialect } of rows.resources) {
    const from = path.endsWith('.parquet')
      ? sql`read_parquet(${text(pathOf(path))})`
      : sql`read_csv(${text(pathOf(path))}, header = true, all_varchar = true, delim = ${text(dialect?.delimiter ?? ',')}, quote = '"', escape = '"')`
    tables.set(name, { from, kinds: await kindsOf(from, path.endsWith('.csv'), query) })
  }
  return {
    ...sqlRowSource(rows, relationOf(rows, tables, duckdbDialect), query),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const kindsOf = async (
  from: Sql,
  isText: boolean,
  query: Query,
): Promise<ReadonlyMap<string, ColumnKind>> => {
  const described = await query(statement(sql`DESCRIBE SELECT * FROM ${from}`))
  return new Map(described.map(([name, type]) => [String(name), isText ? 'csv' : kindOf(String(type))]))
}

const kindOf = (type: string): ColumnKind => {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/.test(type)) return 'number'
  if (type === 'VARCHAR' || type.startsWith('ENUM')) return 'text'
  return type === 'BOOLEAN' ? 'boolean' : type === 'DATE' ? 'date' : 'other'
}
