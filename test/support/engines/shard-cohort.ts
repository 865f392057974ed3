import type { Server } from '../../../tools/support/postgres-server.ts'

export const REGIONS = ['north', 'south', 'west']
const MARKS = ['A', 'B', 'C']
const FIELDS = [
  { name: 'id', type: 'integer', constraints: { required: true, unique: true } },
  { name: 'region', type: 'string', categories: REGIONS, constraints: { required: true } },
  { name: 'sex', type: 'string', categories: ['f', 'm'] },
  { name: 'stage', type: 'integer', categories: [1, 2, 3] },
  { name: 'months', type: 'integer', unit: 'mo', constraints: { required: true, minimum: 1, maximum: 600 } },
  { name: 'relapse_months', type: 'integer', unit: 'mo' },
  { name: 'dead', type: 'boolean', constraints: { required: true } },
  { name: 'marks', type: 'list', delimiter: '+', categories: MARKS, emptyList: 'none' },
  { name: 'diagnosed', type: 'date', constraints: { required: true } },
  { name: 'operated', type: 'date' },
  { name: 'seen', type: 'date', constraints: { required: true } },
]
const COLUMNS =
  'id integer, region text NOT NULL, sex text, stage integer, months integer, relapse_months integer, dead boolean, marks text, diagnosed date, operated date, seen date'

/** The descriptor of the rows as a file, or as a table. */
export const described = (path: string, more: object = {}) =>
  JSON.stringify({
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

/** A plan with everything that a shard can be asked. */
export const plan = JSON.stringify({
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
    after_relapse: { difference: ['months', 'relapse_months'], unit: 'mo' },
    wait: { difference: ['operated', 'diagnosed'] },
    operated_at_all: { condition: { operated: { present: true } } },
    early: { condition: { diagnosed: { until: '2012-06-30' } } },
    many_marks: { items: ['marks'] },
    marked: { condition: { marks: { includes: ['A', 'C'] } } },
    unmarked: { condition: { marks: { empty: true } } },
  },
  checks: {
    order: { title: 'diagnosis, operation, last contact', order: ['diagnosed', 'operated', 'seen'] },
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
    days: {
      code: 'OSD',
      title: 'Survival in days',
      event: { label: 'death', when: { dead: true }, at: 'seen' },
      from: 'diagnosed',
      until: 'seen',
      cutoff: '2016-01-01',
      in: { unit: 'mo', divisor: 30.4375 },
    },
  },
  summaries: {
    stage: {},
    months: {},
    wait: {},
    after_relapse: {},
    marks: {},
    many_marks: { by: 'unmarked' },
    'stage-by-sex': { variable: 'stage', by: 'sex' },
  },
  estimates: {
    survival: { by: ['sex', 'late', 'early', 'operated_at_all'] },
    relapse: {},
    days: { by: ['marked'] },
  },
  tests: { 'by-stage': { method: 'log-rank', endpoint: 'survival', by: 'stage', strata: ['sex'] } },
  models: {
    cox: { method: 'cox', endpoint: 'survival', covariates: ['stage', 'sex'], strata: ['region'] },
    odds: { method: 'logistic', outcome: 'dead', among: 'women', covariates: ['stage', 'sex', 'region'] },
  },
  tables: {},
})

const day = (after: number): string => new Date(Date.UTC(2010, 0, 1 + after)).toISOString().slice(0, 10)

/** Patients by a rule that anybody can follow: every number is a remainder. A hundred of each region. */
const patients = Array.from({ length: 300 }, (_, i) => {
  const months = 1 + ((i * 37) % 60)
  const diagnosed = (i * 53) % 1500
  return {
    id: i + 1,
    region: REGIONS[i % 3]!,
    sex: i % 11 === 0 ? null : i % 2 === 0 ? 'f' : 'm',
    stage: i % 13 === 0 ? null : 1 + (i % 3),
    months,
    relapse_months: i % 5 === 0 ? Math.max(1, months - 3) : null,
    dead: i % 4 === 0,
    marks: i % 17 === 0 ? null : i % 7 === 0 ? 'none' : i % 2 === 0 ? 'A + B' : MARKS[i % 3]!,
    diagnosed: day(diagnosed),
    operated: i % 6 === 0 ? null : day(diagnosed + (i % 9)),
    seen: day(diagnosed + 10 + months * 30),
  }
})

export const csv = [
  FIELDS.map(({ name }) => name),
  ...patients.map((one) => Object.values(one).map((value) => String(value ?? ''))),
]
  .map((cells) => `${cells.join()}\n`)
  .join('')

const literal = (cell: unknown): string =>
  cell === null ? 'NULL' : typeof cell === 'string' ? `'${cell}'` : String(cell)

/** A row of the table, with some cells otherwise. */
export const row = (i: number, other: object = {}): string =>
  `(${Object.values({ ...patients[i]!, ...other })
    .map(literal)
    .join()})`

/** A table `name` of the coordinator, divided by region over these workers, each of which has a table of that name. */
export const divide = async (
  name: string,
  coordinator: Server,
  workers: readonly Server[],
): Promise<void> => {
  await coordinator.query(`CREATE TABLE ${name} (${COLUMNS}) PARTITION BY LIST (region)`)
  for (const [i, worker] of workers.entries()) {
    const own = REGIONS.filter((_, j) => j % workers.length === i)
    const rows = patients.flatMap(({ region }, j) => (own.includes(region) ? [row(j)] : []))
    await worker.query(`CREATE TABLE ${name} (${COLUMNS}); INSERT INTO ${name} VALUES ${rows.join()}`)
    await foreign(coordinator, `${name}_${i}`, name, own, i)
  }
}

/** A part of a divided table, which lies under another name on a server. */
export const foreign = (
  coordinator: Server,
  part: string,
  name: string,
  regions: readonly string[],
  server: number,
  there = name,
) =>
  coordinator.query(
    `CREATE FOREIGN TABLE ${part} PARTITION OF ${name} FOR VALUES IN (${regions.map(literal).join()}) SERVER worker${server} OPTIONS (table_name '${there}')`,
  )
