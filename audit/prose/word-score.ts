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
  readonly levels: ReadonlyMap<string, { readonly level: string; readonly isCertain: boolean }>
  /** The stems of the clause and of the heads. */
  readonly clauseStems: ReadonlySet<string>
  /** The clause and the sentence before the number, in small letters, with the heads. */
  readonly clause: string
  readonly before: string
  readonly all: string
  /** Coverage of names by this sentence, kept for other results of the analysis. */
  readonly coverage: Map<string, Coverage>
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
    all: `${sentence.heads} ${words(...sentence.range)}`,
    coverage: new Map(),
  }
}

type Clause = readonly [from: number, to: number]
type Rank = Parameters<typeof numberContext>[2]

const isIn = ([from, to]: Clause, place: number): boolean => from <= place && place < to

const timeOf = (first: number, clause: Clause, { times }: SentenceContext, rank: Rank): TimePoint | null => {
  const inText = times.filter(({ place }) => place >= 0)
  // as many times as numbers, all before them: the first belongs to the first
  if (inText.length > 1 && inText.length === rank.count && inText.every(({ place }) => place < rank.firstPlace))
    return inText[rank.index]!
  const inClause = inText.filter(({ place }) => isIn(clause, place))
  if (inClause.length > 0) return nearest(inClause, first)
  const earlier = inText.filter(({ place }) => place < first)
  const inHeads = times.filter(({ place }) => place < 0)
  return earlier.at(-1) ?? inHeads.at(-1) ?? inText[0] ?? null
}

const nearest = <T extends { readonly place: number }>(all: readonly T[], place: number): T =>
  all.reduce((best, one) => (Math.abs(one.place - place) < Math.abs(best.place - place) ? one : best))

const levelsOf = (first: number, after: number, clause: Clause, { mentions, elsewhere, isRespective }: SentenceContext, rank: Rank): NumberContext['levels'] => {
  const levels = new Map<string, { readonly level: string; readonly isCertain: boolean }>()
  for (const variable of new Set([...mentions, ...elsewhere].map((mention) => mention.variable))) {
    const own = mentions.filter((mention) => mention.variable === variable)
    const found = levelOf(own, first, after, clause, isRespective, rank)
    const other = elsewhere.filter((mention) => mention.variable === variable)
    if (found !== null) levels.set(variable, found)
    else if (new Set(other.map(({ level }) => level)).size === 1)
      levels.set(variable, { level: other[0]!.level, isCertain: other[0]!.place >= 0 && own.length === 0 && isHead(other[0]!) })
  }
  return levels
}

/** Mentions of heads are certain: a cell belongs to its row and to its column. Those of the sentence before are not. */
const isHead = (_mention: Mention): boolean => false

const levelOf = (own: readonly Mention[], first: number, after: number, clause: Clause, isRespective: boolean, rank: Rank): { readonly level: string; readonly isCertain: boolean } | null => {
  if (own.length === 0) return null
  const order = own.filter((mention, i) => own.findIndex(({ level }) => level === mention.level) === i)
  if (isRespective && order.length > 1 && order.length === rank.count) return { level: order[rank.index]!.level, isCertain: true }
  const inClause = own.filter(({ place }) => isIn(clause, place))
  if (inClause.length > 0) return { level: ofClause(inClause, first, after), isCertain: true }
  const earlier = own.filter(({ place }) => place < first).at(-1)
  return earlier === undefined ? null : { level: earlier.level, isCertain: false }
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
  const levels = levelScore(result, context, words, related)
  const score =
    subjectPoints(subject) +
    (result.analysis.section === 'tests' || result.analysis.section === 'models' ? 1.5 * method.part - 0.5 + byScore(result, context, words) : 0) +
    levels +
    time +
    statisticScore(number, result, context)
  return { score, coverage: isMethod ? Math.max(subject.part, 0.8) : subject.part }
}

/** Of a category, naming the category is naming the variable; of the follow-up, that word. */
const subjectOf = ({ cause, analysis, levels: own, statistic: { base } }: ResultWords, context: NumberContext, words: CohortWords): Coverage => {
  const subject = coverageOf(cause.length > 0 ? cause : analysis.subject, context, words)
  const level = own.find(({ variable }) => variable === analysis.variable)
  const named = level === undefined ? undefined : context.levels.get(level.variable)
  const isNamed = named?.level === level?.level && named?.isCertain === true
  const isFollowUp = base === 'follow-up' && statisticWords(base).words.test(context.clause)
  return isNamed || isFollowUp ? { ...subject, part: Math.max(subject.part, 0.8), inClause: 1 } : subject
}

const coverageOf = (names: readonly string[], { sentence: { near }, coverage, clauseStems }: NumberContext, { weightOf }: CohortWords): Coverage => {
  const key = names.join('\n')
  let best = coverage.get(key)
  if (best === undefined) {
    best = { part: 0, found: 0, inClause: 0 }
    for (const name of names) {
      let [total, found, inClause] = [0, 0, 0]
      for (const stem of new Set(stemsOf(name))) {
        const weight = weightOf(stem)
        total += weight
        found += weight * (near.get(stem) ?? 0)
        inClause += clauseStems.has(stem) ? weight : 0
      }
      const part = total === 0 ? 0 : found / total
      const one = { part, found, inClause: total === 0 ? 0 : inClause / total }
      if (subjectPoints(one) > subjectPoints(best)) best = one
    }
    coverage.set(key, best)
  }
  return best
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

const levelScore = (result: ResultWords, { levels }: NumberContext, words: CohortWords, related: ReadonlySet<string>): number => {
  const { levels: own, analysis } = result
  let score = 0
  for (const level of own) {
    // the group of an analysis is one more thing that is named; a category is what is analysed
    score += oneLevel(level, levels.get(level.variable)) + (level.variable === analysis.variable ? -1 : 0.5)
  }
  const used = new Set([...own.map(({ variable }) => variable), analysis.by, analysis.variable])
  // the sentence is about a group, and the result is about all groups together
  for (const variable of related) if (!used.has(variable) && levels.get(variable)?.isCertain) score -= 1.5
  if (own.length === 0 && levels.get(analysis.variable)?.level === 'no') score -= 4
  if (analysis.by !== '' && !own.some(({ variable }) => variable === analysis.by) && analysis.section === 'summaries') score -= 1
  return words.results.length === 0 ? 0 : score
}

const oneLevel = ({ level, isTerm }: LevelOf, named: { readonly level: string; readonly isCertain: boolean } | undefined): number => {
  if (named === undefined) return isTerm ? 0 : -3
  if (named.level === level) return named.isCertain ? 2.5 : 1
  // the term of two levels is about both
  return isTerm ? 1 : named.isCertain ? -4 : -2
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

const statisticScore = ({ kind }: FoundNumber, { statistic: { base } }: ResultWords, { clause, before, all }: NumberContext): number => {
  const { words, silent } = statisticWords(base)
  if (words.test(clause)) return 1.5 - penalty(base, clause)
  if (words.test(before)) return 1 - penalty(base, clause)
  if (words.test(all)) return 0.4 - penalty(base, clause)
  return kind === 'lower' || kind === 'upper' || kind === 'ratio' || kind === 'statistic' ? Math.max(-1, silent) : silent
}

/** A clause that names a median is not about a smallest value. */
const penalty = (base: string, clause: string): number =>
  ['min', 'max', 'span', 'last-time'].includes(base) && CENTRES.test(clause) ? 1.5 : 0
