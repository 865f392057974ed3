import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import { connect } from '../../../engines/postgres.ts'
import { columnsOf, type Server, type Servers, valuesOf } from '../../../tools/support/postgres-server.ts'
import type { forShards } from './random-cohort.ts'
import { prepared } from './rows-plan-of.ts'
import { foreign } from './shard-cohort.ts'

export interface ShardServers {
  readonly coordinator: Server
  readonly workers: readonly Server[]
}

/** So that a worker itself can tell what it was asked. */
const LOGGED = { logging_collector: 'on', log_statement: 'all', log_filename: 'all.log' }

/** A coordinator that knows three workers as `worker0`, `worker1` and `worker2`. */
export const startShards = async (all: Servers): Promise<ShardServers> => {
  const [coordinator, ...workers] = await Promise.all([
    all.start(),
    ...[0, 1, 2].map(() => all.start(LOGGED)),
  ])
  await coordinator.query('CREATE EXTENSION postgres_fdw')
  for (const [i, { port }] of workers.entries())
    await coordinator.query(
      `CREATE SERVER worker${i} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres', async_capable 'true');
       CREATE USER MAPPING FOR casebook SERVER worker${i} OPTIONS (user 'casebook')`,
    )
  return { coordinator, workers }
}

/** What coordinators have asked a worker to fetch. */
export const askedOf = ({ folder }: Server): readonly string[] =>
  [...readFileSync(join(folder, 'log/all.log'), 'utf8').matchAll(/CURSOR FOR\s+(.*)/g)].map(
    ([, asked]) => asked!,
  )

/** Until somebody waits for a lock of the table. */
export const waits = async (server: Server, table: string): Promise<void> => {
  for (let tries = 0; tries < 600; tries++) {
    const [[waiting] = []] = await server.query(
      `SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '${table}'::regclass`,
    )
    if (Number(waiting) > 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('expected somebody to wait for the lock')
}

/** A cohort as shards count it: days between dates, and not dates as such. */
export const countable = async (files: Parameters<typeof prepared>[0]) => {
  const found = await prepared(files)
  const dates = found.rows.variables.filter(({ type }) => type === 'date').map(({ name }) => name)
  const counts = found.counting.counts.filter(({ variable }) => !dates.includes(variable))
  return { ...found, counting: { ...found.counting, counts } }
}

export const openRows = (
  rows: RowsPlan,
  table: string,
  url: string,
  settings: Readonly<Record<string, string>>,
  showKeys = false,
) =>
  connect({
    description: {
      settings: { snapshot: '1', shard: 'region', ...settings },
      environment: ['CASEBOOK_REGISTRY'],
    },
    environment: { CASEBOOK_REGISTRY: url },
    showKeys,
  })({ ...rows, resources: rows.resources.map((one) => ({ ...one, path: `public.${table}.table` })) })

/** Subjects by turns on each worker, under the name `any_cohort`, divided by `shard_of`. */
export const scatter = async (
  { header, types, rows }: ReturnType<typeof forShards>,
  { coordinator, workers }: ShardServers,
): Promise<void> => {
  const shardOf = (i: number): number => i % workers.length
  const columns = columnsOf([...header, 'shard_of'], [...types, 'text'])
  const table = `DROP TABLE IF EXISTS any_cohort; CREATE TABLE any_cohort (${columns})`
  await coordinator.query(`${table} PARTITION BY LIST (shard_of)`)
  for (const [i, worker] of workers.entries()) {
    const own = rows.flatMap((row, j) => (shardOf(j) === i ? [[...row, String(i)]] : []))
    await worker.query(own.length === 0 ? table : `${table}; INSERT INTO any_cohort VALUES ${valuesOf(own)}`)
    await foreign(coordinator, `any_cohort_${i}`, 'any_cohort', [String(i)], i)
  }
}
