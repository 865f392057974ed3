import { conversion } from '../../cohort/values/unit.ts'
import { compare, decimal, multiply } from '../../statistics/numbers/rational.ts'
import type { Coverage, NamedLevel, NumberContext } from './context/number-context.ts'
import { coverageOf, subjectPoints } from './name-coverage.ts'
import type { FoundNumber } from './numbers/found-number.ts'
import type { CohortWords } from './words/cohort-words.ts'
import type { LevelOf, ResultWords } from './words/result-words.ts'
import { CENTRES, statisticWords } from './words/statistic-words.ts'

/** A score of the words of a result for a number, and how much of what is analysed the sentence names. */
export interface WordScore {
  readonly score: number
  readonly coverage: number
}

/** How well the words around a number agree with those of a result, whatever the value; null if they exclude it. */
export const wordScore = (
  number: FoundNumber,
  result: ResultWords,
  context: NumberContext,
  words: CohortWords,
  related: ReadonlySet<string>,
): WordScore | null => {
  const time = timeScore(number, result, context)
  if (time === null) return null
  const subject = subjectOf(result, context, words)
  const method = coverageOf(result.analysis.method, context, words)
  const isMethod = method.part > 0.9 && words.isOnlyMethod(result.analysis)
  const levels = levelScore(result, context, related)
  const score =
    subjectPoints(isMethod && subject.part < 0.6 ? { ...subject, part: 0.6 } : subject) +
    (result.analysis.section === 'tests' || result.analysis.section === 'models'
      ? 1.5 * method.part +
        0.3 * method.found +
        0.75 * method.inClause -
        (result.analysis.section === 'models' && !namesModel(number, context) ? 2 : 0.5) +
        byScore(result, context, words)
      : 0) +
    levels +
    time +
    statisticScore(number, result, context)
  return { score, coverage: isMethod ? Math.max(subject.part, 0.8) : subject.part }
}

/** A model is meant where a ratio is reported, or where the sentence speaks of one. */
const namesModel = ({ kind }: FoundNumber, { all }: NumberContext): boolean =>
  kind === 'ratio' ||
  kind === 'lower' ||
  kind === 'upper' ||
  /\bcox\b|regression|hazard|multivaria|univaria|\bmodel|adjusted/.test(all)

/** Of a category, naming the category is naming the variable; of the follow-up, that word. */
const subjectOf = (
  { cause, analysis, levels: own, isYear, statistic: { base } }: ResultWords,
  context: NumberContext,
  words: CohortWords,
): Coverage => {
  const subject = coverageOf(cause.length > 0 ? cause : analysis.subject, context, words)
  const level = own.find(({ variable }) => variable === analysis.variable)
  const named = level === undefined ? undefined : context.levels.get(level.variable)
  const isNamed = level !== undefined && named?.level === level.level && named.isCertain
  const isFollowUp = base === 'follow-up' && statisticWords(base).words.test(context.clause)
  // a calendar year says itself what it is of; how many patients there are, is so in every analysis
  if (isYear) return { ...subject, part: Math.max(subject.part, 0.7) }
  if (base === 'n' && own.length === 0 && analysis.section === 'summaries' && analysis.population === '')
    return { part: 0.7, found: 0, inClause: 0.5 }
  // a row of a table of a model has the name of its covariate
  if (
    analysis.section === 'models' &&
    context.sentence.siblings !== '' &&
    own.some(({ variable }) => isTermNamed(variable, context, words))
  )
    return { ...subject, part: Math.max(subject.part, 0.8), inClause: 1 }
  return isNamed || isFollowUp ? { ...subject, part: Math.max(subject.part, 0.8), inClause: 1 } : subject
}

const timeScore = (
  { kind }: FoundNumber,
  { at, statistic: { kind: ofResult } }: ResultWords,
  { time }: NumberContext,
): number | null => {
  if (at === null) return time !== null && kind === 'percentage' && ofResult === 'proportion' ? -1.5 : 0
  if (time === null) return -2.5
  const factor = conversion(time.unit, at.unit)
  if (factor === null) return -2.5
  return compare(multiply(decimal(time.time), factor), decimal(at.time)) === 0 ? 1.5 : null
}

