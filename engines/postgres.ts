import type { RowsPlan } from '../cohort/descriptors/rows-plan.ts'
import { checkColumns, type ExistingColumn } from './duckdb/declared-columns.ts'
import { connectionOf } from './postgres/connection.ts'
import { openServer } from './postgres/server.ts'
import type { OpenRows, Validation } from './row-source.ts'
import { RowsError } from './rows-error.ts'
import type { ColumnKind } from './sql/cells/cell.ts'
import { validation } from './sql/checks/validate.ts'
import { sqlCounts } from './sql/counts/count.ts'
import { postgresDialect } from './sql/dialects/postgres-dialect.ts'
import { shardsDialect } from './sql/dialects/shards-dialect.ts'
import { relationOf } from './sql/rows/relation.ts'
import type { Table } from './sql/rows/subquery.ts'
import { identifier, join, type Sql, sql, statement } from './sql/sql.ts'

/** What the runner passes to an engine; see `pipeline/contracts.ts`. */
interface EngineContext {
  readonly description: {
    readonly settings: Readonly<Record<string, string>>
    readonly environment: readonly string[]
  }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly showKeys: boolean
}

/** The time limit of a statement in seconds, where the descriptor declares none. */
const AN_HOUR = '3600'

/** Rows in tables of PostgreSQL, on one server or on shards behind it. Only counts leave the server. */
export const connect =
  ({ description, environment, showKeys }: EngineContext): OpenRows =>
  async (rows) => {
    const [variable = ''] = description.environment
    const { shard = null, timeout = AN_HOUR } = description.settings
    const connectionString = connectionOf(variable, environment)
    if (shard !== null && showKeys) throw shardKeysFault()
    const seconds = Number(timeout)
    const server = await openServer({ connectionString, variable, seconds }, shard !== null)
    const [first] = rows.resources
    const parts = shard === null ? [] : await server.partsOf(tableName(first!.path))
    if (shard !== null && parts.length === 0) {
      await server.close()
      throw notPartitioned(first!.path)
    }
    const tables = new Map<string, Table>()
    const existing = new Map<string, readonly ExistingColumn[]>()
    for (const { name, path } of rows.resources) {
      const from = tableName(path)
      const columns = await server.columnsOf(from)
      const kinds = new Map(columns.map((column) => [column.name, kindOf(column.dataTypeID)]))
      tables.set(name, { from, kinds, column: identifier })
      existing.set(
        name,
        columns.map((column) => ({ name: column.name, type: ONLY_TEXT.get(column.dataTypeID) })),
      )
    }
    await checkDeclaredColumns(rows, existing, server.close)
    const relation =
      shard === null
        ? relationOf(rows, tables, postgresDialect)
        : relationOf(rows, tables, shardsDialect, { by: shard, parts })
    return {
      ...sqlCounts(rows, relation, server.query),
      validate: async () => {
        const result = await validation(rows, tables, relation, server.query, showKeys)
        const [[version] = []] = await server.query(statement(sql`SELECT current_setting('server_version')`))
        return withServer(result, String(version).split(' ')[0]!, seconds, parts.length)
      },
      close: server.close,
    }
  }

/** Closes the connection before it throws. */
const checkDeclaredColumns = async (
  rows: RowsPlan,
  existing: ReadonlyMap<string, readonly ExistingColumn[]>,
  close: () => Promise<void>,
) => {
  try {
    checkColumns(rows, existing, ({ type }) => type === 'string')
  } catch (error) {
    await close()
    throw error
  }
}

/** The quoted name of a table: `registry.patients.table` is "registry"."patients". */
const tableName = (path: string): Sql => join(path.split('.').slice(0, -1).map(identifier), sql`.`)

/** Adds the server and its settings to the checks. */
const withServer = (result: Validation, version: string, seconds: number, shards: number): Validation => {
  const title = `PostgreSQL ${version}${shards === 0 ? '' : ` in front of ${shards} shards of unknown versions`}: one transaction, repeatable read, read only; at most ${seconds} s a statement`
  const server = { check: 'server', title, looked: result.recorded, passed: result.recorded }
  return { ...result, checks: [server, ...result.checks] }
}

const shardKeysFault = (): RowsError =>
  new RowsError({
    file: 'datapackage.json',
    field: 'database.shard',
    expected: 'no --show-keys, since neither rows nor names leave a shard',
    found: '--show-keys',
    remedy: 'run without it; users with access to the rows can query the shard itself',
  })

const notPartitioned = (path: string): RowsError =>
  new RowsError({
    file: 'datapackage.json',
    field: 'database.shard',
    expected: `${path} to be a table partitioned over servers (PARTITION BY)`,
    found: 'a table that is not partitioned',
    remedy:
      'remove shard if one server has all rows; define a view inside each shard, not over the partitioned table',
  })

/** Column kinds by PostgreSQL's type numbers, which are the same on every server. */
const kindOf = (type: number): ColumnKind => {
  if ([21, 23, 701].includes(type)) return 'number'
  if (type === 20) return 'bigint'
  if (type === 700) return 'single'
  if (type === 1700) return 'decimal'
  if ([25, 1042, 1043].includes(type)) return 'text'
  return type === 16 ? 'boolean' : type === 1082 ? 'date' : 'other'
}

/**
 * Types that can only be read as text. All others, such as an enumeration of the database, are read as the text that
 * they print.
 */
const ONLY_TEXT: ReadonlyMap<number, string> = new Map([
  [1114, 'timestamp'],
  [1184, 'timestamp with time zone'],
  [1083, 'time'],
  [1186, 'interval'],
  [17, 'bytea'],
  [114, 'json'],
  [3802, 'jsonb'],
  [1009, 'text[]'],
  [1015, 'varchar[]'],
  [1007, 'integer[]'],
])
