import type { Result } from '../../../cohort/results/result.ts'
import { levelsOf, type Variable } from '../../../cohort/values/value.ts'
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

/** @param others variables whose levels are recognised although no result is of them */
export const cohortWords = (
  results: readonly Result[],
  plan: PlanWords,
  variables: ReadonlyMap<string, Variable>,
  others: readonly Variable[] = [],
): CohortWords => {
  // a variable by itself says nothing
  const words = resultWords(results, plan, variables).filter(
    ({ analysis: { variable, by } }) => variable === '' || variable !== by,
  )
  const names = new Set(
    words.flatMap(({ levels, analysis: { by } }) => [...levels.map(({ variable }) => variable), by]),
  )
  const levelled = [...new Set([...[...names].flatMap((name) => variables.get(name) ?? []), ...others])]
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
      names: variableNames(name, variables)
        .map((title) => stemsOf(title).filter(isContent))
        .filter(({ length }) => length > 0),
    })),
    titles: new Map(
      levelled.map(({ name }) => [
        name,
        new Set(variableNames(name, variables).flatMap(stemsOf).filter(isContent)),
      ]),
    ),
    weightOf: weights(words),
    isOnlyMethod: onlyMethods(words),
  }
}

/** The names of the levels, and the words of them that no other level has. */
const formsOf = (variable: Variable): readonly LevelForm[] => {
  const levels = levelsOf(variable)
  if (levels === null || variable.type === 'boolean') return []
  const title = [variable.title, variable.name.replaceAll('_', ' ')].flatMap(stemsOf)
  return levels.flatMap(({ value, label }): readonly LevelForm[] => {
    const of = { variable: variable.name, level: value }
    const others = levels.filter((other) => other.value !== value).flatMap((other) => stemsOf(other.label))
    const ofName = (name: string): readonly LevelForm[] => {
      if (/^(?:\p{L}|\d{1,2})$/u.test(name)) return name === label ? [{ ...of, stems: [], exact: name }] : []
      return /^\d+$/.test(name)
        ? []
        : stemForms(stemsOf(name), new Set([...title, ...others])).map((stems) => ({
            ...of,
            stems,
            exact: '',
          }))
    }
    return [...new Set([label, value])].flatMap(ofName)
  })
}

/** A name of one or two words is also named by one of them alone, a longer one by its own words together. */
const stemForms = (stems: readonly string[], shared: ReadonlySet<string>): readonly (readonly string[])[] => {
  if (stems.length === 0) return []
  const own = stems.filter(
    (stem) => stem.length > 2 && isContent(stem) && !/^\d/.test(stem) && !shared.has(stem),
  )
  if (stems.length === 1) return [stems]
  if (stems.filter(isContent).length <= 2)
    return [stems, ...own.filter((stem) => !/^(?:more|other|less)/.test(stem)).map((stem) => [stem])]
  return own.length > 1 ? [stems, own] : [stems]
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
      weight =
        QUIET[stem] ?? (isContent(stem) ? Math.max(0.25, 1 - Math.log(counts.get(stem) ?? 1) / scale) : 0)
      known.set(stem, weight)
    }
    return weight
  }
}

/** Words that distinguish and do not name: survival after a relapse, grade before an operation. */
const QUIET: Readonly<Record<string, number>> = {
  postoperative: 0.3,
  preoperative: 0.3,
  time: 0.1,
  free: 0.4,
  other: 0.25,
  year: 0.4,
}

const onlyMethods = (words: readonly ResultWords[]): CohortWords['isOnlyMethod'] => {
  const analyses = new Map<string, Set<string>>()
  const key = ({ method }: ResultWords['analysis']) => method.join('\n')
  for (const { analysis } of words) {
    const known = analyses.get(key(analysis)) ?? new Set()
    analyses.set(key(analysis), known.add(analysis.id))
  }
  return (analysis) => analysis.method.length > 0 && analyses.get(key(analysis))?.size === 1
}
