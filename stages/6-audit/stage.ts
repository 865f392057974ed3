import { citedResults, conclusionsBeside } from '../../audit/claims/cited-result.ts'
import type { Claim } from '../../audit/claims/claim.ts'
import { claimsIn } from '../../audit/claims/claim.ts'
import { comparableClaims } from '../../audit/claims/comparable-claims.ts'
import { consistency as consistencyOf } from '../../audit/consistency/consistency.ts'
import { shortestFollowUp } from '../../audit/consistency/shortest-follow-up.ts'
import { alternatives } from '../../audit/conventions/alternative-conventions.ts'
import { fingerprint as fingerprintOf } from '../../audit/conventions/fingerprint.ts'
import type { AuditInput } from '../../audit/recompute/audit-input.ts'
import { recomputer } from '../../audit/recompute/recomputer.ts'
import { type Rounding, roundingRange } from '../../audit/rounding/rounding-range.ts'
import { judgeClaim } from '../../audit/verdicts/judge-claim.ts'
import type { Known } from '../../audit/verdicts/judge-number.ts'
import { namedRules } from '../../audit/verdicts/named-rules.ts'
import type { Result } from '../../cohort/results/result.ts'
import { subjectsOf } from '../../cohort/subjects/subject-table.ts'
import type { ReportProgress } from '../../cohort/values/progress.ts'
import { cohortStage, type Values } from '../../pipeline/contracts.ts'
import {
  besideClaims,
  claimPlaces,
  claims,
  figureSets,
  claimFaults as statedFaults,
} from '../2-validate/artifacts.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { testResults } from '../5-compare/artifacts.ts'
import {
  auditFaults,
  besideEvidence,
  consistency,
  figureRanges,
  fingerprint,
  oneSet,
  rounding,
  verdicts,
} from './artifacts.ts'
import { auditedOf, recomputed } from './audited-input.ts'
import { claimFaults } from './claim-faults.ts'
import { figureAudit } from './figure-audit.ts'
import { besideRows, consistencyRows, oneSetRows, roundingRows } from './rows.ts'

const reads = {
  ...recomputed,
  figureSets,
  claims,
  besideClaims,
  claimPlaces,
  statedFaults,
  estimateResults,
  testResults,
}

export const audit = cohortStage({
  name: '6-audit',
  summary: 'claims against results: verdicts, rules, rounding, consistency',
  module: 'stages/6-audit/stage.ts',
  scope: 'cohort',
  reads,
  writes: { verdicts, fingerprint, rounding, oneSet, figureRanges, besideEvidence, consistency, auditFaults },
  run: (input, reportProgress) => {
    const resultsById = new Map(
      [...input.estimateResults, ...input.testResults].map((result): [string, Result] => [result.id, result]),
    )
    const stated = claimsIn(input.claims, input.rules.shown?.language)
    const faults = claimFaults(
      stated,
      resultsById,
      input.rules,
      Object.values(input.statedFaults).flat(),
      input.claimPlaces['manuscript'],
    )
    if (faults.length > 0) return { ...NO_AUDIT, auditFaults: { claims: faults } }
    const audited = auditedOf(input)
    const comparable = comparableClaims(stated, input.rules)
    const results = { estimates: input.estimateResults, tests: input.testResults }
    // registries and pooled cohorts have no rows to recompute
    const recomputation =
      input.subjects.rows.length === 0
        ? FROM_COUNTS
        : fromRows(comparable, audited, results, resultsById, reportProgress)
    const figure = figureAudit(input.figureSets['set'], stated, comparable, audited, results, reportProgress)
    const evidence = {
      ...audited,
      results: resultsById,
      comparable: new Map(comparable.map((claim) => [claim.id, claim])),
      known: { ...recomputation.known, figure: figure.evidence },
      alpha: input.rules.alpha,
      subjects: subjectsOf(input.subjects, input.variables),
    }
    return {
      verdicts: stated.map((claim) => judgeClaim(claim, evidence)),
      fingerprint: recomputation.fingerprint,
      rounding: roundingRows(recomputation.rounding, resultsById),
      oneSet: oneSetRows(recomputation.rounding),
      figureRanges: figure.rows === null ? {} : { ranges: figure.rows },
      besideEvidence: beside(input, audited, results, resultsById, reportProgress),
      consistency: consistencyRows(
        consistencyOf(
          comparable,
          shortestFollowUp(comparable, resultsById, audited),
          input.rules,
          populationIn(audited),
        ),
      ),
      auditFaults: {},
    }
  },
})

