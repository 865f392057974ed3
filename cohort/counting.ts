import type { Plan } from './plan.ts'

/** What has to be counted for a plan: the only thing that an engine is asked. */
export interface Counting {
  /** The variable that names a subject. */
  readonly subject: string
  readonly eventTables: readonly EventTableRequest[]
  readonly counts: readonly CountsRequest[]
}

/** One event table per group of `by` within each stratum; everybody is one group where `by` is null. */
export interface EventTableRequest {
  readonly endpoint: string
  readonly by: string | null
  readonly strata: readonly string[]
}

/** How many subjects of a population have each value of a variable, in each group of `by`. */
export interface CountsRequest {
  readonly population: string | null
  readonly variable: string
  readonly by: string | null
}

/** Each request once, in the order of its key. */
export const countingOf = (plan: Pick<Plan, 'subject' | 'estimates' | 'tests' | 'summaries'>): Counting => {
  const eventTables: EventTableRequest[] = []
  const counts: CountsRequest[] = []
  for (const [id, { endpoint = id, by }] of Object.entries(plan.estimates))
    for (const group of [null, ...by]) eventTables.push({ endpoint, by: group, strata: [] })
  for (const test of Object.values(plan.tests)) {
    if (test.method === 'log-rank')
      eventTables.push({ endpoint: test.endpoint, by: test.by, strata: test.strata })
    else counts.push({ population: test.among ?? null, variable: test.variable, by: test.by })
  }
  for (const [id, { variable = id, among = null, by = null }] of Object.entries(plan.summaries))
    counts.push({ population: among, variable, by })
  return { subject: plan.subject, eventTables: unique(eventTables), counts: unique(counts) }
}

const unique = <T>(requests: readonly T[]): readonly T[] =>
  [...new Map(requests.map((request) => [JSON.stringify(request), request]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, request]) => request)
