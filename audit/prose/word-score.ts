import { conversion } from '../../cohort/values/unit.ts'
import { compare, decimal, multiply } from '../../statistics/numbers/rational.ts'
import type { CohortWords } from './cohort-words.ts'
import type { FoundNumber } from './found-number.ts'
import type { NumberItem } from './number-items.ts'
import type { LevelOf, ResultWords } from './result-words.ts'
import type { Mention, SentenceContext, TimePoint } from './sentence-context.ts'
import { CENTRES, statisticWords } from './statistic-words.ts'
import { stemsOf } from './stems.ts'

/** What the sentence says about one number: its clause, its time, the level of each variable. */
export interface NumberContext {
  readonly sentence: SentenceContext
  readonly time: TimePoint | null
  /** By the variable; `isCertain`: named in the clause or in the heads of the cell. */
  readonly levels: ReadonlyMap<string, NamedLevel>
  /** The stems of the clause and of the heads. */
  readonly clauseStems: ReadonlySet<string>
  /** The clause and the sentence before the number, in small letters, with the heads. */
  readonly clause: string
  readonly before: string
  readonly all: string
  /** Coverage of names by this sentence, kept for other results of the analysis. */
  readonly coverage: Map<readonly string[], Coverage>
  readonly statistics: Map<string, number>
}

export interface NamedLevel {
  readonly level: string
  readonly isCertain: boolean
}

export interface Coverage {
  /** From 0 to 1: how much of the best name stands in the sentence or near it. */
  readonly part: number
  /** How much was found, in weights of words. */
  readonly found: number
  /** As \`part\`, in the clause alone. */
  readonly inClause: number
}

/** @param rank the number of the head among the heads of its sentence, and how many there are */
export const numberContext = (
  { first, after }: NumberItem,
  sentence: SentenceContext,
  rank: { readonly index: number; readonly count: number; readonly firstPlace: number },
): NumberContext => {
  const clause = sentence.clauses.find(([from, to]) => from <= first && first < to) ?? sentence.range
  const words = (from: number, to: number): string => sentence.words(from, to)
  return {
    sentence,
    time: timeOf(first, clause, sentence, rank),
    levels: levelsOf(first, after, clause, sentence, rank),
    clauseStems: new Set([...sentence.stems.slice(clause[0], clause[1]), ...stemsOf(sentence.heads)]),
    clause: `${sentence.heads} ${words(clause[0], clause[1])}`,
    before: `${sentence.heads} ${words(sentence.range[0], first)}`,
    all: `${sentence.heads} ${sentence.siblings} ${words(...sentence.range)}`,
    coverage: new Map(),
    statistics: new Map(),
  }
}

type Clause = readonly [from: number, to: number]
type Rank = Parameters<typeof numberContext>[2]

const isIn = ([from, to]: Clause, place: number): boolean => from <= place && place < to

const timeOf = (first: number, clause: Clause, { times, earlierTime }: SentenceContext, rank: Rank): TimePoint | null => {
  const inText = times.filter(({ place }) => place >= 0)
  // as many times as numbers, all before them: the first belongs to the first
  if (inText.length > 1 && inText.length === rank.count && inText.every(({ place }) => place < rank.firstPlace))
    return inText[rank.index]!
  const inClause = inText.filter(({ place }) => isIn(clause, place))
  if (inClause.length > 0) return nearest(inClause, first)
  const earlier = inText.filter(({ place }) => place < first)
  const inHeads = times.filter(({ place }) => place < 0)
  return earlier.at(-1) ?? inHeads.at(-1) ?? inText[0] ?? earlierTime
}

const nearest = <T extends { readonly place: number }>(all: readonly T[], place: number): T =>
  all.reduce((best, one) => (Math.abs(one.place - place) < Math.abs(best.place - place) ? one : best))

