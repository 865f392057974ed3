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

/** Cases in place of one subject's recorded one: none where the subject is left out, two where it is counted twice. */
export interface Replacement {
  readonly subject: number
  readonly by: readonly DerivedSubject[]
}

/** What replacements change in the counts of an analysis, as a canonical text (numbers of contributions); empty where nothing. */
export type Change = string

/** Of a result what a claim is held against. */
export type Outcome = Pick<Result, 'value' | 'unit' | 'reason'>

/** Results by id. */
export type Outcomes = Pick<ReadonlyMap<string, Outcome>, 'get'>

export interface Recomputer {
  readonly cases: readonly DerivedSubject[]
  readonly analyses: readonly Analysis[]
  /** The analysis that gives a result. */
  analysisOf(resultId: string): Analysis | undefined
  /** The asked results of the recorded cases. */
  recorded(analysis: Analysis): ReadonlyMap<string, Result>
  change(analysis: Analysis, replacements: readonly Replacement[]): Change
  /** The asked results after replacements; each different change of counts is computed once and kept. */
  results(analysis: Analysis, replacements: readonly Replacement[]): Outcomes
  /** The same, not kept: for what is computed once only. */
  compute(analysis: Analysis, replacements: readonly Replacement[]): Outcomes
}

/**
 * Computes again, after some cases were replaced, exactly the results that claims cite: an analysis whose counts
 * did not change is not computed, and one whose counts changed alike is computed once.
 * Law: without replacements it gives what stages 4 and 5 wrote.
 */
export const recomputer = (
  audited: AuditInput,
  claims: readonly Pick<Claim, 'result'>[],
  results: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
): Recomputer => {
  const cases = audited.recorded.map((recorded) => {
    const found = derivedSubject(recorded, audited)
    if (found === null)
      throw new Error(`recomputer: expected a sound cohort, found ${recorded[audited.subjectName]}`)
    return found
  })
  const byResult = citedAnalyses(audited, cases, claims, results)
  const analyses = [...new Set(byResult.values())]
  const known = new Map(analyses.map((analysis) => [analysis, knowledgeOf(analysis, cases, audited)]))
  const recorded = (analysis: Analysis): ReadonlyMap<string, Result> => known.get(analysis)!.recorded()
  const change = (analysis: Analysis, replacements: readonly Replacement[]): Change => {
    const { before, contribution } = known.get(analysis)!
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
    const edited = cases.flatMap((one, i) => by.get(i) ?? [one])
    return outcomesOf(resultsOf(analysis, edited, audited), recorded(analysis))
  }
  return {
    cases,
    analyses,
    analysisOf: (id) => byResult.get(id),
    recorded,
    change,
    compute,
    results: (analysis, replacements) => {
      const key = change(analysis, replacements)
      if (key === '') return recorded(analysis)
      const { computed } = known.get(analysis)!
      const found = computed.get(key) ?? compute(analysis, replacements)
      computed.set(key, found)
      return found
    },
  }
}

/** Of what was computed again the asked results, as numbers side by side: thousands of them are kept. */
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

/** The place of each result among those that are asked for. */
const placesOf = memoized(
  (recorded: ReadonlyMap<string, Result>): ReadonlyMap<string, number> =>
    new Map([...recorded.keys()].map((id, place) => [id, place])),
  new WeakMap(),
)

/** The number of what adds nothing to the counts of an analysis. */
const NO_CONTRIBUTION = 0

/** What is remembered of an analysis: contributions by number, so that changes are short texts, and what was computed. */
const knowledgeOf = (analysis: Analysis, cases: readonly DerivedSubject[], audited: AuditInput) => {
  const numbers = new Map<string, number>([[contributionOfNone(analysis), NO_CONTRIBUTION]])
  const numberOf = memoized((_: string) => numbers.size, numbers)
  const contribution = memoized(
    (subject: DerivedSubject) => numberOf(contributionOf(subject, analysis, audited)),
    new WeakMap<DerivedSubject, number>(),
  )
  const computed = new Map<Change, Outcomes>()
  let recorded: ReadonlyMap<string, Result> | undefined
  return {
    contribution,
    before: cases.map(contribution),
    computed,
    recorded: () => {
      recorded ??= requestOf(analysis, resultsOf(analysis, cases, audited))
      return recorded
    },
  }
}

/** Of the results of an analysis those that are asked for, by id. */
export const requestOf = ({ asked }: Analysis, results: readonly Result[]): ReadonlyMap<string, Result> =>
  new Map(
    results.flatMap((result) => (asked.has(result.id) ? [[result.id, asRecorded(result)] as const] : [])),
  )

/** With the 12 significant digits that artifacts carry, from which claims are judged. */
export const asRecorded = (result: Result): Result =>
  result.value === null ? result : { ...result, value: twelveDigits(result.value) }

/** Each cited result with the analysis that computes it, cut down to what is cited. */
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

/** A summary and an estimate may bear one name: then the summary is asked whether the result is its own. */
const sectionOf = ({ analysis, id }: Result, audited: AuditInput): Analysis['section'] => {
  if (!Object.hasOwn(audited.summaries, analysis)) return 'estimates'
  if (!Object.hasOwn(audited.estimates, analysis)) return 'summaries'
  const summary = analysisOf('summaries', analysis, [], audited)
  return resultsOf(summary, [], audited).some((result) => result.id === id) ? 'summaries' : 'estimates'
}
