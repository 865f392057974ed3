import type { CountRow } from '../counts/count-rows.ts'
import type { EventRow } from '../counts/event-rows.ts'
import { withTimeZero } from '../counts/time-zero.ts'
import type { Rules } from '../descriptors/conventions.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Estimate } from '../descriptors/plan/estimate.ts'
import type { Model } from '../descriptors/plan/model.ts'
import type { Summary } from '../descriptors/plan/summary.ts'
import type { Test } from '../descriptors/plan/test.ts'
import { endpointUnit } from '../subjects/endpoint-unit.ts'
import type { Variable } from '../values/value.ts'
import { type EstimatedGroup, estimatedGroups } from './estimates/group.ts'
import { ESTIMATE_PARTS, type EstimatePart, estimateResults } from './estimates/index.ts'
import { testResults } from './group-tests/index.ts'
import { modelResults } from './models/index.ts'
import type { Result } from './result.ts'
import { summaryResults } from './summaries.ts'

/** The input of the results: counts, and sections of the plan. */
export interface CohortCounts {
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
  readonly variables: ReadonlyMap<string, Variable>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly summaries: Readonly<Record<string, Summary>>
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly tests: Readonly<Record<string, Test>>
  readonly models: Readonly<Record<string, Model>>
}

/** Descriptive results and estimates, as stage 4 writes them. */
export const estimateResultsOf = (
  counted: Omit<CohortCounts, 'tests' | 'models'>,
  rules: Rules,
  parts: readonly EstimatePart[] = ESTIMATE_PARTS,
): readonly Result[] => [
  ...summaryResults(counted.summaries, counted.countRows, counted.variables, rules),
  ...estimateResults(
    groupsOf(counted, rules),
    counted.estimates,
    counted.endpoints,
    (endpoint) => endpointUnit(counted.endpoints[endpoint]!, counted.variables),
    rules,
    parts,
  ),
]

/** The groups of the estimates, with event tables that follow the rules. */
export const groupsOf = (
  {
    estimates,
    eventRows,
    endpoints,
    variables,
  }: Omit<CohortCounts, 'countRows' | 'summaries' | 'tests' | 'models'>,
  { timeZero }: Pick<Rules, 'timeZero'>,
): readonly EstimatedGroup[] =>
  estimatedGroups(estimates, withTimeZero(eventRows, timeZero, endpoints, variables), variables)

/** Tests between groups and models, as stage 5 writes them. */
export const comparisonResultsOf = (
  counted: Pick<CohortCounts, 'eventRows' | 'countRows' | 'variables' | 'endpoints' | 'tests' | 'models'>,
  rules: Rules,
): readonly Result[] => {
  const { endpoints, variables } = counted
  const ruled = {
    ...counted,
    eventRows: withTimeZero(counted.eventRows, rules.timeZero, endpoints, variables),
  }
  return [...testResults(counted.tests, ruled, rules), ...modelResults(counted.models, ruled, rules)]
}