const levelsOf = (first: number, after: number, clause: Clause, { mentions: all, elsewhere, isRespective, brackets, range, clauses, words }: SentenceContext, rank: Rank): NumberContext['levels'] => {
  const levels = new Map<string, NamedLevel>()
  // what brackets say of their own numbers they do not say of a number outside
  const others = brackets.filter(([from, to]) => !(from < first && first < to))
  const mentions = all.filter(({ place }) => !others.some(([from, to]) => from < place && place < to))
  const beginning = {
    end: Math.max(range[0] + 4, clauses[0]?.[1] ?? 0),
    isScope: /^(?:in|among|of|for|with|under|by|within|after) /.test(words(range[0], Math.min(range[1], range[0] + 2)) + ' '),
  }
  for (const variable of new Set([...mentions, ...elsewhere].map((mention) => mention.variable))) {
    const own = mentions.filter((mention) => mention.variable === variable)
    const found = levelOf(own, first, after, clause, isRespective, rank, beginning)
    const other = elsewhere.filter((mention) => mention.variable === variable)
    if (found !== null) levels.set(variable, found)
    else if (new Set(other.map(({ level }) => level)).size === 1)
      levels.set(variable, { level: other[0]!.level, isCertain: other[0]!.place >= 0 && own.length === 0 && isHead(other[0]!) })
  }
  return levels
}

/** Mentions of heads are certain: a cell belongs to its row and to its column. Those of the sentence before are not. */
const isHead = (_mention: Mention): boolean => false

/** Whether the first clause of a sentence says what all of it is about, and where it ends. */
interface Beginning {
  readonly end: number
  readonly isScope: boolean
}

const levelOf = (own: readonly Mention[], first: number, after: number, clause: Clause, isRespective: boolean, rank: Rank, start: Beginning): NamedLevel | null => {
  if (own.length === 0) return null
  const order = own.filter((mention, i) => own.findIndex(({ level }) => level === mention.level) === i)
  const isList = isRespective || own.every(({ end }) => end <= rank.firstPlace)
  if (isList && order.length > 1 && order.length === rank.count) return { level: order[rank.index]!.level, isCertain: true }
  const inClause = own.filter(({ place }) => isIn(clause, place))
  if (inClause.length > 0) return { level: ofClause(inClause, first, after), isCertain: true }
  const earlier = own.filter(({ place }) => place < first).at(-1)
  if (earlier === undefined) return null
  // "With placebo, …": such a beginning is about all of the sentence
  return { level: earlier.level, isCertain: order.length === 1 && earlier.place < start.end && start.isScope }
}

/** Of several levels in a clause: the next one after the number, else the last one before it. */
const ofClause = (mentions: readonly Mention[], first: number, after: number): string => {
  if (new Set(mentions.map(({ level }) => level)).size === 1) return mentions[0]!.level
  const later = mentions.find(({ place }) => place >= after && place - after < 12)
  const earlier = mentions.filter(({ place }) => place < first).at(-1)
  if (later === undefined || earlier === undefined) return (later ?? earlier ?? mentions[0]!).level
  return (later.place - after <= first - earlier.end ? later : earlier).level
}

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
    (result.analysis.section === 'tests' || result.analysis.section === 'models' ? 1.5 * method.part + 0.3 * method.found + 0.75 * method.inClause - (result.analysis.section === 'models' && !namesModel(number, context) ? 2 : 0.5) + byScore(result, context, words) : 0) +
    levels +
    time +
    statisticScore(number, result, context)
  return { score, coverage: isMethod ? Math.max(subject.part, 0.8) : subject.part }
}

/** A model is meant where a ratio is reported, or where the sentence speaks of one. */
const namesModel = ({ kind }: FoundNumber, { all }: NumberContext): boolean =>
  kind === 'ratio' || kind === 'lower' || kind === 'upper' || /\bcox\b|regression|hazard|multivaria|univaria|\bmodel|adjusted/.test(all)

/** Of a category, naming the category is naming the variable; of the follow-up, that word. */
const subjectOf = ({ cause, analysis, levels: own, isYear, statistic: { base } }: ResultWords, context: NumberContext, words: CohortWords): Coverage => {
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
  if (analysis.section === 'models' && context.sentence.siblings !== '' && own.some(({ variable }) => isTermNamed(variable, context, words)))
    return { ...subject, part: Math.max(subject.part, 0.8), inClause: 1 }
  return isNamed || isFollowUp ? { ...subject, part: Math.max(subject.part, 0.8), inClause: 1 } : subject
}

const coverageOf = (names: readonly string[], { sentence: { near }, coverage, clauseStems }: NumberContext, { weightOf }: CohortWords): Coverage => {
  let best = coverage.get(names)
  if (best === undefined) {
    best = { part: 0, found: 0, inClause: 0 }
    for (const stems of stemSets(names)) {
      let [total, found, inClause] = [0, 0, 0]
      for (const stem of stems) {
        const weight = weightOf(stem)
        total += weight
        found += weight * (near.get(stem) ?? 0)
        inClause += clauseStems.has(stem) ? weight : 0
      }
      const part = total === 0 ? 0 : found / total
      const one = { part, found, inClause: total === 0 ? 0 : inClause / total }
      if (subjectPoints(one) > subjectPoints(best)) best = one
    }
    coverage.set(names, best)
  }
  return best
}

