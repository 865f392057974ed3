import { type CitedResult, citedResults, isMet } from '../../audit/claims/cited-result.ts'
import { claimsIn } from '../../audit/claims/claim.ts'
import { comparableClaims } from '../../audit/claims/comparable-claims.ts'
import { alternatives } from '../../audit/conventions/alternative-conventions.ts'
import { NO_SEARCH, searchExplanations } from '../../audit/explanations/search.ts'
import { recomputer } from '../../audit/recompute/recomputer.ts'
import { cohortStage, effort } from '../../pipeline/contracts.ts'
import { claims, figureSets } from '../2-validate/artifacts.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { testResults } from '../5-compare/artifacts.ts'
import { auditFaults, verdicts } from './artifacts.ts'
import { auditedOf, recomputed } from './audited-input.ts'
import { explanations, joint, search } from './search-artifacts.ts'
import { explanationRows, jointRows, searchRecord } from './search-rows.ts'

export const searchStage = cohortStage({
  name: '6-search',
  summary: 'the smallest changes of the data that would give reported numbers that are not reproduced',
  module: 'stages/6-audit/search-stage.ts',
  scope: 'cohort',
  reads: { ...recomputed, figureSets, claims, auditFaults, verdicts, estimateResults, testResults, effort },
  writes: { explanations, joint, search },
  run: (input, reportProgress) => {
    const audited = auditedOf(input)
    // with faults in claims.csv nothing was audited
    const isAudited = Object.keys(input.auditFaults).length === 0
    const claimed = isAudited
      ? comparableClaims(claimsIn(input.claims, input.rules.shown?.language), input.rules)
      : []
    const targets = citedResults(claimed)
    const results = { estimates: input.estimateResults, tests: input.testResults }
    const byId = new Map([...results.estimates, ...results.tests].map((result) => [result.id, result]))
    // what agrees under another rule or allowing for rounded times needs no explanation
    const verdictOf = new Map(input.verdicts.map(({ id, verdict }) => [id, verdict]))
    const isExplained = ({ claims: [claim] }: CitedResult): boolean =>
      verdictOf.get(claim!.id) !== 'not reproduced'
    const open = targets.filter((target) => !isExplained(target) && !isMet(target, byId))
    // registries and pooled cohorts have no rows to change, and those of a figure were not recorded
    const isOfFigure = input.figureSets['set'] !== undefined
    const kind = input.subjects.rows.length === 0 ? 'counts' : isOfFigure ? 'figure' : input.effort
    if (kind !== 'full' || open.length === 0)
      return { explanations: [], joint: [], search: searchRecord(kind, open, NO_SEARCH) }
    const recompute = recomputer(audited, claimed, results)
    const others = alternatives(recompute, audited, reportProgress)
    const outcome = searchExplanations(
      targets,
      recompute,
      audited,
      results,
      others,
      reportProgress,
      isExplained,
    )
    return {
      explanations: explanationRows(outcome.explanations, audited),
      joint: jointRows(outcome.joint, audited),
      search: searchRecord(kind, open, outcome),
    }
  },
})
