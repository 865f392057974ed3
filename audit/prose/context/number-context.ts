import type { NumberItem } from '../numbers/number-items.ts'
import { stemsOf } from '../words/stems.ts'
import type { Mention } from './mentions.ts'
import type { SentenceContext } from './sentence-context.ts'
import type { TimePoint } from './times.ts'

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

export type Rank = Parameters<typeof numberContext>[2]

const isIn = ([from, to]: Clause, place: number): boolean => from <= place && place < to

const timeOf = (
  first: number,
  clause: Clause,
  { times, earlierTime }: SentenceContext,
  rank: Rank,
): TimePoint | null => {
  const inText = times.filter(({ place }) => place >= 0)
  // as many times as numbers, all before them: the first belongs to the first
  if (
    inText.length > 1 &&
    inText.length === rank.count &&
    inText.every(({ place }) => place < rank.firstPlace)
  )
    return inText[rank.index]!
  const inClause = inText.filter(({ place }) => isIn(clause, place))
  if (inClause.length > 0) return nearest(inClause, first)
  const earlier = inText.filter(({ place }) => place < first)
  const inHeads = times.filter(({ place }) => place < 0)
  return earlier.at(-1) ?? inHeads.at(-1) ?? inText[0] ?? earlierTime
}

const nearest = <T extends { readonly place: number }>(all: readonly T[], place: number): T =>
  all.reduce((best, one) => (Math.abs(one.place - place) < Math.abs(best.place - place) ? one : best))

const levelsOf = (
  first: number,
  after: number,
  clause: Clause,
  { mentions: all, elsewhere, isRespective, brackets, range, clauses, words }: SentenceContext,
  rank: Rank,
): NumberContext['levels'] => {
  const levels = new Map<string, NamedLevel>()
  // what brackets say of their own numbers they do not say of a number outside
  const others = brackets.filter(([from, to]) => !(from < first && first < to))
  const mentions = all.filter(({ place }) => !others.some(([from, to]) => from < place && place < to))
  // "(n = 21)" belongs to what stands before the bracket
  const isInOwnBracket = /^[([]\s*n\s*=/.test(words(Math.max(range[0], first - 3), first))
  const beginning = {
    end: Math.max(range[0] + 4, clauses[0]?.[1] ?? 0),
    isScope: /^(?:in|among|of|for|with|under|by|within|after) /.test(
      `${words(range[0], Math.min(range[1], range[0] + 2))} `,
    ),
  }
  for (const variable of new Set([...mentions, ...elsewhere].map((mention) => mention.variable))) {
    const own = mentions.filter((mention) => mention.variable === variable)
    const found = levelOf(
      isInOwnBracket ? own.filter(({ place }) => place < first) : own,
      ...([first, after, clause, isRespective, rank, beginning] as const),
    )
    const other = elsewhere.filter((mention) => mention.variable === variable)
    if (found !== null) levels.set(variable, found)
    else if (new Set(other.map(({ level }) => level)).size === 1)
      levels.set(variable, {
        level: other[0]!.level,
        isCertain: other[0]!.place >= 0 && own.length === 0 && isHead(other[0]!),
      })
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

const levelOf = (
  own: readonly Mention[],
  first: number,
  after: number,
  clause: Clause,
  isRespective: boolean,
  rank: Rank,
  start: Beginning,
): NamedLevel | null => {
  if (own.length === 0) return null
  const order = own.filter((mention, i) => own.findIndex(({ level }) => level === mention.level) === i)
  const isList = isRespective || own.every(({ end }) => end <= rank.firstPlace)
  if (isList && order.length > 1 && order.length === rank.count)
    return { level: order[rank.index]!.level, isCertain: true }
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
