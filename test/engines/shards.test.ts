import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../engines/postgres.ts'
import { newProject, type Project } from '../pipeline/project.ts'
import { hasPostgres, type Server, type Servers, servers } from './postgres-server.ts'
import { expectedOf, foundIn, prepared, textFiles } from './rows-plan-of.ts'
import { csv, described, divide, foreign, plan, row } from './shard-cohort.ts'

const skip = hasPostgres ? '' : ' (skipped: PostgreSQL is missing, run "make system")'

/** So that a worker itself can tell what it was asked. */
const LOGGED = { logging_collector: 'on', log_statement: 'all', log_filename: 'all.log' }
const askedOf = ({ folder }: Server): readonly string[] =>
  [...readFileSync(join(folder, 'log/all.log'), 'utf8').matchAll(/CURSOR FOR\s+(.*)/g)].map(
    ([, asked]) => asked!,
  )

/** Tables over one, two and three of the workers: `over1`, `over2`, `over3`. */
const WIDTHS = [1, 2, 3]

describe.skipIf(!hasPostgres)(`a coordinator and its workers${skip}`, () => {
  let all: Servers
  let coordinator: Server
  let workers: readonly Server[]

  beforeAll(async () => {
    all = servers()
    const [first, ...others] = await Promise.all([all.start(), ...WIDTHS.map(() => all.start(LOGGED))])
    coordinator = first!
    workers = others
    await coordinator.query('CREATE EXTENSION postgres_fdw')
    for (const [i, { port }] of workers.entries())
      await coordinator.query(
        `CREATE SERVER worker${i} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres', async_capable 'true');
         CREATE USER MAPPING FOR casebook SERVER worker${i} OPTIONS (user 'casebook')`,
      )
    for (const width of WIDTHS) await divide(`over${width}`, coordinator, workers.slice(0, width))
  }, 120_000)
  afterAll(() => all?.stop())

  /** Days are counted between, not as such. */
  const cohort = async () => {
    const found = await prepared(
      textFiles({
        'patients.csv': csv,
        'datapackage.json': described('patients.csv'),
        'analysis.yaml': plan,
      }),
    )
    const dates = found.rows.variables.filter(({ type }) => type === 'date').map(({ name }) => name)
    const counts = found.counting.counts.filter(({ variable }) => !dates.includes(variable))
    return { ...found, counting: { ...found.counting, counts } }
  }
  const open = async (
    table: string,
    settings: Readonly<Record<string, string>> = {},
    { url = coordinator.url, showKeys = false } = {},
  ) => {
    const { rows } = await cohort()
    return connect({
      description: { settings: { snapshot: '1', shard: 'region', ...settings }, environment: ['REGISTRY'] },
      environment: { REGISTRY: url },
      showKeys,
    })({ ...rows, resources: rows.resources.map((one) => ({ ...one, path: `public.${table}.table` })) })
  }

  it.each(WIDTHS)('count over %i what memory counts, and no row leaves a shard', async (width) => {
    const { counting, memory, ...stage2 } = await cohort()
    const source = await open(`over${width}`)
    const found = await source.validate()
    const events = await source.eventTables(counting.eventTables)
    const counts = await source.counts(counting.counts)
    await source.close()
    const ofShards = found.checks.filter(({ check }) => / shard|^shard /.test(check))
    const checks = found.checks.filter((one) => !ofShards.includes(one))
    expect(foundIn({ ...found, checks })).toEqual(expectedOf(stage2))
    expect(events).toEqual(counting.eventTables.flatMap(memory.eventTable))
    expect(counts).toEqual(counting.counts.flatMap(memory.counts))
    expect(ofShards.map(({ looked, passed }) => [looked, passed])).toEqual(
      [...[[300], [200, 100], [100, 100, 100]][width - 1]!, 0].map((rows) => [rows, rows]),
    )
  })

  it('were asked for counts in groups, and never for a row', () => {
    const asked = workers.flatMap(askedOf)
    expect(asked.length).toBeGreaterThan(200)
    expect(asked.filter((text) => !/^SELECT .*\bcount\(.* FROM public\.over\d/.test(text))).toEqual([])
    expect(asked.filter((text) => !/ GROUP BY [\d, ]+$/.test(text) && !/^SELECT count\(/.test(text))).toEqual(
      [],
    )
  })

  it('say what was asked: versions, time-outs, rows of each shard, and what was not looked at', async () => {
    const source = await open('over2', { timeout: '77' })
    const [server, ...others] = (await source.validate()).checks
    await source.close()
    expect(server!.title).toMatch(
      /^PostgreSQL \d+(\.\d+)? in front of 2 shards, whose own versions it does not tell: one transaction, repeatable read, read only; at most 77 s a statement$/,
    )
    expect(others.slice(0, 3).map(({ check }) => check)).toEqual([
      'shard public.over2_0',
      'shard public.over2_1',
      'subjects in one shard',
    ])
  })

  it('refuse a statement that would move rows, as where numbers are stored as text', async () => {
    await coordinator.query(
      'CREATE TABLE texts (LIKE over3) PARTITION BY LIST (region); ALTER TABLE texts ALTER COLUMN months TYPE text',
    )
    await foreign(coordinator, 'texts_0', 'texts', ['north'], 0, 'over3')
    const source = await open('texts')
    await expect(source.validate()).rejects.toThrow('found 1 that would move rows out of a shard')
  })

  it('notice that they are divided by another column than the descriptor says', async () => {
    const source = await open('over3', { shard: 'sex' })
    const { violations } = await source.validate()
    await source.close()
    expect(violations).toMatchObject([{ field: 'sex', expected: 'each value in one shard', count: 300 }])
  })

  it('name nobody: asked to, they refuse before anything is asked', async () => {
    const url = 'postgresql://127.0.0.1:1/nobody-there'
    await expect(open('over3', {}, { url, showKeys: true })).rejects.toThrow(
      'expected no --show-keys, since no row leaves a shard',
    )
  })

  it('are no shards where the table is not divided', async () => {
    await coordinator.query('CREATE TABLE whole AS SELECT * FROM over1')
    await expect(open('whole')).rejects.toThrow('expected public.whole.table to be a table divided')
  })

  it('notice a subject twice in one shard, whatever region it is of', async () => {
    await workers[0]!.query(`INSERT INTO over1 VALUES ${row(4, { region: 'west' })}`)
    const source = await open('over1')
    const { violations } = await source.validate()
    await source.close()
    await workers[0]!.query(`DELETE FROM over1 WHERE id = 5 AND region = 'west'`)
    expect(violations).toEqual([
      {
        file: 'public.over1.table',
        field: 'id',
        expected: 'each value once',
        count: 1,
        within: ['public.over1_0'],
        keys: [],
      },
    ])
  })

  it('notice rows that two of them tell of', async () => {
    await coordinator.query(`CREATE TABLE twice (LIKE over3) PARTITION BY LIST (region)`)
    await foreign(coordinator, 'twice_0', 'twice', ['north'], 0, 'over3')
    await foreign(coordinator, 'twice_1', 'twice', ['south', 'west'], 0, 'over3')
    const source = await open('twice')
    const { violations } = await source.validate()
    await source.close()
    expect(violations).toMatchObject([{ field: 'region', expected: 'each value in one shard', count: 200 }])
  })

  describe('of which one does not answer', () => {
    const failing = async (
      table: string,
      ask: (source: Awaited<ReturnType<typeof open>>) => Promise<unknown>,
    ) => {
      const before = performance.now()
      const error = await open(table, { timeout: '1' })
        .then(ask)
        .catch(({ message }: Error) => message)
      expect(performance.now() - before).toBeLessThan(20_000)
      return error
    }

    it('name it where it hangs, from the start', async () => {
      workers[1]!.freeze()
      const said = await failing('over3', (source) => source.validate()).finally(workers[1]!.thaw)
      expect(said).toContain(
        'found none within 1 s, since none came from the shard public.over3_1 (server worker1)',
      )
    })

    it('name it where it hangs in the middle', async () => {
      const { counting } = await cohort()
      const said = await failing('over3', async (source) => {
        await source.validate()
        workers[2]!.freeze()
        return source.counts(counting.counts)
      }).finally(workers[2]!.thaw)
      expect(said).toContain(
        'found none within 1 s, since none came from the shard public.over3_2 (server worker2)',
      )
    })
  })

  describe('run by the pipeline', () => {
    let project: Project
    const database = {
      environment: 'REGISTRY',
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
    const run = (...flags: readonly string[]) =>
      project.call(['shards', ...flags], { REGISTRY: coordinator.url })

    it('needs the connection in the environment, and says so', async () => {
      const { code, err } = await project.call(['shards'])
      expect([code, err]).toEqual([
        1,
        expect.stringContaining(
          'database.environment: expected a connection in the environment variable REGISTRY, found none',
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
        for (const { url, port } of [coordinator, ...workers])
          expect(text.includes(url) || text.includes(`:${port}`), path).toBe(false)
      expect((await run('-q')).out).toContain('nothing to do')
    })

    it('says in which shard rows are at fault, names none of them, and writes nothing', async () => {
      const before = project.tree()
      describe({ snapshot: 'with a fault' })
      await workers[2]!.query('UPDATE over3 SET seen = seen - 5000 WHERE id = 3')
      const { code, err } = await run()
      await workers[2]!.query('UPDATE over3 SET seen = seen + 5000 WHERE id = 3')
      expect(code).toBe(1)
      expect(err).toContain('found 1 row that is not so in region west')
      expect(err).toContain('no name leaves a shard')
      expect(project.tree()).toEqual(before)
    })

    it('names a shard that takes too long, and writes nothing', async () => {
      const before = project.tree()
      await workers[1]!.query('CREATE VIEW slow AS SELECT over3.* FROM over3, pg_sleep(60)')
      await coordinator.query('CREATE TABLE slow (LIKE over3) PARTITION BY LIST (region)')
      await foreign(coordinator, 'slow_0', 'slow', ['north'], 0, 'over3')
      await foreign(coordinator, 'slow_1', 'slow', ['south'], 1, 'slow')
      describe({ timeout: 1 }, 'slow')
      const began = performance.now()
      const { code, err } = await run()
      expect(performance.now() - began).toBeLessThan(40_000)
      expect(code).toBe(1)
      expect(err).toContain(
        'found none within 1 s, since none came from the shard public.slow_1 (server worker1)',
      )
      expect(project.tree()).toEqual(before)
    })

    it('writes nothing when a shard dies in the middle, nor when it is not there at all', async () => {
      const before = project.tree()
      describe({ snapshot: '2026-12-31' })
      // the shard waits for the lock, so that the count has begun when it is killed
      const lock = workers[1]!.query('BEGIN; LOCK TABLE over3; SELECT pg_sleep(60)').catch(() => 'killed')
      const running = run()
      await waits(workers[1]!)
      workers[1]!.kill()
      const { code, err } = await running
      expect(await lock).toBe('killed')
      expect(code).toBe(1)
      expect(err).toContain('database: expected an answer of the server that REGISTRY names')
      expect(err).toContain('the shard public.over3_1 (server worker1)')
      expect(project.tree()).toEqual(before)
      const again = await run()
      expect(again.code).toBe(1)
      expect(again.err).toContain('the shard public.over3_1 (server worker1)')
      expect(project.tree()).toEqual(before)
    })
  })
})

/** Until somebody waits for a lock. */
const waits = async (server: Server): Promise<void> => {
  for (let tries = 0; tries < 600; tries++) {
    const [[waiting] = []] = await server.query(
      "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'over3'::regclass",
    )
    if (Number(waiting) > 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('expected somebody to wait for the lock')
}
