import { comparisonResultsOf } from '../../cohort/results/compute.ts'
import { digitsOf } from '../../cohort/results/precision-of-results.ts'
import { withDecimals } from '../../cohort/results/shown-decimals.ts'
import { simulationResults as simulated } from '../../cohort/results/simulations/index.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import {
  endpoints,
  estimates,
  models,
  rules,
  simulations,
  tests,
  variables,
} from '../2-validate/artifacts.ts'
import { counts, eventTable } from '../3-durations/artifacts.ts'
import { simulationResults, testResults } from './artifacts.ts'

export const compare = cohortStage({
  name: '5-compare',
  summary: 'counts to tests between groups, regressions, and simulated error rates and coverage',
  module: 'stages/5-compare/stage.ts',
  scope: 'cohort',
  reads: { eventTable, counts, variables, endpoints, estimates, tests, models, simulations, rules },
  writes: { results: testResults, simulated: simulationResults },
  run: (input, reportProgress) => {
    const variables = new Map(input.variables.map((variable) => [variable.name, variable]))
    const sources = { ...input, eventRows: input.eventTable, countRows: input.counts, variables }
    const digits = digitsOf({ tests: input.tests }, sources, input.rules)
    return {
      results: withDecimals(comparisonResultsOf(sources, input.rules), digits),
      simulated: withDecimals(simulated(input.simulations, sources, input.rules, reportProgress), digits),
    }
  },
})
