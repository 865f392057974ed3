import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import type { Claim } from '../../claims/claim.ts'
import type { Alternative } from '../../conventions/alternative-conventions.ts'
import { type Analysis, resultsOf } from '../../recompute/analysis.ts'
import type { AuditInput } from '../../recompute/audit-input.ts'
import type { DerivedSubject } from '../../recompute/derived-subject.ts'
import type { RuleAnswer } from '../../verdicts/named-rules.ts'

/** Another value that might stand where a result does without any cell changed: another rule, row, time, level. */
export interface Reading {
  /** Readings of one family share a chance rate. */
  readonly family: string
  readonly what: string
  readonly value: Pick<Result, 'value' | 'unit'>
}

/** All that a reading may look at. */
export interface ReadingView {
  readonly audited: AuditInput
  readonly cases: readonly DerivedSubject[]
  readonly all: readonly Result[]
  /** The same by id. */
  readonly byId: ReadonlyMap<string, Result>
  readonly alternatives: readonly Alternative[]
  /** Which of them give a claim with its whole statement: no other explains it. */
  readonly rules: (claim: Claim) => Pick<RuleAnswer, 'whole'>
  /** What is computed once for all results of an analysis. */
  readonly once: <T>(key: string, make: () => T) => T
}

export const readingView = (
  of: Pick<ReadingView, 'audited' | 'cases' | 'all' | 'alternatives' | 'rules'>,
): ReadingView => {
  const known = new Map<string, unknown>()
  return {
    ...of,
    byId: new Map(of.all.map((result) => [result.id, result])),
    once: <T>(key: string, make: () => T): T => {
      if (!known.has(key)) known.set(key, make())
      return known.get(key) as T
    },
  }
}

/** Every kind of reading is one of these. */
export type Readings = (result: Result, analysis: Analysis, view: ReadingView) => readonly Reading[]

/** The endpoint that an estimate, a test or a model is about; null for values. */
export const endpointOf = ({ section, name, plan }: Analysis): string | null => {
  if (section === 'estimates') return plan.estimates[name]!.endpoint
  if (section === 'models') return plan.models[name]!.endpoint
  const test = section === 'tests' ? plan.tests[name] : undefined
  return test !== undefined && 'endpoint' in test ? test.endpoint : null
}

/** The values of an analysis computed otherwise, by id; those that do not exist are not there. */
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
  { analysis, group, level, statistic, at }: Result,
  other: { readonly statistic?: string; readonly level?: string; readonly at?: number },
): string => resultId({ analysis, group, level, statistic, ...(at === null ? {} : { at }), ...other })

/** A key for what is computed once of an analysis. */
export const onceKey = (what: string, { section, name }: Analysis): string => `${what} ${section} ${name}`
