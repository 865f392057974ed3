import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPostgres, type Server, type Servers, servers } from '../../../tools/support/postgres-server.ts'
import { forShards, randomCohort } from '../../support/engines/random-cohort.ts'
import { expectedOf, foundIn, textFiles } from '../../support/engines/rows-plan-of.ts'
import { csv, described, divide, foreign, plan, row } from '../../support/engines/shard-cohort.ts'
import { askedOf, countable, openRows, scatter, startShards } from '../../support/engines/shard-servers.ts'
import { runByThePipeline } from '../../support/engines/shards-run.ts'

const skip = hasPostgres ? '' : ' (skipped: PostgreSQL is missing, run "make system")'

/** Tables over one, two and three of the workers: `over1`, `over2`, `over3`. */
const WIDTHS = [1, 2, 3]

describe.skipIf(!hasPostgres)(`a coordinator and its workers${skip}`, () => {
  let all: Servers
  let coordinator: Server
  let workers: readonly Server[]

  beforeAll(async () => {
    all = servers()
    const started = await startShards(all)
    coordinator = started.coordinator
    workers = started.workers
    for (const width of WIDTHS) await divide(`over${width}`, coordinator, workers.slice(0, width))
  })
  afterAll(() => all?.stop())

  const cohort = () =>
    countable(
      textFiles({
        'patients.csv': csv,
        'datapackage.json': described('patients.csv'),
        'analysis.yaml': plan,
      }),
    )
  const open = async (table: string, settings: Readonly<Record<string, string>> = {}) =>
    openRows((await cohort()).rows, table, coordinator.url, settings)

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

  it('count any cohort as memory does, whatever its names and words', async () => {
    await fc.assert(
      fc.asyncProperty(randomCohort, async (any) => {
        const shardable = forShards(any)
        await scatter(shardable, { coordinator, workers })
        const { counting, memory, rows, ...stage2 } = await countable(textFiles(shardable.raw))
        const source = await openRows(rows, 'any_cohort', coordinator.url, { shard: 'shard_of' })
        const found = await source.validate()
        expect(found.violations).toEqual([])
        expect(await source.eventTables(counting.eventTables)).toEqual(
          counting.eventTables.flatMap(memory.eventTable),
        )
        expect(await source.counts(counting.counts)).toEqual(counting.counts.flatMap(memory.counts))
        await source.close()
        expect(found).toMatchObject({
          analysed: stage2.analysed,
          recorded: stage2.analysed + stage2.excluded,
        })
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })

  it('say what was asked: versions, time-outs, rows of each shard, and what was not looked at', async () => {
    const source = await open('over2', { timeout: '77' })
    const [server, ...others] = (await source.validate()).checks
    await source.close()
    expect(server!.title).toMatch(
      /^PostgreSQL \d+(\.\d+)? in front of 2 shards of unknown versions: one transaction, repeatable read, read only; at most 77 s a statement$/,
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
    await expect(source.validate()).rejects.toThrow('found 1 scan that would move rows out of a shard')
  })

  it('notice that they are divided by another column than the descriptor says', async () => {
    const source = await open('over3', { shard: 'sex' })
    const { violations } = await source.validate()
    await source.close()
    expect(violations).toMatchObject([{ field: 'sex', expected: 'each value in only one shard', count: 300 }])
  })

  it('name no subject: a request for rows is refused before any query', async () => {
    const url = 'postgresql://127.0.0.1:1/nobody-there'
    const { rows } = await cohort()
    await expect(openRows(rows, 'over3', url, {}, true)).rejects.toThrow(
      'expected no --show-keys, since neither rows nor names leave a shard',
    )
  })

  it('are no shards where the table is not divided', async () => {
    await coordinator.query('CREATE TABLE whole AS SELECT * FROM over1')
    await expect(open('whole')).rejects.toThrow('expected public.whole.table to be a table partitioned')
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

  it('notice rows that occur in two of them', async () => {
    await coordinator.query(`CREATE TABLE twice (LIKE over3) PARTITION BY LIST (region)`)
    await foreign(coordinator, 'twice_0', 'twice', ['north'], 0, 'over3')
    await foreign(coordinator, 'twice_1', 'twice', ['south', 'west'], 0, 'over3')
    const source = await open('twice')
    const { violations } = await source.validate()
    await source.close()
    expect(violations).toMatchObject([
      { field: 'region', expected: 'each value in only one shard', count: 200 },
    ])
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
        'found none within 1 s, and no answer from the shard public.over3_1 (server worker1)',
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
        'found none within 1 s, and no answer from the shard public.over3_2 (server worker2)',
      )
    })
  })

  describe('run by the pipeline', () => runByThePipeline(() => ({ coordinator, workers })))
})
