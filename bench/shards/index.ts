import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { isDeepStrictEqual } from 'node:util'
import { counted, validated } from './ask.ts'
import { cluster, FOREIGN, SETTINGS } from './cluster.ts'
import { proxyOf } from './proxy.ts'

// npm run bench -- shards [largest n, 1e6]: the same plan counted by one server with all rows, and by a coordinator of three
// workers on the same machine: time, and bytes sent. Writes docs/measurements/shards.md.
const largest = Number(process.argv[2] ?? '1e6')
const RUNS = 7

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** The quickest run of each, in turns, because other load can only slow one down. */
const quickest = async (works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> => {
  const best = works.map(() => Number.POSITIVE_INFINITY)
  for (let run = 0; run < RUNS; run++)
    for (const [i, work] of works.entries()) best[i] = Math.min(best[i]!, await timed(work))
  return best
}

/** The number of groups requested from the shards: the three widest groupings of the plan, each by region too. */
const GROUPS = `SELECT ${['months, outcome, arm', 'age, arm', 'arm']
  .map((columns) => `(SELECT count(*) FROM (SELECT DISTINCT region, ${columns} FROM registry) AS g)`)
  .join(' + ')}`

const servers = await cluster()
const rows: string[] = []
try {
  const { one, coordinator } = servers
  const client = await proxyOf(coordinator.port)
  const throughProxy = coordinator.url.replace(`:${coordinator.port}/`, `:${client.port}/`)
  for (const n of [1e4, 1e5, 1e6, 1e7].filter((size) => size <= largest)) {
    await servers.load(n)
    const [whole, divided] = [await counted(one.url, null), await counted(coordinator.url, 'region')]
    if (!isDeepStrictEqual(whole, divided))
      throw new Error(`n = ${n}: shards count otherwise than one server`)
    const [alone = 0, shards = 0, checksAlone = 0, checksOfShards = 0] = await quickest([
      () => counted(one.url, null),
      () => counted(coordinator.url, 'region'),
      () => validated(one.url, null),
      () => validated(coordinator.url, 'region'),
    ])
    const [[found] = []] = await one.query(GROUPS)
    const groups = Number(found)
    const before = client.received()
    const fromWorkers = await servers.bytesOfWorkers(async () => {
      await counted(throughProxy, 'region')
    })
    const cells = [
      `10^${Math.log10(n)}`,
      ...[alone, shards].map((ms) => (ms / 1000).toFixed(3)),
      (shards / alone).toFixed(2),
      ...[checksAlone, checksOfShards].map((ms) => (ms / 1000).toFixed(3)),
      (checksOfShards / checksAlone).toFixed(2),
      groups,
      ...[fromWorkers, client.received() - before].map((bytes) => (bytes / 1000).toFixed(0)),
      (fromWorkers / groups).toFixed(0),
    ]
    rows.push(`| ${cells.join(' | ')} |`)
    console.log(rows.at(-1))
  }
  client.close()
} finally {
  await servers.stop()
}
const said = (settings: object): string =>
  Object.entries(settings)
    .map(([name, value]) => `\`${name} = ${value}\``)
    .join(', ')
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
mkdirSync('docs/measurements', { recursive: true })
writeFileSync(
  'docs/measurements/shards.md',
  `# Shards, measured

\`npm run bench -- shards\` writes this page. A synthetic registry of n subjects in whole months (\`npm run bench -- data\`): one PostgreSQL server holds all
rows; three others on the same machine hold three, three and two of its eight regions, behind a coordinator (postgres_fdw). Both count
for the same plan: an endpoint with a competing event, by arm, by arm within regions, and age and region by arm. *Counts* are
all queries of stage 3, from connecting to the last count, and *checks* all queries of stage 2. The quickest of ${RUNS} runs in turns; the answers are equal.

Bytes are the network traffic returned for the counts: from the three workers to the coordinator, and from it to Casebook, through counting
proxies. They grow with the number of groups in the queries (times by outcome, arm and region, age by arm: at most 12,384), and not with the rows.

All servers: ${said(SETTINGS)}, \`fsync = off\`, all other settings are defaults. Each foreign server: ${said(FOREIGN)}. Tables are
analysed on their server, foreign tables are not: that would fetch rows. All tables fit into the servers' memory.

Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.replace(/\s+/g, ' ')}), commit ${commit}.

| n | counts: one server, s | shards, s | ratio | checks: one server, s | shards, s | ratio | groups | workers to coordinator, kB | coordinator to Casebook, kB | bytes per group |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}
`,
)
