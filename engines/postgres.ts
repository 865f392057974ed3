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

/** What the runner hands an engine; see its contracts. */
interface Surroundings {
  readonly description: {
    readonly settings: Readonly<Record<string, string>>
    readonly environment: readonly string[]
  }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly showKeys: boolean
}

/** A statement may take as long as counting takes, where the descriptor sets no limit. */
const AN_HOUR = '3600'

/** Rows in tables of PostgreSQL: one server, or one in front of shards. Only counts leave it. */
export const connect =
  ({ description, environment, showKeys }: Surroundings): OpenRows =>
  async (rows) => {
    const [variable = ''] = description.environment
    const { shard = null, timeout = AN_HOUR } = description.settings
    const connectionString = connectionOf(variable, environment)
    if (shard !== null && showKeys) throw keysOfShards()
    const seconds = Number(timeout)
    const server = await openServer({ connectionString, variable, seconds }, shard !== null)
    const [first] = rows.resources
    const parts = shard === null ? [] : await server.partsOf(tableAt(first!.path))
    if (shard !== null && parts.length === 0) {
      await server.close()
      throw notDivided(first!.path)
    }
    const tables = new Map<string, Table>()
    const there = new Map<string, readonly ExistingColumn[]>()
    for (const { name, path } of rows.resources) {
      const from = tableAt(path)
      const columns = await server.columnsOf(from)
      const kinds = new Map(columns.map((one) => [one.name, kindOf(one.dataTypeID)]))
      tables.set(name, { from, kinds, column: identifier })
      there.set(
        name,
        columns.map((one) => ({ name: one.name, type: ONLY_TEXT.get(one.dataTypeID) })),
      )
    }
    await checked(rows, there, server.close)
    const relation =
      shard === null
        ? relationOf(rows, tables, postgresDialect)
        : relationOf(rows, tables, shardsDialect, { by: shard, parts })
    return {
      ...sqlCounts(rows, relation, server.query),
      validate: async () => {
        const found = await validation(rows, tables, relation, server.query, showKeys)
        const [[version] = []] = await server.query(statement(sql`SELECT current_setting('server_version')`))
        return withServer(found, String(version).split(' ')[0]!, seconds, parts.length)
      },
      close: server.close,
    }
  }

/** The declared columns are there and readable, or the connection is closed and it is said which are not. */
const checked = async (
  rows: RowsPlan,
  there: ReadonlyMap<string, readonly ExistingColumn[]>,
  close: () => Promise<void>,
) => {
  try {
    checkColumns(rows, there, ({ type }) => type === 'string')
  } catch (error) {
    await close()
    throw error
  }
}

/** `registry.patients.table` as a statement names it. */
const tableAt = (path: string): Sql => join(path.split('.').slice(0, -1).map(identifier), sql`.`)

/** The state and the server that were asked stand among the checks. */
const withServer = (found: Validation, version: string, seconds: number, shards: number): Validation => {
  const title = `PostgreSQL ${version}${shards === 0 ? '' : ` in front of ${shards} shards, whose own versions it does not tell`}: one transaction, repeatable read, read only; at most ${seconds} s a statement`
  const server = { check: 'server', title, looked: found.recorded, passed: found.recorded }
  return { ...found, checks: [server, ...found.checks] }
}

const keysOfShards = (): RowsError =>
  new RowsError({
    file: 'datapackage.json',
    field: 'database.shard',
    expected: 'no --show-keys, since no row leaves a shard, and no name of one',
    found: '--show-keys',
    remedy: 'run without it; who may see the rows asks the shard itself, as a database of its own',
  })

const notDivided = (path: string): RowsError =>
  new RowsError({
    file: 'datapackage.json',
    field: 'database.shard',
    expected: `${path} to be a table divided over servers (PARTITION BY)`,
    found: 'one that is not',
    remedy:
      'leave shard out where one server has all rows; a view belongs in the shards, in front of each part',
  })

/** Types by the numbers that every server gives them. */
const kindOf = (type: number): ColumnKind => {
  if ([21, 23, 701].includes(type)) return 'number'
  if (type === 20) return 'bigint'
  if (type === 700) return 'single'
  if (type === 1700) return 'decimal'
  if ([25, 1042, 1043].includes(type)) return 'text'
  return type === 16 ? 'boolean' : type === 1082 ? 'date' : 'other'
}

/** Types that are at best read as text. Others, such as an enumeration of the database's own, are read as what they print. */
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