const STEM_SETS = new WeakMap<readonly string[], readonly ReadonlySet<string>[]>()

const stemSets = (names: readonly string[]): readonly ReadonlySet<string>[] => {
  let sets = STEM_SETS.get(names)
  if (sets === undefined) {
    sets = names.map((name) => new Set(stemsOf(name)))
    STEM_SETS.set(names, sets)
  }
  return sets
}

const subjectPoints = ({ part, found, inClause }: Coverage): number =>
  4 * part + Math.min(1.5, 0.5 * found) + 0.75 * inClause

const timeScore = ({ kind }: FoundNumber, { at, statistic: { kind: ofResult } }: ResultWords, { time }: NumberContext): number | null => {
  if (at === null) return time !== null && kind === 'percentage' && ofResult === 'proportion' ? -1.5 : 0
  if (time === null) return -2.5
  const factor = conversion(time.unit, at.unit)
  if (factor === null) return -2.5
  return compare(multiply(decimal(time.time), factor), decimal(at.time)) === 0 ? 1.5 : null
}

const levelScore = (result: ResultWords, { levels, sentence }: NumberContext, related: ReadonlySet<string>): number => {
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
  if (own.length > 0 && own[0]!.variable === analysis.variable) score += 0.35 * Math.min(3, sentence.levelsNamed(analysis.variable) - 1)
  if (own.length === 0 && levels.get(analysis.variable)?.level === 'no') score -= 4
  if (analysis.by !== '' && !own.some(({ variable }) => variable === analysis.by) && analysis.section === 'summaries') score -= 1
  return score
}

const oneLevel = ({ level, isTerm }: LevelOf, named: NamedLevel | undefined): number => {
  if (named === undefined) return isTerm ? 0 : -3
  if (named.level === level) return named.isCertain ? 2.5 : -0.2
  // the term of two levels is about both
  return isTerm ? 1 : named.isCertain ? -4 : -3
}

const isTermNamed = (variable: string, { levels, sentence: { near } }: NumberContext, { titles }: CohortWords): boolean => {
  const title = [...(titles.get(variable) ?? [])]
  return levels.has(variable) || (title.length > 0 && title.filter((stem) => near.has(stem)).length / title.length >= 0.6)
}

/** A test is named by the groups that it compares, a term of a model by its variable. */
const byScore = ({ analysis: { by }, levels }: ResultWords, context: NumberContext, words: CohortWords): number => {
  const variables = by === '' ? levels.map(({ variable }) => variable) : [by]
  return variables.reduce((sum, variable) => {
    const title = [...(words.titles.get(variable) ?? [])]
    const part = title.length === 0 ? 0 : title.filter((stem) => context.sentence.near.has(stem)).length / title.length
    return sum + 2 * Math.max(part, context.levels.has(variable) ? 0.8 : 0) - 1
  }, 0)
}

const statisticScore = (number: FoundNumber, { statistic: { base, part } }: ResultWords, context: NumberContext): number => {
  const key = `${base}-${part}`
  let score = context.statistics.get(key)
  if (score === undefined) {
    score = pointsOfStatistic(number, base, part, context)
    context.statistics.set(key, score)
  }
  return score
}

const pointsOfStatistic = ({ kind }: FoundNumber, base: string, part: string, { clause, before, all }: NumberContext): number => {
  const { words, silent } = statisticWords(base)
  // the p of a ratio is reported with the ratio
  if (kind === 'p' && part === 'p' && base.endsWith('-ratio')) return -1.5
  if (words.test(clause)) return 1.5 - penalty(base, clause)
  if (words.test(before)) return 1 - penalty(base, clause)
  if (words.test(all)) return 0.4 - penalty(base, clause)
  return kind === 'lower' || kind === 'upper' || kind === 'ratio' || kind === 'statistic' ? Math.max(-1, silent) : silent
}

/** A clause that names a median is not about a smallest value. */
const penalty = (base: string, clause: string): number =>
  ['min', 'max', 'span', 'last-time'].includes(base) && CENTRES.test(clause) ? 1.5 : 0
