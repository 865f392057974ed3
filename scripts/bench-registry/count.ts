import { performance } from 'node:perf_hooks'
import { eventTables } from '../../cohort/event-rows.ts'
import type { RowsPlan } from '../../cohort/rows-plan.ts'
import type { Variable, VariableType } from '../../cohort/value.ts'
import { connect } from '../../engines/duckdb.ts'
import { kaplanMeier } from '../../statistics/kaplan-meier.ts'
import { logRank } from '../../statistics/log-rank.ts'

// <file> <months or days> [by-hand]: one process of the benchmark. Kaplan-Meier by arm and the log-rank test within regions, from
// a file; by-hand asks DuckDB one statement instead of the engine. Answers with JSON.
const [file = '', time = 'months', how = ''] = process.argv.slice(2)
const TYPES: Readonly<Record<string, VariableType>> = {
  id: 'integer',
  months: 'integer',
  days: 'number',
  outcome: 'string',
  arm: 'string',
  region: 'string',
  age: 'integer',
}
const plan: RowsPlan = {
  subject: 'id',
  exclude: {},
  checks: {},
  populations: {},
  resources: [
    {
      name: 'registry',
      path: file.endsWith('.csv') ? 'registry.csv' : 'registry.parquet',
      schema: { fields: Object.entries(TYPES).map(([name, type]) => ({ name, type })) },
    },
  ],
  variables: Object.entries(TYPES).map(
    ([name, type]): Variable => ({
      name,
      title: name,
      type,
      unit: '1',
      categories: null,
      ordered: false,
      source: { file, column: 1 },
      derivation: null,
      of: [],
    }),
  ),
  derivations: {},
  endpoints: {
    event: {
      code: 'E',
      title: 'E',
      event: { label: 'event', when: { outcome: 'event' }, at: time },
      until: time,
    },
  },
}

const engine = async (): Promise<number> => {
  const rows = await connect({ pathOf: () => file, showKeys: false })(plan)
  const table = await rows.eventTables([
    { endpoint: 'event', by: ['arm'], strata: [] },
    { endpoint: 'event', by: ['arm'], strata: ['region'] },
  ])
  await rows.close()
  for (const { times, groups } of eventTables(table, 'event', ['arm']))
    for (const group of groups) kaplanMeier(times, group)
  const { chiSquare } = logRank(eventTables(table, 'event', ['arm'], ['region']))
  if (!chiSquare.known) throw new Error(chiSquare.reason)
  return chiSquare.value
}

/** The least that SQL can be asked: the counts of one grouping, as a person would write it. */
const byHand = async (): Promise<number> => {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const answer = await connection.runAndReadAll(
    `SELECT region, arm, ${time}, count(*) FILTER (WHERE outcome = 'event'), count(*) FROM '${file}' GROUP BY ALL`,
  )
  return answer.currentRowCount
}

const value = await (how === 'by-hand' ? byHand() : engine())
console.log(
  JSON.stringify({
    value,
    milliseconds: performance.now(),
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
