import { afterAll, beforeAll, expect, it } from 'vitest'
import { newProject, type Project } from '../../../tools/support/project.ts'
import { warmed } from '../warmed.ts'
import { described, foreign, plan } from './shard-cohort.ts'
import { type ShardServers, waits } from './shard-servers.ts'

/** What a user sees of shards; the last of these tests kills a worker. */
export const runByThePipeline = (servers: () => ShardServers): void => {
  let project: Project
  const database = {
    environment: 'CASEBOOK_REGISTRY',
    snapshot: '2026-06-30',
    shard: 'region',
    subjects: 'in one shard',
  }
  const describe = (more: object = {}, table = 'over3') =>
    project.write(
      'data/raw/shards/datapackage.json',
      described(`public.${table}.table`, { database: { ...database, ...more } }),
    )
  beforeAll(() => {
    project = newProject([])
    describe()
    project.write('data/raw/shards/analysis.yaml', plan)
  })
  afterAll(() => project.dispose())
  const connection = () => ({ CASEBOOK_REGISTRY: servers().coordinator.url })
  const run = (...flags: readonly string[]) => warmed(project).call(['shards', ...flags], connection())
  /** In a process of its own, which must end although a server does not answer. */
  const runAlone = () => project.call(['shards'], connection())

  it('needs the connection in the environment, and says so', async () => {
    const { code, err } = await warmed(project).call(['shards'])
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(
        'database.environment: expected a connection in the environment variable CASEBOOK_REGISTRY, found none',
      ),
    ])
  })

  it('writes the report, and nowhere the connection', async () => {
    const { code, err } = await run()
    expect([code, err]).toEqual([0, ''])
    expect(
      project.read('data/derived/shards/3-durations/event-table.csv').split('\n').length,
    ).toBeGreaterThan(100)
    expect(project.read('data/derived/shards/2-validate/checks.csv')).toMatch(/server,"PostgreSQL \d+/)
    for (const [path, text] of project.tree())
      for (const { url, port } of [servers().coordinator, ...servers().workers])
        expect(text.includes(url) || text.includes(`:${port}`), path).toBe(false)
    expect((await run('-q')).out).toContain('nothing to do')
  })

  it('says in which shard rows are at fault, names none of them, and writes nothing', async () => {
    const before = project.tree()
    describe({ snapshot: 'with a fault' })
    await servers().workers[2]!.query('UPDATE over3 SET seen = seen - 5000 WHERE id = 3')
    const { code, err } = await run()
    await servers().workers[2]!.query('UPDATE over3 SET seen = seen + 5000 WHERE id = 3')
    expect(code).toBe(1)
    expect(err).toContain('found 1 row that violates this in region west')
    expect(err).toContain('names are not read from shards')
    expect(project.tree()).toEqual(before)
  })

  it('names a shard that takes too long, and writes nothing', async () => {
    const before = project.tree()
    await servers().workers[1]!.query('CREATE VIEW slow AS SELECT over3.* FROM over3, pg_sleep(60)')
    await servers().coordinator.query('CREATE TABLE slow (LIKE over3) PARTITION BY LIST (region)')
    await foreign(servers().coordinator, 'slow_0', 'slow', ['north'], 0, 'over3')
    await foreign(servers().coordinator, 'slow_1', 'slow', ['south'], 1, 'slow')
    describe({ timeout: 1 }, 'slow')
    const began = performance.now()
    const { code, err } = await runAlone()
    expect(performance.now() - began).toBeLessThan(40_000)
    expect(code).toBe(1)
    expect(err).toContain(
      'found none within 1 s, and no answer from the shard public.slow_1 (server worker1)',
    )
    expect(project.tree()).toEqual(before)
  })

  it('writes nothing when a shard dies in the middle, nor when it is not there at all', async () => {
    const before = project.tree()
    describe({ snapshot: '2026-12-31' })
    // the shard waits for the lock, so that the count has begun when it is killed
    const lock = servers()
      .workers[1]!.query('BEGIN; LOCK TABLE over3; SELECT pg_sleep(60)')
      .catch(() => 'killed')
    const running = runAlone()
    await waits(servers().workers[1]!, 'over3')
    servers().workers[1]!.kill()
    const { code, err } = await running
    expect(await lock).toBe('killed')
    expect(code).toBe(1)
    expect(err).toContain('database: expected an answer from the server that CASEBOOK_REGISTRY names')
    expect(err).toContain('the shard public.over3_1 (server worker1)')
    expect(project.tree()).toEqual(before)
    const again = await runAlone()
    expect(again.code).toBe(1)
    expect(again.err).toContain('the shard public.over3_1 (server worker1)')
    expect(project.tree()).toEqual(before)
  })
}
