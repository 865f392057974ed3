import { RowsError } from '../rows-error.ts'
import type { QueryPart } from '../sql/query.ts'
import { identifier, type Sql, type Statement, sql, statement, text } from '../sql/sql.ts'
import { openSession, type Session } from './session.ts'

/** A part of a table whose rows may be on another server. */
export interface Shard extends QueryPart {
  /** The foreign server of the part; null for a part that the coordinator itself stores. */
  readonly server: string | null
}

/**
 * Makes each shard count its own rows. With CPU costs of 0 the planner counts only transferred rows; otherwise it
 * fetches rows wherever it expects nearly as many groups as rows.
 */
export const SETTINGS_OF_SHARDS = [
  'SET LOCAL enable_partitionwise_aggregate = on',
  'SET LOCAL cpu_operator_cost = 0',
  'SET LOCAL cpu_tuple_cost = 0',
]

/** The parts of a table in the order of their names; empty where it is not partitioned. */
export const shardsOf = async (table: Sql, session: Session): Promise<readonly Shard[]> => {
  const rows = await session.query(
    statement(sql`SELECT n.nspname, c.relname, s.srvname
      FROM pg_partition_tree(to_regclass(${text(table.parts.join(''))})) AS p
      JOIN pg_class AS c ON c.oid = p.relid JOIN pg_namespace AS n ON n.oid = c.relnamespace
      LEFT JOIN pg_foreign_table AS f ON f.ftrelid = c.oid LEFT JOIN pg_foreign_server AS s ON s.oid = f.ftserver
      WHERE p.isleaf ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`),
  )
  return rows.map(([schema, name, server]) => ({
    name: `${schema}.${name}`,
    from: sql`${identifier(String(schema))}.${identifier(String(name))}`,
    server: server === null ? null : String(server),
  }))
}

/** Refuses statements that would fetch rows from a shard instead of groups and counts, by the server's query plan. */
export const refuseRows = async (query: Statement, session: Session): Promise<void> => {
  const [[plan] = []] = await session.query({
    text: `EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) ${query.text}`,
    values: query.values,
  })
  const scans = nodesOf((plan as { readonly Plan: PlanNode }[])[0]!.Plan)
    .filter((node) => node['Node Type'] === 'Foreign Scan')
    .filter((node) => !node.Relations?.startsWith('Aggregate on ('))
  if (scans.length > 0)
    throw new RowsError({
      file: 'datapackage.json',
      field: 'database.shard',
      expected: 'statements that every shard answers with counts',
      found: `${scans.length} ${scans.length === 1 ? 'scan' : 'scans'} that would move rows out of a shard`,
      remedy:
        'shards can count numbers, categories, lists of categories, dates and booleans of one table; convert text to these types in a view inside the shard, and check that the table is partitioned by this column',
    })
}

/** A step of a query plan of `EXPLAIN`. */
interface PlanNode {
  readonly 'Node Type': string
  readonly Relations?: string
  readonly Plans?: readonly PlanNode[]
}

const nodesOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/**
 * The shards whose server does not answer, to name them after a statement over all of them has failed. Each is asked
 * over a separate connection for a row that no table has, which takes no time. An error is an answer unless it means
 * that the server was not reached.
 */
export const silentShards = async (
  shards: readonly Shard[],
  connectionString: string,
  seconds: number,
): Promise<readonly Shard[]> => {
  const answers = await Promise.all(
    shards.map(async ({ from }) => {
      try {
        const session = await openSession(connectionString, seconds)
        try {
          await session.query(statement(sql`SELECT count(*) FROM ${from} WHERE ctid = '(0,0)'`))
        } finally {
          session.abandon()
        }
        return true
      } catch (error) {
        return !isSilence(error)
      }
    }),
  )
  return shards.filter((_, i) => !answers[i])
}

/**
 * Whether an error means that a server was not reached, disconnected or took too long. Servers' codes contain a digit,
 * the driver's own are words.
 */
export const isSilence = (error: unknown): boolean => {
  const { code = '' } = error as { readonly code?: string }
  return !/\d/.test(code) || /^(08|57|53300|HV00N)/.test(code)
}
