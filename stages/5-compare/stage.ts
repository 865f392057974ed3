import { testsOf } from '../../cohort/recompute.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { endpoints, models, rules, tests, variables } from '../2-validate/artifacts.ts'
import { counts, eventTable } from '../3-durations/artifacts.ts'
import { testResults } from './artifacts.ts'

export const compare = cohortStage({
  name: '5-compare',
  summary: 'counts to tests between groups and regressions',
  module: 'stages/5-compare/stage.ts',
  scope: 'cohort',
  reads: { eventTable, counts, variables, endpoints, tests, models, rules },
  writes: { results: testResults },
  run: (input) => {
    const variables = new Map(input.variables.map((variable) => [variable.name, variable]))
    return {
      results: testsOf(
        { ...input, eventRows: input.eventTable, countRows: input.counts, variables },
        input.rules,
      ),
    }
  },
})
