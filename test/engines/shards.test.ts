import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../engines/postgres.ts'
import { newProject, type Project } from '../pipeline/project.ts'
import { hasPostgres, type Server, type Servers, servers } from './postgres-server.ts'
import { prepared, textFiles } from './rows-plan-of.ts'

const REGIONS = ['north', 'south', 'west']
const FIELDS = [
  { name: 'id', type: 'integer', constraints: { required: true, unique: true } },
  { name: 'region', type: 'string', categories: REGIONS, constraints: { required: true } },
  { name: 'sex', type: 'string', categories: ['f', 'm'] },
  { name: 'stage', type: 'integer', categories: [1, 2, 3] },
  { name: 'months', type: 'integer', unit: 'mo', constraints: { required: true, minimum: 1, maximum: 600 } },
  { name: 'relapse_months', type: 'integer', unit: 'mo' },
  { name: 'dead', type: 'boolean', constraints: { required: true } },
]
const described = (path: string, more: object = {}) => ({
  name: 'registry',
  resources: [
    {
      name: 'patients',
      path,
      ...(path.endsWith('.table') ? { engine: 'postgres' } : {}),
      schema: { fields: FIELDS },
    },
  ],
  ...more,
})
const PLAN = {
  title: 'A registry over shards',
  version: '1',
  publish: false,
  subject: 'id',
  origin: 'diagnosis',
  profile: 'r',
  alpha: 0.05,
  confidence: 0.95,
  warnings: { duplicates: ['id'] },
  variables: {
    late: { title: 'Late stage', condition: { stage: { min: 2 } } },
    relapsed: { condition: { relapse_months: { present: true } } },
    half: { bin: { of: 'months', at: [24], labels: ['short', 'long'] } },
  },
  exclude: { none: { title: 'stage unknown', condition: { stage: { present: false } } } },
  populations: { women: { title: 'women', condition: { sex: 'f' } } },
  endpoints: {
    survival: {
      code: 'OS',
      title: 'Survival',
      event: { label: 'death', when: { dead: true }, at: 'months' },
      until: 'months',
    },
    relapse: {
      code: 'TTR',
      title: 'Relapse',
      among: 'women',
      event: { label: 'relapse', when: { relapsed: true }, at: 'relapse_months' },
      competing: { death: { label: 'death', when: { relapsed: false, dead: true }, at: 'months' } },
      until: 'months',
    },
  },
  summaries: { stage: {}, months: {}, 'stage-by-sex': { variable: 'stage', by: 'sex' } },
  estimates: { survival: { by: ['sex', 'late'] }, relapse: {} },
  tests: { 'by-stage': { method: 'log-rank', endpoint: 'survival', by: 'stage', strata: ['sex'] } },
  models: { cox: { method: 'cox', endpoint: 'survival', covariates: ['stage', 'sex'], strata: ['region'] } },
  tables: {},
}
const yaml = JSON.stringify(PLAN)

/** Patients by a rule that anybody can follow: every number is a remainder. */
const patients = Array.from({ length: 300 }, (_, i) => {
  const months = 1 + ((i * 37) % 60)
  return {
    id: i + 1,
    region: REGIONS[i % 3]!,
    sex: i % 11 === 0 ? null : i % 2 === 0 ? 'f' : 'm',
    stage: i % 13 === 0 ? null : 1 + (i % 3),
    months,
    relapse_months: i % 5 === 0 ? Math.max(1, months - 3) : null,
    dead: i % 4 === 0,
  }
})
const csv = [
  FIELDS.map(({ name }) => name),
  ...patients.map((one) => Object.values(one).map((value) => String(value ?? ''))),
]
  .map((cells) => `${cells.join()}\n`)
  .join('')
const value = (cell: unknown): string =>
  cell === null ? 'NULL' : typeof cell === 'string' ? `'${cell}'` : String(cell)
const COLUMNS =
  'id integer, region text NOT NULL, sex text, stage integer, months integer, relapse_months integer, dead boolean'

const skip = hasPostgres ? '' : ' (skipped: PostgreSQL is missing, run "make system")'

