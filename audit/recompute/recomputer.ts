import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Result } from '../../cohort/results/result.ts'
import { memoized } from '../../statistics/numbers/memoized.ts'
import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'
import type { Claim } from '../claims/claim.ts'
import {
  type Analysis,
  analysisOf,
  contributionOf,
  contributionOfNone,
  requestedParts,
  resultsOf,
} from './analysis.ts'
import type { AuditInput } from './audit-input.ts'
import { type DerivedSubject, derivedSubject } from './derived-subject.ts'
import { watched } from './watched.ts'

/** Replaces one recorded subject: by none if it is excluded, by two copies if it is counted twice. */
export interface Replacement {
  readonly subject: number
  readonly by: readonly DerivedSubject[]
}

/**
 * The change of an analysis's counts by replacements, as a canonical text (numbers of contributions); empty if none.
 */
export type Change = string

/** The part of a result that is compared with a claim. */
export type Outcome = Pick<Result, 'value' | 'unit' | 'reason'>

/** Results by id. */
export type Outcomes = Pick<ReadonlyMap<string, Outcome>, 'get'>

export interface Recomputer {
  readonly cases: readonly DerivedSubject[]
  readonly analyses: readonly Analysis[]
  /** The analysis that gives a result. */
  analysisOf(resultId: string): Analysis | undefined
  /** The requested results for the recorded subjects. */
  recorded(analysis: Analysis): ReadonlyMap<string, Result>
  /** The rules on which these depend: under others that agree in them, they are the same. */
  rulesRead(analysis: Analysis): ReadonlySet<keyof Rules>
  change(analysis: Analysis, replacements: readonly Replacement[]): Change
  /** The requested results after replacements; each different change of counts is computed once and cached. */
  results(analysis: Analysis, replacements: readonly Replacement[]): Outcomes
  /** As `results`, without the cache: for changes that are computed only once. */
  compute(analysis: Analysis, replacements: readonly Replacement[]): Outcomes
}

/**
 * Recomputes the cited results after replacements of subjects. An analysis without a change of counts is not
 * recomputed, and equal changes of counts are computed once.
 * Law: without replacements the results are those of stages 4 and 5.
 */
export const recomputer = (
  audited: AuditInput,
  claims: readonly Pick<Claim, 'result'>[],
  results: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
): Recomputer => {
  const cases = audited.recorded.map((recorded) => {
    const subject = derivedSubject(recorded, audited)
    if (subject === null)
      throw new Error(`recomputer: expected a valid subject, found "${recorded[audited.subjectName]}"`)
    return subject
  })
  const byResult = citedAnalyses(audited, cases, claims, results)
  const analyses = [...new Set(byResult.values())]
  const caches = new Map(analyses.map((analysis) => [analysis, cacheOf(analysis, cases, audited)]))
  const recorded = (analysis: Analysis): ReadonlyMap<string, Result> =>
    caches.get(analysis)!.recorded().results
  const change = (analysis: Analysis, replacements: readonly Replacement[]): Change => {
    const { before, contribution } = caches.get(analysis)!
    const parts: string[] = []
    for (const { subject, by } of replacements) {
      const from = before[subject]!
      if (by.length === 1) {
        const to = contribution(by[0]!)
        if (from !== to) parts.push(`${from}>${to}`)
      } else if (from !== NO_CONTRIBUTION) parts.push(`${from}>${by.map(contribution).join('+')}`)
    }
    return parts.length < 2 ? (parts[0] ?? '') : parts.sort().join()
  }
  const compute = (analysis: Analysis, replacements: readonly Replacement[]): Outcomes => {
    const by = new Map(replacements.map((replacement) => [replacement.subject, replacement.by]))
    const edited = cases.flatMap((subject, i) => by.get(i) ?? [subject])
    return outcomesOf(resultsOf(analysis, edited, audited), recorded(analysis))
  }
  return {
    cases,
    analyses,
    analysisOf: (id) => byResult.get(id),
    recorded,
    rulesRead: (analysis) => caches.get(analysis)!.recorded().rulesRead,
    change,
    compute,
    results: (analysis, replacements) => {
      const key = change(analysis, replacements)
      if (key === '') return recorded(analysis)
      const { computed } = caches.get(analysis)!
      const outcomes = computed.get(key) ?? compute(analysis, replacements)
      computed.set(key, outcomes)
      return outcomes
    },
  }
}

