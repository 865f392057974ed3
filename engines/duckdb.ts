import type { OpenRows } from './row-source.ts'
import type { ColumnKind } from './sql/cell.ts'
import { type Query, sqlCounts } from './sql/count.ts'
import { duckdbDialect } from './sql/duckdb-dialect.ts'
import type { Table } from './sql/layer.ts'
import { relationOf } from './sql/relation.ts'
import { type Sql, sql, statement, text } from './sql/sql.ts'
import { validation } from './sql/validate.ts'

/** What the runner hands an engine; see its contracts. */
interface Surroundings {
  pathOf(file: string): string
  readonly showKeys: boolean
}

/** Rows in CSV or Parquet files, counted by an embedded DuckDB. */
export const connect =
  ({ pathOf, showKeys }: Surroundings): OpenRows =>
  async (rows) => {
    const { DuckDBInstance, DuckDBListValue } = await import('@duckdb/node-api')
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const connection = await instance.connect()
    const query: Query = async ({ text: asked, values }) => {
      const reader = await connection.runAndReadAll(asked, [...values])
      return reader
        .getRows()
        .map((row) => row.map((value) => (value instanceof DuckDBListValue ? value.items : value)))
    }
    const tables = new Map<string, Table>()
    for (const { name, path, dialect } of rows.resources) {
      const isCsv = path.endsWith('.csv')
      const from = isCsv
        ? sql`read_csv(${text(pathOf(path))}, header = true, all_varchar = true, delim = ${text(dialect?.delimiter ?? ',')}, quote = '"', escape = '"')`
        : sql`read_parquet(${text(pathOf(path))})`
      tables.set(name, { from, kinds: await kindsOf(from, isCsv, query) })
    }
    const relation = relationOf(rows, tables, duckdbDialect)
    return {
      ...sqlCounts(rows, relation, query),
      validate: () => validation(rows, tables, relation, query, showKeys),
      close: async () => {
        connection.closeSync()
        instance.closeSync()
      },
    }
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