const levelScore = (
  result: ResultWords,
  { levels, sentence }: NumberContext,
  related: ReadonlySet<string>,
): number => {
  const { levels: own, analysis } = result
  let score = 0
  for (const level of own) {
    // the group of an analysis is one more thing that is named; a category is what is analysed
    score += oneLevel(level, levels.get(level.variable)) + (level.variable === analysis.variable ? -1 : 0.5)
  }
  const used = new Set([...own.map(({ variable }) => variable), analysis.by, analysis.variable])
  // the sentence is about a group, and the result is about all groups together
  for (const variable of related) if (!used.has(variable) && levels.get(variable)?.isCertain) score -= 1.5
  // a list of categories is one of the variable that has them all
  if (own.length > 0 && own[0]!.variable === analysis.variable)
    score += 0.35 * Math.min(3, sentence.levelsNamed(analysis.variable) - 1)
  if (own.length === 0 && levels.get(analysis.variable)?.level === 'no') score -= 4
  if (
    analysis.by !== '' &&
    !own.some(({ variable }) => variable === analysis.by) &&
    analysis.section === 'summaries'
  )
    score -= 1
  return score
}

const oneLevel = ({ level, isTerm }: LevelOf, named: NamedLevel | undefined): number => {
  if (named === undefined) return isTerm ? 0 : -3
  if (named.level === level) return named.isCertain ? 2.5 : -0.2
  // the term of two levels is about both
  return isTerm ? 1 : named.isCertain ? -4 : -3
}

const isTermNamed = (
  variable: string,
  { levels, sentence: { near } }: NumberContext,
  { titles }: CohortWords,
): boolean => {
  const title = [...(titles.get(variable) ?? [])]
  return (
    levels.has(variable) ||
    (title.length > 0 && title.filter((stem) => near.has(stem)).length / title.length >= 0.6)
  )
}

/** A test is named by the groups that it compares, a term of a model by its variable. */
const byScore = (
  { analysis: { by }, levels }: ResultWords,
  context: NumberContext,
  words: CohortWords,
): number => {
  const variables = by === '' ? levels.map(({ variable }) => variable) : [by]
  return variables.reduce((sum, variable) => {
    const title = [...(words.titles.get(variable) ?? [])]
    const part =
      title.length === 0 ? 0 : title.filter((stem) => context.sentence.near.has(stem)).length / title.length
    return sum + 2 * Math.max(part, context.levels.has(variable) ? 0.8 : 0) - 1
  }, 0)
}

const statisticScore = (
  number: FoundNumber,
  { statistic: { base, part } }: ResultWords,
  context: NumberContext,
): number => {
  const key = `${base}-${part}`
  let score = context.statistics.get(key)
  if (score === undefined) {
    score = pointsOfStatistic(number, base, part, context)
    context.statistics.set(key, score)
  }
  return score
}

const pointsOfStatistic = (
  { kind }: FoundNumber,
  base: string,
  part: string,
  { clause, before, all }: NumberContext,
): number => {
  const { words, silent } = statisticWords(base)
  // the p of a ratio is reported with the ratio
  if (kind === 'p' && part === 'p' && base.endsWith('-ratio')) return -1.5
  if (words.test(clause)) return 1.5 - penalty(base, clause)
  if (words.test(before)) return 1 - penalty(base, clause)
  if (words.test(all)) return 0.4 - penalty(base, clause)
  return kind === 'lower' || kind === 'upper' || kind === 'ratio' || kind === 'statistic'
    ? Math.max(-1, silent)
    : silent
}

/** A clause that names a median is not about a smallest value. */
const penalty = (base: string, clause: string): number =>
  ['min', 'max', 'span', 'last-time'].includes(base) && CENTRES.test(clause) ? 1.5 : 0
