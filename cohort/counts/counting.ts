import type { Model } from '../descriptors/plan/model.ts'
import type { Plan } from '../descriptors/plan/plan.ts'
import type { Test } from '../descriptors/plan/test.ts'

/** What has to be counted for a plan: the only thing that an engine is asked. */
export interface Counting {
  /** The variable that names a subject. */
  readonly subject: string
  readonly eventTables: readonly EventTableRequest[]
  readonly counts: readonly CountsRequest[]
  /** Of a pooled cohort: its members, whose counts are added up. */
  readonly pool?: Readonly<Record<string, MemberSize>>
}

/** How many subjects a member of a pooled cohort has, and how many of them are of each population. */
export interface MemberSize {
  readonly subjects: number
  readonly populations: Readonly<Record<string, number>>
}

/** One event table per combination of `by` within each stratum; everybody is one group where `by` is empty. */
export interface EventTableRequest {
  readonly endpoint: string
  readonly by: readonly string[]
  readonly strata: readonly string[]
}

/** How many subjects of a population have each value of a variable, in each group of `by`. */
export interface CountsRequest {
  readonly population: string | null
  readonly variable: string
  readonly by: string | null
}

/** Each request once, in the order of its key. */
export const countingOf = (
  plan: Pick<Plan, 'subject' | 'estimates' | 'tests' | 'models' | 'summaries'> & Partial<Plan>,
): Counting => {
  const eventTables = [
    ...Object.values(plan.estimates).flatMap(({ endpoint, by }) =>
      [[], ...by.map((group) => [group])].map(
        (groups): EventTableRequest => ({ endpoint, by: groups, strata: [] }),
      ),
    ),
    ...[...Object.values(plan.tests), ...Object.values(plan.models)].flatMap((of) =>
      'endpoint' in of ? [{ endpoint: of.endpoint, by: [], strata: [] }, timesOf(of)] : [],
    ),
  ]
  const counts = [
    ...Object.values(plan.tests).flatMap(countsOfTest),
    ...Object.values(plan.summaries).map(
      ({ variable, among = null, by = null }): CountsRequest => ({
        population: among,
        variable,
        by,
      }),
    ),
  ]
  return { subject: plan.subject, eventTables: unique(eventTables), counts: unique(counts) }
}

/** What a test or a model of times compares; everybody is counted too, since who is in no group is left out. */
export const timesOf = (of: Extract<Test, { endpoint: string }> | Model): EventTableRequest => ({
  endpoint: of.endpoint,
  by: 'covariates' in of ? of.covariates : [of.by],
  strata: strataOf(of),
})

const strataOf = (of: Test | Model): readonly string[] => {
  if ('across' in of) return [of.across]
  return 'strata' in of ? of.strata : []
}

/** Pairs are counted as the values after within each value before; and everybody, as above. */
const countsOfTest = (test: Test): readonly CountsRequest[] => {
  if ('endpoint' in test) return []
  const population = test.among ?? null
  const [variable, by] = 'before' in test ? [test.after, test.before] : [test.variable, test.by]
  return [
    { population, variable, by: null },
    { population, variable, by },
  ]
}

const unique = <T>(requests: readonly T[]): readonly T[] =>
  [...new Map(requests.map((request) => [JSON.stringify(request), request]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, request]) => request)
