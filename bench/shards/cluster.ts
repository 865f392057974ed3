import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Server, type Servers, servers } from '../../tools/support/postgres-server.ts'
import { filesOf, generate } from '../registry/generate.ts'
import { proxyOf } from './proxy.ts'

/** Settings of every server. */
export const SETTINGS = {
  shared_buffers: '512MB',
  work_mem: '64MB',
  max_parallel_workers_per_gather: '2',
}
/** Options of each foreign server on the coordinator. */
export const FOREIGN = { async_capable: 'true', fetch_size: '10000' }

const REGIONS = [
  [1, 4, 7],
  [2, 5, 8],
  [3, 6],
].map((numbers) => numbers.map((number) => `'region ${number}'`).join())
const COLUMNS =
  'id integer, months integer, days double precision, outcome text, arm text, region text NOT NULL, age integer'

/** A server with all rows of a registry, and a coordinator of three workers that share the rows. */
export interface Cluster {
  readonly one: Server
  readonly coordinator: Server
  /** Fills all of them with the first n subjects. */
  load(n: number): Promise<void>
  /** Runs the work and returns the bytes that all workers sent to the coordinator. */
  bytesOfWorkers(work: () => Promise<void>): Promise<number>
  stop(): Promise<void>
}

export const cluster = async (): Promise<Cluster> => {
  const all: Servers = servers()
  const [one, coordinator, ...workers] = await Promise.all(
    ['one', 'coordinator', ...REGIONS].map(() => all.start(SETTINGS)),
  )
  const proxies = await Promise.all(workers.map(({ port }) => proxyOf(port)))
  await coordinator!.query('CREATE EXTENSION postgres_fdw')
  const options = Object.entries(FOREIGN).map(([name, value]) => `, ${name} '${value}'`)
  await coordinator!.query(`CREATE TABLE registry (${COLUMNS}) PARTITION BY LIST (region)`)
  for (const [i, { port }] of workers.entries())
    await coordinator!.query(
      `CREATE SERVER worker${i} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres'${options.join('')});
       CREATE USER MAPPING FOR casebook SERVER worker${i} OPTIONS (user 'casebook');
       CREATE FOREIGN TABLE registry_${i} PARTITION OF registry FOR VALUES IN (${REGIONS[i]}) SERVER worker${i} OPTIONS (table_name 'registry')`,
    )
  const reach = async (ports: readonly { readonly port: number }[]): Promise<void> => {
    for (const [i, { port }] of ports.entries())
      await coordinator!.query(`ALTER SERVER worker${i} OPTIONS (SET port '${port}')`)
  }
  return {
    one: one!,
    coordinator: coordinator!,
    load: async (n) => {
      await generate(n, 1)
      const folder = mkdtempSync(join(tmpdir(), 'casebook-rows-'))
      const csv = join(folder, 'registry.csv')
      copyFileSync(filesOf(n).csv, csv)
      // the servers run as another user
      chmodSync(folder, 0o755)
      chmodSync(csv, 0o644)
      await Promise.all(
        [one!, ...workers].map((server, i) =>
          server.query(
            `DROP TABLE IF EXISTS registry; CREATE TABLE registry (${COLUMNS});
             COPY registry FROM '${csv}' (FORMAT csv, HEADER) ${i === 0 ? '' : `WHERE region IN (${REGIONS[i - 1]})`}`,
          ),
        ),
      )
      for (const server of [one!, ...workers]) await server.query('VACUUM (ANALYZE, FREEZE) registry')
      rmSync(folder, { recursive: true })
    },
    bytesOfWorkers: async (work) => {
      const received = (): number => proxies.reduce((sum, proxy) => sum + proxy.received(), 0)
      const before = received()
      await reach(proxies)
      await work()
      await reach(workers)
      return received() - before
    },
    stop: async () => {
      for (const proxy of proxies) proxy.close()
      await all.stop()
    },
  }
}
