import type { Rules } from './conventions.ts'
import type { CountRow } from './count-rows.ts'
import { endpointUnit } from './endpoint-unit.ts'
import { estimatedGroups } from './estimates/group.ts'
import { ESTIMATE_PARTS, type EstimatePart, estimateResults } from './estimates/index.ts'
import type { EventRow } from './event-rows.ts'
import { modelResults } from './models/index.ts'
import type { Endpoint, Estimate, Model, Summary, Test } from './plan.ts'
import type { Result } from './result.ts'
import { summaryResults } from './summaries.ts'
import { testResults } from './tests/index.ts'
import type { Variable } from './value.ts'

/** All that results are computed from: counts, and the sections of the plan. */
export interface Counted {
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
  readonly variables: ReadonlyMap<string, Variable>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly summaries: Readonly<Record<string, Summary>>
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly tests: Readonly<Record<string, Test>>
  readonly models: Readonly<Record<string, Model>>
}

/** Descriptive results and estimates: what stage 4 writes. */
export const estimatesOf = (
  counted: Omit<Counted, 'tests' | 'models'>,
  rules: Rules,
  parts: readonly EstimatePart[] = ESTIMATE_PARTS,
  groups = estimatedGroups(counted.estimates, counted.eventRows, counted.variables),
): readonly Result[] => [
  ...summaryResults(counted.summaries, counted.countRows, counted.variables, rules),
  ...estimateResults(
    groups,
    counted.estimates,
    counted.endpoints,
    (endpoint) => endpointUnit(counted.endpoints[endpoint]!, counted.variables),
    rules,
    parts,
  ),
]

/** Tests between groups and models: what stage 5 writes. */
export const testsOf = (
  counted: Pick<Counted, 'eventRows' | 'countRows' | 'variables' | 'endpoints' | 'tests' | 'models'>,
  rules: Rules,
): readonly Result[] => [
  ...testResults(counted.tests, counted, rules),
  ...modelResults(counted.models, counted, rules),
]