/** With faults in claims.csv nothing is audited. */
const NO_AUDIT = {
  verdicts: [],
  fingerprint: [],
  rounding: [],
  oneSet: [],
  figureRanges: {},
  besideEvidence: {},
  consistency: [],
}

/** The numbers of a manuscript beside claims.csv, over all tables of the figure that the cohort was read from. */
const beside = (
  input: Pick<Values<typeof reads>, 'besideClaims' | 'figureSets' | 'rules'>,
  audited: AuditInput,
  results: Parameters<typeof figureAudit>[4],
  resultsById: ReadonlyMap<string, Result>,
  reportProgress: ReportProgress,
) => {
  const set = input.figureSets['set']
  const written = input.besideClaims['manuscript']
  if (set === undefined || written === undefined) return {}
  // what names no result is a fault of the manuscript's own stage
  const stated = written.filter(
    (claim) => claimFaults([claim], resultsById, input.rules, [], undefined).length === 0,
  )
  const comparable = comparableClaims(stated, input.rules)
  const { evidence } = figureAudit(set, stated, comparable, audited, results, reportProgress)
  return { manuscript: besideRows(evidence) }
}

/** Alternative rules and exact times cannot be computed from counts. */
const FROM_COUNTS = {
  known: {
    rules: () => ({ whole: [], alone: [], against: '' }),
    withinRounding: new Set<string>(),
    onlyAlone: new Map<string, readonly string[]>(),
  },
  fingerprint: [],
  rounding: { ranges: [], sets: [] },
} as const

const fromRows = (
  claimed: readonly Claim[],
  audited: AuditInput,
  results: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
  resultsById: ReadonlyMap<string, Result>,
  reportProgress: ReportProgress,
) => {
  const recompute = recomputer(audited, claimed, results)
  const targets = citedResults(claimed)
  const others = targets.length === 0 ? [] : alternatives(recompute, audited, reportProgress)
  const unreported = conclusionsBeside(targets, results)
  const rounded = roundingRange(
    [...targets, ...unreported],
    recomputer(audited, [...claimed, ...unreported], results),
    audited,
    reportProgress,
  )
  return {
    known: evidenceOf(rounded, namedRules(claimed, resultsById, others)),
    fingerprint: targets.length === 0 ? [] : fingerprintOf(targets, others, recompute, audited),
    rounding: rounded,
  }
}

/** The population of a summary or a test. */
const populationIn =
  ({ summaries, tests }: Pick<AuditInput, 'summaries' | 'tests'>) =>
  (analysis: string): string | undefined => {
    const declared = summaries[analysis] ?? tests[analysis]
    return declared !== undefined && 'among' in declared ? declared.among : undefined
  }

const evidenceOf = ({ ranges }: Rounding, rules: Known['rules']): Omit<Known, 'figure'> => {
  const ids = ({ target }: Rounding['ranges'][number]) => target.claims.map(({ id }) => id)
  return {
    rules,
    withinRounding: new Set(ranges.filter(({ isTogether }) => isTogether).flatMap(ids)),
    onlyAlone: new Map(
      ranges
        .filter(({ witness, isTogether, against }) => witness !== null && !isTogether && against.length > 0)
        .flatMap((range) => {
          const against = range.against.map(({ claims: [claim] }) => claim!.published)
          return ids(range).map((id) => [id, against] as const)
        }),
    ),
  }
}
