import type { CountsRequest, EventTableRequest } from '../../cohort/counts/counting.ts'
import { connect } from '../../engines/postgres.ts'
import type { RegistryRows } from '../../engines/row-source.ts'
import { registryPlan } from '../registry/plan.ts'

const plan = registryPlan(
  'public.registry.table',
  [
    { name: 'id', type: 'integer' },
    { name: 'months', type: 'integer' },
    { name: 'outcome', type: 'string' },
    { name: 'arm', type: 'string' },
    { name: 'region', type: 'string' },
    { name: 'age', type: 'integer' },
  ],
  {
    code: 'E',
    title: 'E',
    event: { label: 'event', when: { outcome: 'event' }, at: 'months' },
    competing: { other: { label: 'other', when: { outcome: 'other' }, at: 'months' } },
    until: 'months',
  },
)

/** The counts for curves by arm, a log-rank test within regions, and a table of age and region by arm. */
const EVENTS: readonly EventTableRequest[] = [
  { endpoint: 'event', by: [], strata: [] },
  { endpoint: 'event', by: ['arm'], strata: [] },
  { endpoint: 'event', by: ['arm'], strata: ['region'] },
]
const COUNTS: readonly CountsRequest[] = [
  { population: null, variable: 'age', by: null },
  { population: null, variable: 'age', by: 'arm' },
  { population: null, variable: 'region', by: 'arm' },
]

const open = (url: string, shard: string | null): Promise<RegistryRows> =>
  connect({
    description: {
      settings: { snapshot: '1', ...(shard === null ? {} : { shard }) },
      environment: ['CASEBOOK_URL'],
    },
    environment: { CASEBOOK_URL: url },
    showKeys: false,
  })(plan)

/** Connects, counts and disconnects, as stage 3 does. */
export const counted = async (url: string, shard: string | null): Promise<unknown> => {
  const source = await open(url, shard)
  const events = await source.eventTables(EVENTS)
  const counts = await source.counts(COUNTS)
  await source.close()
  return { events, counts }
}

/** Connects, validates and disconnects, as stage 2 does. */
export const validated = async (url: string, shard: string | null): Promise<void> => {
  const source = await open(url, shard)
  const { violations } = await source.validate()
  await source.close()
  if (violations.length > 0) throw new Error(JSON.stringify(violations))
}
