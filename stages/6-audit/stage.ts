import { comparableClaims } from '../../cohort/audit/comparable-claims.ts'
import { consistency as consistencyOf } from '../../cohort/audit/consistency/consistency.ts'
import { shortestFollowUp } from '../../cohort/audit/consistency/shortest-follow-up.ts'
import { fingerprint as fingerprintOf } from '../../cohort/audit/fingerprint.ts'
import { recomputer } from '../../cohort/audit/recomputer.ts'
import { roundingOf } from '../../cohort/audit/rounding/rounding.ts'
import { searchExplanations } from '../../cohort/audit/search.ts'
import { conclusionsBeside, targetsOf } from '../../cohort/audit/target.ts'
import { alternatives } from '../../cohort/other-conventions.ts'
import type { Result } from '../../cohort/result.ts'
import { subjectsOf } from '../../cohort/subject-table.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { claims, claimFaults as statedFaults } from '../2-validate/artifacts.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { testResults } from '../5-compare/artifacts.ts'
import {
  auditFaults,
  consistency,
  explanations,
  fingerprint,
  joint,
  oneSet,
  rounding,
  search,
  verdicts,
} from './artifacts.ts'
import { auditedOf, recomputed } from './audited-input.ts'
import { claimFaults } from './claim-faults.ts'
import { type Evidence, judgeClaim } from './judge-claim.ts'
import {
  consistencyRows,
  explanationRows,
  jointRows,
  oneSetRows,
  roundingRows,
  searchRecord,
} from './rows.ts'

export const audit = cohortStage({
  name: '6-audit',
  summary: 'claims against results: verdicts and explanations',
  module: 'stages/6-audit/stage.ts',
  scope: 'cohort',
  reads: { ...recomputed, claims, statedFaults, estimateResults, testResults },
  writes: { verdicts, fingerprint, explanations, joint, search, rounding, oneSet, consistency, auditFaults },
  run: (input, tell) => {
    const written = new Map(
      [...input.estimateResults, ...input.testResults].map((result): [string, Result] => [result.id, result]),
    )
    const faults = claimFaults(input.claims, written, input.rules, Object.values(input.statedFaults).flat())
    if (faults.length > 0)
      return { ...NO_AUDIT, search: searchRecord(NO_SEARCH), auditFaults: { claims: faults } }
    const audited = auditedOf(input)
    const claims = comparableClaims(input.claims, input.rules)
    const evidence = (known: Evidence['known']): Evidence => ({
      ...audited,
      results: written,
      comparable: new Map(claims.map((claim) => [claim.id, claim])),
      known,
      alpha: input.rules.alpha,
      subjects: subjectsOf(input.subjects, input.variables),
    })
    const printed = consistencyRows(
      consistencyOf(claims, shortestFollowUp(claims, written, audited), input.rules),
    )
    // a registry, or pooled packages: there is no row that could be other
    if (input.subjects.rows.length === 0) {
      const known = { others: [], withinRounding: new Set<string>(), explanations: null }
      return {
        ...NO_AUDIT,
        verdicts: input.claims.map((claim) => judgeClaim(claim, evidence(known))),
        search: searchRecord(NO_SEARCH),
        consistency: printed,
        auditFaults: {},
      }
    }
    const results = { estimates: input.estimateResults, tests: input.testResults }
    const recompute = recomputer(audited, claims, results)
    const targets = targetsOf(claims)
    const others = targets.length === 0 ? [] : alternatives(recompute, audited, tell)
    const found = searchExplanations(targets, recompute, audited, results, others, tell)
    const unprinted = conclusionsBeside(targets, results)
    const rounded = roundingOf(
      [...targets, ...unprinted],
      recomputer(audited, [...claims, ...unprinted], results),
      audited,
      tell,
    )
    const withinRounding = new Set(
      rounded.ranges.flatMap(({ target, witness }) =>
        witness === null ? [] : target.claims.map(({ id }) => id),
      ),
    )
    const known = { others, withinRounding, explanations: found.explanations }
    return {
      verdicts: input.claims.map((claim) => judgeClaim(claim, evidence(known))),
      fingerprint: targets.length === 0 ? [] : fingerprintOf(targets, others, recompute, audited),
      explanations: explanationRows(found.explanations),
      joint: jointRows(found.joint, audited),
      search: searchRecord(found),
      rounding: roundingRows(rounded, written),
      oneSet: oneSetRows(rounded),
      consistency: printed,
      auditFaults: {},
    }
  },
})

const NO_SEARCH = {
  open: new Set<never>(),
  explanations: [],
  joint: [],
  singles: 0,
  refused: 0,
  different: 0,
  looks: 0,
  pairs: null,
}

/** Of a registry changes of single cells and exact times behind rounded ones cannot be had; with faults in claims.csv, nothing. */
const NO_AUDIT = {
  verdicts: [],
  fingerprint: [],
  explanations: [],
  joint: [],
  rounding: [],
  oneSet: [],
  consistency: [],
}
