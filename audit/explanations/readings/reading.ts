import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import type { Claim } from '../../claims/claim.ts'
import type { Alternative } from '../../conventions/alternative-conventions.ts'
import { type Analysis, resultsOf } from '../../recompute/analysis.ts'
import type { AuditInput } from '../../recompute/audit-input.ts'
import type { DerivedSubject } from '../../recompute/derived-subject.ts'
import type { RuleAnswer } from '../../verdicts/named-rules.ts'

/** Another value that could have been reported without a change of the data: by another rule, row, time or level. */
export interface Reading {
  /** Readings of one family share a chance rate. */
  readonly family: string
  readonly what: string
  readonly value: Pick<Result, 'value' | 'unit'>
}

/** All data from which readings are computed. */
export interface ReadingView {
  readonly audited: AuditInput
  readonly cases: readonly DerivedSubject[]
  readonly all: readonly Result[]
  /** All results by id. */
  readonly byId: ReadonlyMap<string, Result>
  readonly alternatives: readonly Alternative[]
  /** The alternatives that give a claim with its whole statement; others do not explain it. */
  readonly rules: (claim: Claim) => Pick<RuleAnswer, 'whole'>
  /** Computes a value once for all results of an analysis. */
  readonly once: <T>(key: string, make: () => T) => T
}

export const readingView = (
  input: Pick<ReadingView, 'audited' | 'cases' | 'all' | 'alternatives' | 'rules'>,
): ReadingView => {
  const cache = new Map<string, unknown>()
  return {
    ...input,
    byId: new Map(input.all.map((result) => [result.id, result])),
    once: <T>(key: string, make: () => T): T => {
      if (!cache.has(key)) cache.set(key, make())
      return cache.get(key) as T
    },
  }
}

/** A kind of reading: its values for one result. */
export type Readings = (result: Result, analysis: Analysis, view: ReadingView) => readonly Reading[]

/** The endpoint of an estimate, a test or a model; null for summaries, tests of values and models of an outcome. */
export const endpointOf = ({ section, name, plan }: Analysis): string | null => {
  if (section === 'estimates') return plan.estimates[name]!.endpoint
  const test = section === 'tests' ? plan.tests[name] : section === 'models' ? plan.models[name] : undefined
  return test !== undefined && 'endpoint' in test ? test.endpoint : null
}

/** The results of an analysis for these subjects and rules, by id, without results that have no value. */
export const valuesIn = (
  analysis: Analysis,
  cases: readonly DerivedSubject[],
  audited: AuditInput,
  rules: Rules = audited.rules,
): ReadonlyMap<string, Result> =>
  new Map(
    resultsOf(analysis, cases, audited, rules).flatMap((result) =>
      result.value === null ? [] : [[result.id, result] as const],
    ),
  )

/** The id of another statistic, level or time of the same analysis and group. */
export const idBeside = (
  { analysis, group, level, statistic, at, reference, versus }: Result,
  other: { readonly statistic?: string; readonly level?: string; readonly at?: number },
): string =>
  resultId({ analysis, group, level, statistic, reference, versus, ...(at === null ? {} : { at }), ...other })

/** The key of a value that is computed once per analysis. */
export const onceKey = (what: string, { section, name }: Analysis): string => `${what} ${section} ${name}`
