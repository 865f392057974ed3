import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { connect } from '../../../engines/duckdb.ts'
import { batchesOf } from '../../../engines/sql/counts/columns.ts'
import { liesIn } from '../../support/engines/lies-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'casebook-columns-'))
afterAll(() => rmSync(folder, { recursive: true }))

const variable = (name: string, type: Variable['type'], levels?: readonly string[]): Variable => ({
  name,
  title: name,
  type,
  unit: '1',
  categories: levels?.map((value) => ({ value, label: value })) ?? null,
  ordered: false,
  source: { file: 'patients.csv', column: 1 },
  derivation: null,
  of: [],
})

const VARIABLES = [
  variable('id', 'string'),
  variable('from', 'number'),
  variable('days', 'number'),
  variable('outcome', 'string'),
  variable('arm', 'string', ['x', 'y', 'never']),
  variable('dose', 'number'),
]

const ENDPOINT: Endpoint = {
  code: 'E',
  title: 'E',
  event: { label: 'event', when: { outcome: 'event' }, at: 'days' },
  competing: { other: { label: 'other', when: { outcome: 'other' }, at: 'days' } },
  until: 'days',
}

const plan: RowsPlan = {
  subject: 'id',
  exclude: {},
  checks: {},
  populations: { dosed: { title: 'dosed', condition: { dose: { present: true } } } },
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: { fields: VARIABLES.map(({ name, type }) => ({ name, type })) },
    },
  ],
  variables: VARIABLES,
  derivations: {},
  endpoints: { e: ENDPOINT, late: { ...ENDPOINT, enters: 'from' }, dosed: { ...ENDPOINT, among: 'dosed' } },
}

const PATIENTS = [
  'a,0,0.5,event,x,1.5',
  'b,0.25,0.5,none,y,',
  'c,0.5,1.25,other,x,-0',
  'd,0.25,2.75,event,y,1.5',
  'e,0,2.75,event,,1.5',
]

const asked = async (
  patients: readonly string[],
  request: {
    readonly endpoint?: string
    readonly by?: readonly string[]
    readonly strata?: readonly string[]
  },
) => {
  writeFileSync(join(folder, 'patients.csv'), `id,from,days,outcome,arm,dose\n${patients.join('\n')}\n`)
  const rows = await connect(liesIn(folder))(plan)
  const full = { endpoint: 'e', by: [], strata: [], ...request }
  try {
    let byColumns = 0
    for await (const [, tables] of rows.columnTables([full])) byColumns += tables.length
    expect(byColumns).toBeGreaterThan(0)
    const found = await rows.eventTables([full])
    return found.map(({ stratum, group, time, entered, at_risk, events, competing, censored }) =>
      [stratum, group, time, entered, at_risk, events, competing, censored].join(' '),
    )
  } finally {
    await rows.close()
  }
}

describe('real-valued times from DuckDB, counted from columns', () => {
  it('are those of all subjects', async () => {
    expect(await asked(PATIENTS, {})).toEqual([
      '  0 5 5 0 0 0',
      '  0.5 0 5 1 0 1',
      '  1.25 0 3 0 1 0',
      '  2.75 0 2 2 0 0',
    ])
  })

  it('exclude subjects without a group or stratum; undeclared numbers are groups, minus zero is zero', async () => {
    expect(await asked(PATIENTS, { by: ['dose'], strata: ['arm'] })).toEqual([
      'arm=x dose=0 0 1 1 0 0 0',
      'arm=x dose=0 1.25 0 1 0 1 0',
      'arm=x dose=1.5 0 1 1 0 0 0',
      'arm=x dose=1.5 0.5 0 1 1 0 0',
      'arm=y dose=1.5 0 1 1 0 0 0',
      'arm=y dose=1.5 2.75 0 1 1 0 0',
    ])
  })

  it('count subjects that enter late from their entry', async () => {
    expect(await asked(PATIENTS, { endpoint: 'late', by: ['arm'] })).toEqual([
      ' arm=x 0 1 1 0 0 0',
      ' arm=x 0.5 1 1 1 0 0',
      ' arm=x 1.25 0 1 0 1 0',
      ' arm=y 0.25 2 0 0 0 0',
      ' arm=y 0.5 0 2 0 0 1',
      ' arm=y 2.75 0 1 1 0 0',
    ])
  })

  it('are of the population only', async () => {
    expect(await asked(PATIENTS, { endpoint: 'dosed', by: ['arm'] })).toContain(' arm=y 0 1 1 0 0 0')
  })

  it('are refused, not guessed, where the rows are not as they were validated', async () => {
    await expect(asked([...PATIENTS, 'f,0,1.5,none,unheard-of,1'], { by: ['arm'] })).rejects.toThrow(
      'expected a code below 16, found 255',
    )
    await expect(asked([...PATIENTS, 'f,0,,none,x,1'], {})).rejects.toThrow(
      'expected a time of 0 or more, found NaN',
    )
  })
})

it('a time that is missing in Parquet is refused too, whatever lies in its place', async () => {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const path = join(folder, 'patients.parquet')
  await connection.run(
    `COPY (SELECT 'a' AS id, 0.0 AS "from", NULL::DOUBLE AS days, 'none' AS outcome, 'x' AS arm, 1.0 AS dose) TO '${path}'`,
  )
  connection.closeSync()
  const resources = plan.resources.map((one) => ({ ...one, path: 'patients.parquet' }))
  const rows = await connect({ ...liesIn(''), pathOf: () => path })({ ...plan, resources })
  await expect(rows.eventTables([{ endpoint: 'e', by: [], strata: [] }])).rejects.toThrow('found NaN')
  await rows.close()
})

describe('requests are read together', () => {
  const levels = new Map(
    [3, 99, 999, 9_999, 70_000].map((size) => [
      `v${size}`,
      { variable: `v${size}`, values: Array.from({ length: size }, (_, i) => i) },
    ]),
  )
  const batches = (...by: readonly (readonly string[])[]) =>
    batchesOf(
      by.map((own) => ({ endpoint: 'e', by: own, strata: [] })),
      levels,
      4,
    ).map(({ requests }) => requests.map((request) => request.by.join()).join(' '))

  it('as long as one number holds all that they are named by; what is more is left to be grouped', () => {
    expect(batches([], ['v3'], ['v99'], ['v3', 'v99'])).toEqual([' v3 v99 v3,v99'])
    expect(batches(['v99'], ['v999'], ['v3'])).toEqual(['v99', 'v999 v3'])
    // four kinds of what may happen at a time besides
    expect(batches(['v9999'], ['v3'])).toEqual(['v9999', 'v3'])
    expect(batches(['v70000'], ['v99', 'v999'], ['v3'], ['undeclared'])).toEqual(['v3'])
  })
})
