import { openSession } from './postgres/session.ts'
import {
  isSilence,
  refuseRows,
  SETTINGS_OF_SHARDS,
  type Shard,
  shardsOf,
  silentShards,
} from './postgres/shards.ts'
import { unanswered } from './postgres/unanswered.ts'
import type { OpenRows, Validation } from './row-source.ts'
import { RowsError } from './rows-error.ts'
import type { ColumnKind } from './sql/cell.ts'
import { sqlCounts } from './sql/count.ts'
import type { Table } from './sql/layer.ts'
import { postgresDialect } from './sql/postgres-dialect.ts'
import type { Part, Query } from './sql/query.ts'
import { relationOf } from './sql/relation.ts'
import { shardsDialect } from './sql/shards-dialect.ts'
import { identifier, join, sql, statement } from './sql/sql.ts'
import { validation } from './sql/validate.ts'

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
/** Whoever failed is asked once more, not for longer. */
const ASK_AGAIN = 10

/** Rows in tables of PostgreSQL: one server, or one in front of shards. Only counts leave it. */
export const connect =
  ({ description, environment, showKeys }: Surroundings): OpenRows =>
  async (rows) => {
    const [variable = ''] = description.environment
    const { shard = null, timeout = AN_HOUR } = description.settings
    const connectionString = environment[variable]
    if (!connectionString) throw noConnection(variable)
    if (shard !== null && showKeys) throw keysOfShards()
    const seconds = Number(timeout)
    const opened = openSession(connectionString, seconds, shard === null ? [] : SETTINGS_OF_SHARDS)
    const session = await opened.catch((error: unknown) => {
      throw unanswered({ variable, seconds, shards: [] }, error)
    })
    let shards: readonly Shard[] = []
    const silentAmong = async (part?: Part): Promise<readonly Shard[]> =>
      part
        ? shards.filter(({ name }) => name === part.name)
        : silentShards(shards, connectionString, Math.min(seconds, ASK_AGAIN))
    const answered = async <T>(answer: Promise<T>, part?: Part): Promise<T> => {
      try {
        return await answer
      } catch (error) {
        session.abandon()
        if (error instanceof RowsError) throw error
        const silent = isSilence(error) ? await silentAmong(part) : []
        throw unanswered({ variable, seconds, shards: silent }, error)
      }
    }
    const query: Query = async (asked, part) => {
      if (shard !== null) await answered(refuseRows(asked, session), part)
      return answered(session.query(asked), part)
    }
    const tables = new Map<string, Table>()
    for (const [i, { name, path }] of rows.resources.entries()) {
      const from = join(path.split('.').slice(0, -1).map(identifier), sql`.`)
      if (i === 0 && shard !== null) shards = await answered(shardsOf(from, session))
      const fields = await answered(session.fieldsOf(`SELECT * FROM ${from.parts.join('')} LIMIT 0`))
      if (i === 0 && shard !== null && shards.length === 0) await answered(Promise.reject(notDivided(path)))
      tables.set(name, { from, kinds: new Map(fields.map((one) => [one.name, kindOf(one.dataTypeID)])) })
    }
    const relation =
      shard === null
        ? relationOf(rows, tables, postgresDialect)
        : relationOf(rows, tables, shardsDialect, { by: shard, parts: shards })
    return {
      ...sqlCounts(rows, relation, query),
      validate: async () => {
        const found = await validation(rows, tables, relation, query, showKeys)
        const [[version] = []] = await query(statement(sql`SELECT current_setting('server_version')`))
        return withServer(found, String(version).split(' ')[0]!, seconds, shards)
      },
      close: () => session.close(),
    }
  }

/** The state and the server that were asked stand among the checks. */
const withServer = (
  found: Validation,
  version: string,
  seconds: number,
  shards: readonly Shard[],
): Validation => {
  const title = `PostgreSQL ${version}${shards.length === 0 ? '' : ` in front of ${shards.length} shards, whose own versions it does not tell`}: one transaction, repeatable read, read only; at most ${seconds} s a statement`
  const server = { check: 'server', title, looked: found.recorded, passed: found.recorded }
  return { ...found, checks: [server, ...found.checks] }
}

const noConnection = (variable: string): RowsError =>
  new RowsError({
    file: 'datapackage.json',
    field: 'database.environment',
    expected: `a connection in the environment variable ${variable}`,
    found: 'none',
    remedy: `export ${variable}=postgresql://<host>/<database>`,
  })

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
    remedy: 'leave shard out where one server has all rows',
  })

/** Types by the numbers that every server gives them. */
const kindOf = (type: number): ColumnKind => {
  if ([20, 21, 23, 700, 701, 1700].includes(type)) return 'number'
  if ([25, 1042, 1043].includes(type)) return 'text'
  return type === 16 ? 'boolean' : type === 1082 ? 'date' : 'other'
}
