import { curvePoints } from '../../cohort/curves.ts'
import { estimatedGroups, estimateResults } from '../../cohort/estimates.ts'
import type { Endpoint } from '../../cohort/plan.ts'
import { summaryResults } from '../../cohort/summaries.ts'
import type { Variable } from '../../cohort/value.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { endpoints, estimates, rules, summaries, variables } from '../2-validate/artifacts.ts'
import { counts, eventTable } from '../3-durations/artifacts.ts'
import { curves, estimateResults as results } from './artifacts.ts'

export const estimate = cohortStage({
  name: '4-estimate',
  summary: 'counts to curves, estimates and descriptive summaries',
  module: 'stages/4-estimate/stage.ts',
  scope: 'cohort',
  reads: { eventTable, counts, variables, endpoints, estimates, summaries, rules },
  writes: { results, curves },
  run: (input) => {
    const known = new Map(input.variables.map((variable) => [variable.name, variable]))
    const groups = estimatedGroups(input.estimates, input.eventTable, known)
    return {
      results: [
        ...summaryResults(input.summaries, input.counts, known, input.rules),
        ...estimateResults(
          groups,
          input.estimates,
          input.endpoints,
          (name) => unitOfEndpoint(input.endpoints[name]!, known),
          input.rules,
        ),
      ],
      curves: curvePoints(groups, input.endpoints, input.rules),
    }
  },
})

/** The unit of an endpoint is that of its times, which validation found to be one. */
const unitOfEndpoint = (endpoint: Endpoint, variables: ReadonlyMap<string, Variable>): string =>
  variables.get(endpoint.until)!.unit
