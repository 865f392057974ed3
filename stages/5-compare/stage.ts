import { comparisonResultsOf } from '../../cohort/results/compute.ts'
import { digitsOf } from '../../cohort/results/digits-of.ts'
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
  run: (input, tell) => {
    const variables = new Map(input.variables.map((variable) => [variable.name, variable]))
    const counted = { ...input, eventRows: input.eventTable, countRows: input.counts, variables }
    const digits = digitsOf({ tests: input.tests }, counted, input.rules)
    return {
      results: withDecimals(comparisonResultsOf(counted, input.rules), digits),
      simulated: withDecimals(simulated(input.simulations, counted, input.rules, tell), digits),
    }
  },
})