/** The requested results after recomputation, as a compact array, because thousands of them are cached. */
const outcomesOf = (results: readonly Result[], recorded: ReadonlyMap<string, Result>): Outcomes => {
  const values = new Float64Array(recorded.size).fill(Number.NaN)
  const reasons = new Map<string, string>()
  const places = placesOf(recorded)
  for (const { id, value, reason } of results) {
    const place = places.get(id)
    if (place === undefined) continue
    if (value === null) reasons.set(id, reason)
    else values[place] = twelveDigits(value)
  }
  return {
    get: (id) => {
      const place = places.get(id)
      if (place === undefined) return undefined
      const { unit } = recorded.get(id)!
      const value = values[place]!
      if (!Number.isNaN(value)) return { value, unit, reason: '' }
      const reason = reasons.get(id)
      return reason === undefined ? undefined : { value: null, unit, reason }
    },
  }
}

/** The index of each result in the compact array. */
const placesOf = memoized(
  (recorded: ReadonlyMap<string, Result>): ReadonlyMap<string, number> =>
    new Map([...recorded.keys()].map((id, place) => [id, place])),
  new WeakMap(),
)

/** The number of the empty contribution. */
const NO_CONTRIBUTION = 0

/** The cache of an analysis: numbered contributions, so that changes are short texts, and computed results. */
const cacheOf = (analysis: Analysis, cases: readonly DerivedSubject[], audited: AuditInput) => {
  const numbers = new Map<string, number>([[contributionOfNone(analysis), NO_CONTRIBUTION]])
  const numberOf = memoized((_: string) => numbers.size, numbers)
  const contribution = memoized(
    (subject: DerivedSubject) => numberOf(contributionOf(subject, analysis, audited)),
    new WeakMap<DerivedSubject, number>(),
  )
  const computed = new Map<Change, Outcomes>()
  let recorded: Recorded | undefined
  return {
    contribution,
    before: cases.map(contribution),
    computed,
    recorded: () => {
      recorded ??= recordedOf(analysis, cases, audited)
      return recorded
    },
  }
}

interface Recorded {
  readonly results: ReadonlyMap<string, Result>
  readonly rulesRead: ReadonlySet<keyof Rules>
}

const recordedOf = (analysis: Analysis, cases: readonly DerivedSubject[], audited: AuditInput): Recorded => {
  const rules = watched(audited.rules)
  return {
    results: requestOf(analysis, resultsOf(analysis, cases, audited, rules.object)),
    rulesRead: rules.read,
  }
}

/** The requested results of an analysis, by id. */
export const requestOf = ({ asked }: Analysis, results: readonly Result[]): ReadonlyMap<string, Result> =>
  new Map(
    results.flatMap((result) => (asked.has(result.id) ? [[result.id, asRecorded(result)] as const] : [])),
  )

/** The result with the 12 significant digits of artifacts, on which verdicts are based. */
export const asRecorded = (result: Result): Result =>
  result.value === null ? result : { ...result, value: twelveDigits(result.value) }

/** The analysis of each cited result, reduced to the cited results. */
const citedAnalyses = (
  audited: AuditInput,
  cases: readonly DerivedSubject[],
  claims: readonly Pick<Claim, 'result'>[],
  { estimates, tests }: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
): ReadonlyMap<string, Analysis> => {
  const cited = new Set(claims.map(({ result }) => result))
  const byAnalysis = new Map<string, { section: Analysis['section']; name: string; asked: Result[] }>()
  const note = (result: Result, section: Analysis['section']): void => {
    if (!cited.has(result.id)) return
    const key = `${section} ${result.analysis}`
    const entry = byAnalysis.get(key) ?? { section, name: result.analysis, asked: [] }
    entry.asked.push(result)
    byAnalysis.set(key, entry)
  }
  for (const result of estimates) note(result, sectionOf(result, audited))
  for (const result of tests) note(result, Object.hasOwn(audited.tests, result.analysis) ? 'tests' : 'models')
  return new Map(
    [...byAnalysis.values()].flatMap(({ section, name, asked }) => {
      const analysis = requestedParts(analysisOf(section, name, asked, audited), cases, audited)
      return asked.map(({ id }): [string, Analysis] => [id, analysis])
    }),
  )
}

/** The section of a result; if a summary and an estimate have one name, the summary's result ids decide. */
const sectionOf = ({ analysis, id }: Result, audited: AuditInput): Analysis['section'] => {
  if (!Object.hasOwn(audited.summaries, analysis)) return 'estimates'
  if (!Object.hasOwn(audited.estimates, analysis)) return 'summaries'
  const summary = analysisOf('summaries', analysis, [], audited)
  return resultsOf(summary, [], audited).some((result) => result.id === id) ? 'summaries' : 'estimates'
}
