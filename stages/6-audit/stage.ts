import { alternatives } from '../../cohort/other-conventions.ts'
import type { Result } from '../../cohort/result.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { DataError } from '../../pipeline/fault.ts'
import {
  claims,
  endpoints,
  estimates,
  models,
  rules,
  summaries,
  tests,
  variables,
} from '../2-validate/artifacts.ts'
import { counts, eventTable } from '../3-durations/artifacts.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { testResults } from '../5-compare/artifacts.ts'
import { verdicts } from './artifacts.ts'
import { claimFaults } from './claim-faults.ts'
import { judge } from './judge.ts'

export const audit = cohortStage({
  name: '6-audit',
  summary: 'claims against results: verdicts and explanations',
  module: 'stages/6-audit/stage.ts',
  scope: 'cohort',
  reads: {
    claims,
    estimateResults,
    testResults,
    eventTable,
    counts,
    variables,
    endpoints,
    summaries,
    estimates,
    tests,
    models,
    rules,
  },
  writes: { verdicts },
  run: (input) => {
    const results = new Map(
      [...input.estimateResults, ...input.testResults].map((result): [string, Result] => [result.id, result]),
    )
    const faults = claimFaults(input.claims, results)
    if (faults.length > 0) throw new DataError(faults)
    const known = new Map(input.variables.map((variable) => [variable.name, variable]))
    const others =
      input.claims.length === 0
        ? []
        : alternatives(
            { ...input, eventRows: input.eventTable, countRows: input.counts, variables: known },
            input.rules,
          )
    return { verdicts: input.claims.map((claim) => judge(claim, results.get(claim.result), others)) }
  },
})
