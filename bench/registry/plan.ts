import type { EventTableRequest } from '../../cohort/counts/counting.ts'
import type { Endpoint } from '../../cohort/descriptors/plan/endpoint.ts'
import type { RowsPlan } from '../../cohort/descriptors/rows-plan.ts'
import type { Variable } from '../../cohort/values/value.ts'

export type TimeScale = 'months' | 'days'

/** Kaplan-Meier by arm, and the log-rank test within regions. */
export const BY_ARM: EventTableRequest = { endpoint: 'event', by: ['arm'], strata: [] }
/** The same for curves alone, with a separate time axis for each arm. */
export const EACH_ARM: EventTableRequest = { endpoint: 'event', by: [], strata: ['arm'] }
export const WITHIN_REGIONS: EventTableRequest = { endpoint: 'event', by: ['arm'], strata: ['region'] }

export const ARMS = ['new', 'standard']
export const REGIONS = Array.from({ length: 8 }, (_, i) => `region ${i + 1}`)

type Field = Pick<Variable, 'name' | 'type'> & { readonly levels?: readonly string[] }

const FIELDS: readonly Field[] = [
  { name: 'id', type: 'integer' },
  { name: 'months', type: 'integer' },
  { name: 'days', type: 'number' },
  { name: 'outcome', type: 'string' },
  { name: 'arm', type: 'string', levels: ARMS },
  { name: 'region', type: 'string', levels: REGIONS },
  { name: 'age', type: 'integer' },
]

/** The plan of the synthetic registry, as its descriptors would give it. */
export const planOf = (file: string, time: TimeScale): RowsPlan =>
  registryPlan(file.endsWith('.csv') ? 'registry.csv' : 'registry.parquet', FIELDS, {
    code: 'E',
    title: 'E',
    event: { label: 'event', when: { outcome: 'event' }, at: time },
    until: time,
    competing: {},
  })

/** A plan of one endpoint, `event`, over one table. */
export const registryPlan = (path: string, fields: readonly Field[], event: Endpoint): RowsPlan => ({
  subject: 'id',
  exclude: {},
  checks: {},
  populations: {},
  resources: [
    { name: 'registry', path, schema: { fields: fields.map(({ name, type }) => ({ name, type })) } },
  ],
  variables: fields.map(
    ({ name, type, levels }): Variable => ({
      name,
      title: name,
      type,
      unit: '1',
      categories: levels?.map((value) => ({ value, label: value })) ?? null,
      ordered: false,
      source: { file: path, column: 1 },
      derivation: null,
      of: [],
    }),
  ),
  derivations: {},
  endpoints: { event },
})
