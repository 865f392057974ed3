import type { Claim } from '../claim.ts'
import type { Result } from '../result.ts'
import { type Analysis, analysisOf, askedParts, contributionOf, resultsOf } from './analysis.ts'
import type { Audited } from './audited.ts'
import { type Case, caseOf } from './case.ts'

/** One subject's case in place of the recorded one; null where the subject is left out. */
export interface Replacement {
  readonly subject: number
  readonly by: Case | null
}

/** What replacements change in the counts of an analysis, as a canonical text (numbers of contributions); empty where nothing. */
export type Change = string

export interface Recomputer {
  readonly cases: readonly Case[]
  readonly analyses: readonly Analysis[]
  /** The analysis that gives a result. */
  analysisOf(resultId: string): Analysis | undefined
  change(analysis: Analysis, replacements: readonly Replacement[]): Change
  /** The asked results after replacements; each different change of counts is computed once. */
  results(analysis: Analysis, replacements: readonly Replacement[]): ReadonlyMap<string, Result>
}

/**
 * Computes again, after some cases were replaced, exactly the results that claims cite: an analysis whose counts
 * did not change is not computed, and one whose counts changed alike is computed once.
 * Law: without replacements it gives what stages 4 and 5 wrote.
 */
export const recomputer = (
  audited: Audited,
  claims: readonly Pick<Claim, 'result'>[],
  results: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
): Recomputer => {
  const cases = audited.recorded.map((recorded) => {
    const found = caseOf(recorded, audited)
    if (found === null)
      throw new Error(`recomputer: expected a sound cohort, found ${recorded[audited.subjectName]}`)
    return found
  })
  const byResult = citedAnalyses(audited, cases, claims, results)
  const analyses = [...new Set(byResult.values())]
  const known = new Map(analyses.map((analysis) => [analysis, knowledgeOf(analysis, cases, audited)]))
  const change = (analysis: Analysis, replacements: readonly Replacement[]): Change => {
    const { before, contribution } = known.get(analysis)!
    const parts: string[] = []
    for (const { subject, by } of replacements) {
      const [from, to] = [before[subject]!, by === null ? LEFT_OUT : contribution(by)]
      if (from !== to) parts.push(`${from}>${to}`)
    }
    return parts.length < 2 ? (parts[0] ?? '') : parts.sort().join()
  }
  return {
    cases,
    analyses,
    analysisOf: (id) => byResult.get(id),
    change,
    results: (analysis, replacements) => {
      const key = change(analysis, replacements)
      const { computed } = known.get(analysis)!
      const found = computed.get(key)
      if (found) return found
      const by = new Map(replacements.map((replacement) => [replacement.subject, replacement.by]))
      const edited = cases.flatMap((one, i) => (by.has(i) ? (by.get(i) ?? []) : [one]))
      const made = askedOf(analysis, resultsOf(analysis, edited, audited))
      computed.set(key, made)
      return made
    },
  }
}

/** Stands for what somebody contributes who is not there. */
const LEFT_OUT = -1

/** What is remembered of an analysis: contributions by number, so that changes are short texts, and what was computed. */
const knowledgeOf = (analysis: Analysis, cases: readonly Case[], audited: Audited) => {
  const numbers = new Map<string, number>()
  const own = new WeakMap<Case, number>()
  const contribution = (of: Case): number => {
    const found = own.get(of)
    if (found !== undefined) return found
    const text = contributionOf(of, analysis, audited)
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    own.set(of, number)
    return number
  }
  const computed = new Map<Change, ReadonlyMap<string, Result>>()
  return { contribution, before: cases.map(contribution), computed }
}

/** Of the results of an analysis those that are asked for, by id. */
export const askedOf = ({ asked }: Analysis, results: readonly Result[]): ReadonlyMap<string, Result> =>
  new Map(
    results.flatMap((result) => (asked.has(result.id) ? [[result.id, asWritten(result)] as const] : [])),
  )

/** With the 12 significant digits that artifacts carry, from which claims are judged. */
export const asWritten = (result: Result): Result =>
  result.value === null ? result : { ...result, value: Number(result.value.toPrecision(12)) + 0 }

/** Each cited result with the analysis that computes it, cut down to what is cited. */
const citedAnalyses = (
  audited: Audited,
  cases: readonly Case[],
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
      const analysis = askedParts(analysisOf(section, name, asked, audited), cases, audited)
      return asked.map(({ id }): [string, Analysis] => [id, analysis])
    }),
  )
}

/** A summary and an estimate may bear one name: then the summary is asked whether the result is its own. */
const sectionOf = ({ analysis, id }: Result, audited: Audited): Analysis['section'] => {
  if (!Object.hasOwn(audited.summaries, analysis)) return 'estimates'
  if (!Object.hasOwn(audited.estimates, analysis)) return 'summaries'
  const summary = analysisOf('summaries', analysis, [], audited)
  return resultsOf(summary, [], audited).some((result) => result.id === id) ? 'summaries' : 'estimates'
}
