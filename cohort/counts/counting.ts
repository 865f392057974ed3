import { isTimeModel, type Model, type OutcomeModel, type TimeModel } from '../descriptors/plan/model.ts'
import type { Plan, PlanVariable } from '../descriptors/plan/plan.ts'
import type { Test } from '../descriptors/plan/test.ts'

/** All counts that a plan needs: the only request to an engine. */
export interface Counting {
  /** The variable that identifies subjects. */
  readonly subject: string
  readonly eventTables: readonly EventTableRequest[]
  readonly counts: readonly CountsRequest[]
  /** Members of a pooled cohort, whose counts are summed. */
  readonly pool?: Readonly<Record<string, MemberSize>>
}

/** The number of subjects of a member of a pooled cohort, in total and in each population. */
export interface MemberSize {
  readonly subjects: number
  readonly populations: Readonly<Record<string, number>>
}

/** One event table per combination of `by` within each stratum; all subjects are one group if `by` is empty. */
export interface EventTableRequest {
  readonly endpoint: string
  readonly by: readonly string[]
  readonly strata: readonly string[]
}

/** The number of subjects of a population with each value of a variable, in each group of `by`, or of several variables. */
export interface CountsRequest {
  readonly population: string | null
  readonly variable: string
  readonly by: string | readonly string[] | null
}

/** The grouping variables of counts; none of all subjects together. */
export const groupingOf = (by: CountsRequest['by']): readonly string[] =>
  by === null ? [] : typeof by === 'string' ? [by] : by

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
    ...[...Object.values(plan.tests), ...Object.values(plan.models)].flatMap((comparison) =>
      'endpoint' in comparison
        ? [
            { endpoint: comparison.endpoint, by: [], strata: [] },
            timesOf(comparison),
            ...withoutChanges(timesOf(comparison), (name) => isChanging(plan.variables?.[name])),
          ]
        : [],
    ),
  ]
  const counts = [
    ...Object.values(plan.tests).flatMap(countsOfTest),
    ...Object.values(plan.models).flatMap((model) => (isTimeModel(model) ? [] : countsOfModel(model))),
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

/** The groups of a test or model of times; the total is counted too, because subjects without a group are excluded. */
export const timesOf = (of: Extract<Test, { endpoint: string }> | TimeModel): EventTableRequest => ({
  endpoint: of.endpoint,
  by: 'covariates' in of ? [...of.covariates, ...clusterOf(of)] : [of.by],
  strata: strataOf(of),
})

/** The same without covariates that change during follow-up: in this table each subject is in one group only. */
export const subjectsIn = (
  { endpoint, by, strata }: EventTableRequest,
  changes: (name: string) => boolean,
): EventTableRequest => ({ endpoint, by: by.filter((name) => !changes(name)), strata })

/** The same, and with one of those that change in addition; none if none changes. */
const withoutChanges = (
  request: EventTableRequest,
  changes: (name: string) => boolean,
): readonly EventTableRequest[] => {
  const changing = request.by.filter(changes)
  return changing.length === 0
    ? []
    : [
        subjectsIn(request, changes),
        ...changing.map((kept) => subjectsIn(request, (name) => name !== kept && changes(name))),
      ]
}

const isChanging = (declared: PlanVariable | undefined): boolean =>
  declared !== undefined && 'changesAt' in declared

const clusterOf = (model: TimeModel): readonly string[] =>
  'cluster' in model && model.cluster !== undefined ? [model.cluster] : []

const strataOf = (comparison: Test | Model): readonly string[] => {
  if ('across' in comparison) return [comparison.across]
  return 'strata' in comparison ? comparison.strata : []
}

/** The total is counted too. */
const countsOfTest = (test: Test): readonly CountsRequest[] => {
  if ('endpoint' in test) return []
  const population = test.among ?? null
  const { variable, by } = countedVariables(test)
  return [
    { population, variable, by: null },
    { population, variable, by },
  ]
}

/** The outcomes of all, and by covariate pattern. */
const countsOfModel = ({ outcome, among, covariates }: OutcomeModel): readonly CountsRequest[] => {
  const population = among ?? null
  return [
    { population, variable: outcome, by: null },
    { population, variable: outcome, by: byCovariates(covariates) },
  ]
}

/** One covariate is asked for as the group of a test is, so that both are one request. */
export const byCovariates = (covariates: readonly string[]): string | readonly string[] =>
  covariates.length === 1 ? covariates[0]! : covariates

/** What a test counts by what: pairs as values after by values before, and two variables as y by x. */
export const countedVariables = (
  test: Exclude<Test, { endpoint: string }>,
): { readonly variable: string; readonly by: string } => {
  if ('before' in test) return { variable: test.after, by: test.before }
  return 'x' in test ? { variable: test.y, by: test.x } : test
}

const unique = <T>(requests: readonly T[]): readonly T[] =>
  [...new Map(requests.map((request) => [JSON.stringify(request), request]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, request]) => request)
