import type { Result } from '../../cohort/results/result.ts'
import { levelsOf, type Variable } from '../../cohort/values/value.ts'
import { type PlanWords, variableNames } from './analysis-words.ts'
import { type ResultWords, resultWords } from './result-words.ts'
import { isContent, stemsOf } from './stems.ts'

/** How sentences name a level of a variable. */
export interface LevelForm {
  readonly variable: string
  readonly level: string
  /** Stems that stand together in the sentence. */
  readonly stems: readonly string[]
  /** A single letter or number: only as it is written, in a sentence that names the variable. */
  readonly exact: string
}

/** A yes-no variable: sentences name it, and deny it. */
export interface YesNo {
  readonly variable: string
  /** Content stems of each of its names. */
  readonly names: readonly (readonly string[])[]
}

/** Results with their words, and the words of the levels that they are about. */
export interface CohortWords {
  readonly results: readonly ResultWords[]
  /** By the first stem. */
  readonly forms: ReadonlyMap<string, readonly LevelForm[]>
  readonly yesNo: readonly YesNo[]
  /** Stems of the names of variables with levels. */
  readonly titles: ReadonlyMap<string, ReadonlySet<string>>
  /** From 0 (in every analysis, or a word without content) to 1 (in one). */
  weightOf(stem: string): number
  /** Whether no other analysis is by this test or model. */
  isOnlyMethod(analysis: ResultWords['analysis']): boolean
}

export const cohortWords = (
  results: readonly Result[],
  plan: PlanWords,
  variables: ReadonlyMap<string, Variable>,
): CohortWords => {
  // a variable by itself says nothing
  const words = resultWords(results, plan, variables).filter(
    ({ analysis: { variable, by } }) => variable === '' || variable !== by,
  )
  const names = new Set(
    words.flatMap(({ levels, analysis: { by } }) => [...levels.map(({ variable }) => variable), by]),
  )
  const levelled = [...names].flatMap((name) => variables.get(name) ?? [])
  const forms = new Map<string, LevelForm[]>()
  for (const form of levelled.flatMap(formsOf)) {
    const first = form.exact === '' ? form.stems[0]! : form.exact
    forms.set(first, [...(forms.get(first) ?? []), form])
  }
  const booleans = [...variables.values()].filter(({ type }) => type === 'boolean')
  return {
    results: words,
    forms,
    yesNo: booleans.map(({ name }) => ({
      variable: name,
      names: variableNames(name, variables).map((title) => stemsOf(title).filter(isContent)).filter(({ length }) => length > 0),
    })),
    titles: new Map(
      levelled.map(({ name }) => [name, new Set(variableNames(name, variables).flatMap(stemsOf).filter(isContent))]),
    ),
    weightOf: weights(words),
    isOnlyMethod: onlyMethods(words),
  }
}

/** The label as a whole, and each of its words that no other level has. */
const formsOf = (variable: Variable): readonly LevelForm[] => {
  const levels = levelsOf(variable)
  if (levels === null || variable.type === 'boolean') return []
  return levels.flatMap(({ value, label }): readonly LevelForm[] => {
    const of = { variable: variable.name, level: value }
    const others = new Set(levels.filter((other) => other.value !== value).flatMap((other) => stemsOf(other.label)))
    return [...new Set([label, value])].flatMap((name): readonly LevelForm[] => {
      if (/^(?:\p{L}|\d{1,2})$/u.test(name)) return name === label ? [{ ...of, stems: [], exact: name }] : []
      const stems = stemsOf(name)
      const own = stems.filter((stem) => stem.length > 2 && isContent(stem) && !/^\d|^(?:more|other|less)/.test(stem) && !others.has(stem))
      return stems.length === 0 || /^\d+$/.test(name)
        ? []
        : [stems, ...(stems.length > 1 ? own.map((stem) => [stem]) : [])].map((form) => ({ ...of, stems: form, exact: '' }))
    })
  })
}

/** The fewer analyses have a word, the more it says: 1 - ln(analyses with it) / ln(analyses + 1). */
const weights = (words: readonly ResultWords[]): CohortWords['weightOf'] => {
  const analyses = new Map(words.map(({ analysis }) => [analysis.subject.join('\n'), analysis]))
  const counts = new Map<string, number>()
  for (const { subject } of analyses.values())
    for (const stem of new Set(subject.flatMap(stemsOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const scale = Math.log(analyses.size + 1)
  const known = new Map<string, number>()
  return (stem) => {
    let weight = known.get(stem)
    if (weight === undefined) {
      const least = isContent(stem) ? 0.25 : 0
      weight = isContent(stem) ? Math.max(least, 1 - Math.log(counts.get(stem) ?? 1) / scale) : QUIET[stem] ?? 0
      known.set(stem, weight)
    }
    return weight
  }
}

/** Words without content that distinguish: survival after a relapse, grade before an operation. */
const QUIET: Readonly<Record<string, number>> = { after: 0.15, time: 0.1, free: 0.3 }

const onlyMethods = (words: readonly ResultWords[]): CohortWords['isOnlyMethod'] => {
  const analyses = new Map<string, Set<string>>()
  const key = ({ method }: ResultWords['analysis']) => method.join('\n')
  for (const { analysis } of words) {
    const known = analyses.get(key(analysis)) ?? new Set()
    analyses.set(key(analysis), known.add(analysis.id))
  }
  return (analysis) => analysis.method.length > 0 && analyses.get(key(analysis))?.size === 1
}
