import type { EventTableRequest } from '../cohort/counts/counting.ts'
import type { EventRow } from '../cohort/counts/event-rows.ts'
import type { RowsPlan } from '../cohort/descriptors/rows-plan.ts'
import { eventRowsOfTables } from './columns/event-rows.ts'
import { checkForm } from './duckdb/csv-form.ts'
import { checkColumns, type ExistingColumn } from './duckdb/declared-columns.ts'
import { columnReader } from './duckdb/duckdb-columns.ts'
import { checkLastLine, fileTable, isReadable, withoutRows } from './duckdb/duckdb-files.ts'
import type { RegistryRows } from './row-source.ts'
import { validation } from './sql/checks/validate.ts'
import { columnTables } from './sql/counts/column-tables.ts'
import { sqlCounts } from './sql/counts/count.ts'
import { duckdbDialect } from './sql/dialects/duckdb-dialect.ts'
import type { Query } from './sql/query.ts'
import { relationOf } from './sql/rows/relation.ts'
import type { Table } from './sql/rows/subquery.ts'

/** What the runner passes to an engine; see `pipeline/contracts.ts`. */
interface EngineContext {
  pathOf(file: string): string
  endOf(file: string, bytes: number): Uint8Array
  piecesOf(file: string): Iterable<Uint8Array>
  readonly showKeys: boolean
}

/** A row source that also gives event tables as columns, one request at a time: for as many times as subjects. */
export interface DuckDBRows extends RegistryRows {
  /**
   * The event tables of requests with real-valued times. Each is valid only until the next is read, since they share
   * memory.
   */
  columnTables(requests: readonly EventTableRequest[]): ReturnType<typeof columnTables>
}

/**
 * Rows in CSV or Parquet files, counted by an embedded DuckDB; real-valued times are counted here, which is faster than
 * grouping by them.
 */
export const connect =
  ({ pathOf, endOf, piecesOf, showKeys }: EngineContext) =>
  async (rows: RowsPlan): Promise<DuckDBRows> => {
    const { DuckDBInstance, DuckDBListValue } = await import('@duckdb/node-api')
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // counts do not depend on the order of rows
      preserve_insertion_order: 'false',
    })
    const connection = await instance.connect()
    const rethrow = (error: unknown): never => {
      throw withoutRows(error, rows.resources, pathOf)
    }
    const query: Query = async ({ text: asked, values }) => {
      const reader = await connection.runAndReadAll(asked, [...values]).catch(rethrow)
      return reader
        .getRows()
        .map((row) => row.map((value) => (value instanceof DuckDBListValue ? value.items : value)))
    }
    const tables = new Map<string, Table>()
    const existing = new Map<string, readonly ExistingColumn[]>()
    const close = async () => {
      connection.closeSync()
      instance.closeSync()
    }
    try {
      for (const resource of rows.resources) {
        if (resource.path.endsWith('.csv')) checkLastLine(resource.path, endOf)
        const { table, columns } = await fileTable(resource, pathOf(resource.path), query)
        tables.set(resource.name, table)
        existing.set(resource.name, columns)
      }
      checkColumns(rows, existing, isReadable)
    } catch (error) {
      await close()
      throw error
    }
    const relation = relationOf(rows, tables, duckdbDialect)
    const readColumns = columnReader(connection)
    const tablesOf = (requests: readonly EventTableRequest[]) =>
      columnTables(requests, rows, relation, query, (asked, shape) =>
        readColumns(asked, shape).catch(rethrow),
      )
    const eventRows = async (requests: readonly EventTableRequest[]) => {
      const counted = new Map<EventTableRequest, readonly EventRow[]>()
      for await (const [request, tables] of tablesOf(requests))
        counted.set(request, eventRowsOfTables(request, tables))
      return counted
    }
    return {
      ...sqlCounts(rows, relation, query, eventRows),
      columnTables: tablesOf,
      validate: async () => {
        for (const { path, dialect } of rows.resources)
          if (path.endsWith('.csv')) checkForm(path, piecesOf(path), dialect?.delimiter ?? ',')
        return validation(rows, tables, relation, query, showKeys)
      },
      close,
    }
  }