describe.skipIf(!hasPostgres)(`a coordinator and three shards${skip}`, () => {
  let all: Servers
  let coordinator: Server
  let workers: readonly Server[]

  beforeAll(async () => {
    all = servers()
    coordinator = await all.start()
    workers = await Promise.all(REGIONS.map(() => all.start()))
    await coordinator.query('CREATE EXTENSION postgres_fdw')
    await coordinator.query(`CREATE TABLE patients (${COLUMNS}) PARTITION BY LIST (region)`)
    for (const [i, region] of REGIONS.entries()) {
      const own = patients.filter((one) => one.region === region)
      await workers[i]!.query(
        `CREATE TABLE patients (${COLUMNS}); INSERT INTO patients VALUES ${own.map((one) => `(${Object.values(one).map(value).join()})`).join()}`,
      )
      await coordinator.query(
        `CREATE SERVER ${region} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${workers[i]!.port}', dbname 'postgres')`,
      )
      await coordinator.query(`CREATE USER MAPPING FOR casebook SERVER ${region} OPTIONS (user 'casebook')`)
      await coordinator.query(
        `CREATE FOREIGN TABLE patients_${region} PARTITION OF patients FOR VALUES IN ('${region}') SERVER ${region} OPTIONS (table_name 'patients')`,
      )
    }
  }, 120_000)
  afterAll(() => all?.stop())

  const cohort = () =>
    prepared(
      textFiles({
        'patients.csv': csv,
        'datapackage.json': JSON.stringify(described('patients.csv')),
        'analysis.yaml': yaml,
      }),
    )
  const open = async (shard: string) => {
    const { rows } = await cohort()
    const table = {
      ...rows,
      resources: rows.resources.map((one) => ({ ...one, path: 'public.patients.table' })),
    }
    return connect({
      description: { settings: { snapshot: '1', shard }, environment: ['REGISTRY'] },
      environment: { REGISTRY: coordinator.url },
      showKeys: false,
    })(table)
  }

  it('count what memory counts, and no row leaves a shard', async () => {
    const { counting, memory, analysed, excluded } = await cohort()
    const source = await open('region')
    const found = await source.validate()
    expect(found).toMatchObject({ violations: [], analysed, recorded: analysed + excluded })
    expect(await source.eventTables(counting.eventTables)).toEqual(
      counting.eventTables.flatMap(memory.eventTable),
    )
    expect(await source.counts(counting.counts)).toEqual(counting.counts.flatMap(memory.counts))
    await source.close()
  })

  it('refuse a statement that would move rows, as when the table is divided by another column', async () => {
    const source = await open('sex')
    await expect(source.validate()).rejects.toThrow('would move rows out of a shard')
  })

  describe('run by the pipeline', () => {
    let project: Project
    beforeAll(() => {
      project = newProject([])
      const database = { environment: 'REGISTRY', snapshot: '2026-06-30', shard: 'region' }
      project.write(
        'data/raw/shards/datapackage.json',
        JSON.stringify(described('public.patients.table', { database })),
      )
      project.write('data/raw/shards/analysis.yaml', yaml)
    })
    afterAll(() => project.dispose())
    const env = () => ({ REGISTRY: coordinator.url })

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
      const { code, err } = await project.call(['shards'], env())
      expect([code, err]).toEqual([0, ''])
      expect(
        project.read('data/derived/shards/3-durations/event-table.csv').split('\n').length,
      ).toBeGreaterThan(100)
      expect(project.read('data/derived/shards/2-validate/checks.csv')).toMatch(/server,"PostgreSQL \d+/)
      for (const [path, text] of project.tree())
        expect(text.includes(coordinator.url) || text.includes(`:${coordinator.port}`), path).toBe(false)
      expect((await project.call(['shards', '-q'], env())).out).toContain('nothing to do')
    })

    it('writes nothing when a shard dies in the middle', async () => {
      const before = project.tree()
      project.edit('data/raw/shards/datapackage.json', (text) => text.replace('2026-06-30', '2026-12-31'))
      // the shard waits for the lock, so that the count has begun when it is killed
      const lock = workers[1]!.query('BEGIN; LOCK TABLE patients; SELECT pg_sleep(60)').catch(() => 'killed')
      const running = project.call(['shards'], env())
      await waits(workers[1]!)
      workers[1]!.kill()
      const { code, err } = await running
      expect(await lock).toBe('killed')
      expect(code).toBe(1)
      expect(err).toContain('database: expected an answer of the server that REGISTRY names')
      expect(project.tree()).toEqual(before)
      expect((await project.call(['shards'], env())).code).toBe(1)
      expect(project.tree()).toEqual(before)
    })
  })
})

/** Until somebody waits for a lock. */
const waits = async (server: Server): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    const [[waiting] = []] = await server.query(
      "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'patients'::regclass",
    )
    if (Number(waiting) > 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('expected somebody to wait for the lock')
}
