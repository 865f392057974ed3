import { estimateResultsOf, groupsOf } from '../../cohort/results/compute.ts'
import { curvePoints } from '../../cohort/results/curves.ts'
import { digitsOf } from '../../cohort/results/precision-of-results.ts'
import { withDecimals } from '../../cohort/results/shown-decimals.ts'
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
    const variablesByName = new Map(input.variables.map((variable) => [variable.name, variable]))
    const sources = {
      ...input,
      eventRows: input.eventTable,
      countRows: input.counts,
      variables: variablesByName,
    }
    return {
      results: withDecimals(estimateResultsOf(sources, input.rules), digitsOf(input, sources, input.rules)),
      curves: curvePoints(groupsOf(sources, input.rules), input.endpoints, input.rules),
    }
  },
})
