import type { Client } from 'pg'
import type { OpenRows, Validation } from './row-source.ts'
import { RowsError } from './rows-error.ts'
import type { ColumnKind } from './sql/cell.ts'
import { type Query, sqlCounts } from './sql/count.ts'
import type { Table } from './sql/layer.ts'
import { postgresDialect } from './sql/postgres-dialect.ts'
import { relationOf } from './sql/relation.ts'
import { identifier, join, sql } from './sql/sql.ts'
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

/** A server that does not answer in this time is not there; a statement may take as long as counting takes. */
const CONNECT_WITHIN = 10_000
const ANSWER_WITHIN = 3_600_000

/** One transaction that sees one state and changes nothing. */
const OPENING = [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  `SET LOCAL statement_timeout = ${ANSWER_WITHIN}`,
  'SET LOCAL datestyle = iso',
  'SET LOCAL extra_float_digits = 1',
]

/** Each shard counts its own rows. The planner is told that nothing costs but what crosses the wire: else it fetches rows where it guesses that nearly each is a group of its own. */
const OPENING_OF_SHARDS = [
  'SET LOCAL enable_partitionwise_aggregate = on',
  'SET LOCAL cpu_operator_cost = 0',
  'SET LOCAL cpu_tuple_cost = 0',
]

/** Rows in tables of PostgreSQL: one server, or one in front of shards. Only counts leave it. */
export const connect =
  ({ description, environment, showKeys }: Surroundings): OpenRows =>
  async (rows) => {
    const [variable = ''] = description.environment
    const connectionString = environment[variable]
    if (!connectionString)
      throw new RowsError({
        file: 'datapackage.json',
        field: 'database.environment',
        expected: `a connection in the environment variable ${variable}`,
        found: 'none',
        remedy: `export ${variable}=postgresql://<host>/<database>`,
      })
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_WITHIN })
    client.on('error', () => {
      // a server that goes away is told by the statement that waits for it
    })
    const answered = async <T>(asked: Promise<T>): Promise<T> => {
      try {
        return await asked
      } catch (error) {
        await client.end().catch(() => {})
        throw unanswered(variable, error)
      }
    }
    await answered(client.connect())
    const { shard = null } = description.settings
    for (const statement of [...OPENING, ...(shard === null ? [] : OPENING_OF_SHARDS)])
      await answered(client.query(statement))
    const query: Query = async ({ text, values }) => {
      if (shard !== null && !showKeys) {
        const plan = await answered(
          client.query({
            text: `EXPLAIN (VERBOSE, COSTS OFF) ${text}`,
            values: [...values],
            rowMode: 'array',
          }),
        )
        refuseRows((plan.rows as unknown[][]).map(([line]) => String(line)))
      }
      const { rows: found } = await answered(client.query({ text, values: [...values], rowMode: 'array' }))
      return found as unknown[][]
    }
    const tables = new Map<string, Table>()
    for (const { name, path } of rows.resources) {
      const from = join(path.split('.').slice(0, -1).map(identifier), sql`.`)
      const { fields } = await answered(client.query(`SELECT * FROM ${from.parts.join('')} LIMIT 0`))
      const kinds = new Map(fields.map((field) => [field.name, kindOf(field.dataTypeID)]))
      tables.set(name, { from, kinds })
    }
    const relation = relationOf(rows, tables, postgresDialect, shard)
    return {
      ...sqlCounts(rows, relation, query),
      validate: async () => withServer(await validation(rows, tables, relation, query, showKeys), client),
      close: () => client.end(),
    }
  }

/** The state and the server that were asked stand among the checks. */
const withServer = async (found: Validation, client: Client): Promise<Validation> => {
  const { rows } = await client.query({ text: 'SHOW server_version', rowMode: 'array' })
  const title = `PostgreSQL ${String(rows[0]?.[0]).split(' ')[0]}: one transaction, repeatable read, read only; at most ${ANSWER_WITHIN / 1000} s a statement`
  const server = { check: 'server', title, looked: found.recorded, passed: found.recorded }
  return { ...found, checks: [server, ...found.checks] }
}

/** Every statement that goes to a shard asks it for counts: one that asked for rows is not sent. */
const refuseRows = (plan: readonly string[]): void => {
  const asked = plan.filter((line) => line.includes('Remote SQL:') && !/\bcount\(/.test(line))
  if (asked.length > 0)
    throw new RowsError({
      file: 'datapackage.json',
      field: 'database.shard',
      expected: 'statements that every shard answers with counts',
      found: `${asked.length} that would move rows out of a shard`,
      remedy:
        'shards count numbers, categories and yes or no of one table; give dates and lists as such in a view, and check that the table is divided by this column',
    })
}

/** By its code alone: a server's message may hold a value of a row. */
const unanswered = (variable: string, error: unknown): RowsError => {
  const { code, message } = error as { code?: string; message?: string }
  return new RowsError({
    file: 'datapackage.json',
    field: 'database',
    expected: `an answer of the server that ${variable} names`,
    found: code ? `error ${code}` : (message ?? 'none').split('\n')[0]!.slice(0, 80),
    remedy:
      code === '42P01'
        ? 'there is no such table'
        : code === '57014'
          ? 'it took too long'
          : 'nothing was counted and nothing written; run again when all servers are there',
  })
}

/** Types by the numbers that every server gives them. */
const kindOf = (type: number): ColumnKind => {
  if ([20, 21, 23, 700, 701, 1700].includes(type)) return 'number'
  if ([25, 1042, 1043].includes(type)) return 'text'
  return type === 16 ? 'boolean' : type === 1082 ? 'date' : 'other'
}
