import type { CohortWords } from './cohort-words.ts'
import { type FoundNumber, isResultKind } from './found-number.ts'
import { decide, type PhraseNumber, type Weighed } from './decide.ts'
import type { ProseOptions, ProseParagraph } from './prose-paragraph.ts'
import { type ReadParagraph, readParagraph } from './sentence-context.ts'
import { canBe, dependents, type Frames, framesOf, headOf } from './slots.ts'
import type { ResultWords } from './result-words.ts'
import { factorOf, valueAgrees } from './value-agrees.ts'
import { type NumberContext, numberContext, wordScore } from './word-score.ts'

/**
 * bound: the words agree with one result, and it prints so. ambiguous: with several. contradicted: the words lead to one
 * result, which does not print so. none: no result is meant, as far as the words say.
 */
export type Outcome = 'bound' | 'ambiguous' | 'contradicted' | 'none' | 'not-a-result'

/** A result that a number may report. */
export interface Candidate {
  readonly id: string
  /** How well the words agree. */
  readonly score: number
  /** Whether the result prints as the number. */
  readonly agrees: boolean
}

export interface Proposal {
  /** The place of the paragraph in the list. */
  readonly paragraph: number
  readonly number: FoundNumber
  readonly outcome: Outcome
  /** The best first, at most eight; of a bound number the first is its result. */
  readonly candidates: readonly Candidate[]
}

export interface ProposalOptions extends ProseOptions {
  /** Declared by the plan; without it months and days do not convert. */
  readonly daysPerMonth?: number
}

/**
 * For each number of the paragraphs, the results that it may report: words first, value as evidence. A number whose words
 * lead to a result of another value is never bound to a result that happens to have its value. Numbers of one phrase (an
 * estimate, its interval, its p) come from one analysis. Pure; the cost is the number of phrases times that of results.
 */
export const proposals = (
  paragraphs: readonly ProseParagraph[],
  words: CohortWords,
  options: ProposalOptions = {},
): readonly Proposal[] => {
  const frames = framesOf(words.results)
  const related = relatedVariables(words.results)
  return paragraphs.flatMap((paragraph, index) => {
    const read = readParagraph(paragraph, paragraphs[index - 1], words, options)
    const inputs = { read, words, frames, related, options }
    return proposalsOf(inputs).map((proposal) => ({ paragraph: index, ...proposal }))
  })
}

interface Inputs {
  readonly read: ReadParagraph
  readonly words: CohortWords
  readonly frames: Frames
  readonly related: ReadonlyMap<string, ReadonlySet<string>>
  readonly options: ProposalOptions
}

/** The variables by whose groups there are results of the same subject. */
const relatedVariables = (results: readonly ResultWords[]): Inputs['related'] => {
  const related = new Map<string, Set<string>>()
  for (const { analysis, levels } of results) {
    const key = subjectKey(analysis)
    const known = related.get(key) ?? new Set()
    related.set(key, known)
    for (const { variable } of levels) known.add(variable)
  }
  return related
}

const subjectKey = ({ variable, endpoint, id }: ResultWords['analysis']): string => variable || endpoint || id

const proposalsOf = (inputs: Inputs): readonly Omit<Proposal, 'paragraph'>[] => {
  const { read } = inputs
  const isLabel = inLabels(read)
  const phrases = new Map<number, number[]>()
  for (const [i, { kind, phrase, number }] of read.numbers.entries())
    if (isResultKind(kind) && number !== null && !isLabel(i)) phrases.set(phrase, [...(phrases.get(phrase) ?? []), i])
  const decided = new Map<number, Omit<Proposal, 'paragraph' | 'number'>>()
  const ranks = ranksOf(read, [...phrases.values()])
  for (const members of phrases.values())
    for (const [i, decision] of phraseDecisions(inputs, members, ranks)) decided.set(i, decision)
  return read.numbers.map((number, i) => ({
    number: isLabel(i) ? { ...number, kind: 'label' } : number,
    ...(decided.get(i) ?? { outcome: 'not-a-result', candidates: [] }),
  }))
}

/** Whether a number is part of the name of a level: the 2 of "under 2 mm". */
const inLabels = ({ numbers, scanned, contextOf }: ReadParagraph): ((index: number) => boolean) => {
  return (index) => {
    const { first } = scanned.items[index]!
    return (
      isResultKind(numbers[index]!.kind) &&
      contextOf(index).mentions.some(({ place, end }) => place <= first && first < end)
    )
  }
}

interface Rank {
  readonly index: number
  readonly count: number
  readonly firstPlace: number
}

/** The place of the head of each phrase among those of its sentence that have its kind. */
const ranksOf = ({ numbers, scanned }: ReadParagraph, phrases: readonly (readonly number[])[]): ReadonlyMap<number, Rank> => {
  const heads = phrases.map((members) => headIndex(numbers, members))
  const ranks = new Map<number, Rank>()
  const groups = new Map<string, number[]>()
  for (const head of heads) {
    const key = `${scanned.items[head]!.sentence[0]} ${numbers[head]!.kind}`
    groups.set(key, [...(groups.get(key) ?? []), head])
  }
  for (const group of groups.values())
    for (const [index, head] of group.entries())
      ranks.set(head, { index, count: group.length, firstPlace: scanned.items[group[0]!]!.first })
  return ranks
}

const headIndex = (numbers: readonly FoundNumber[], members: readonly number[]): number => {
  const head = headOf(members.map((i) => numbers[i]!))
  return members.find((i) => numbers[i] === head)!
}

/** The decision for each number of a phrase. */
const phraseDecisions = (
  inputs: Inputs,
  members: readonly number[],
  ranks: ReadonlyMap<number, Rank>,
): readonly (readonly [number, Omit<Proposal, 'paragraph' | 'number'>])[] => {
  const { read } = inputs
  const head = headIndex(read.numbers, members)
  const context = numberContext(read.scanned.items[head]!, read.contextOf(head), ranks.get(head)!)
  const weighed = weigh(inputs, members, head, context)
  const decisions = decide(weighed, members.map((i) => read.numbers[i]!))
  return members.map((i, k) => [i, decisions[k]!] as const)
}

/** Every result that the head of a phrase can be by its kind and unit, with the results of the other numbers. */
const weigh = (inputs: Inputs, members: readonly number[], head: number, context: NumberContext): readonly Weighed[] => {
  const { read, words, frames, related, options } = inputs
  const number = read.numbers[head]!
  const weighed: Weighed[] = []
  for (const result of words.results) {
    if (!canBe(number, result) || factorOf(number, result, options.daysPerMonth) === null) continue
    const scored = wordScore(number, result, context, words, related.get(subjectKey(result.analysis))!)
    if (scored === null || scored.coverage < 0.3) continue
    const numbers = members.map((i): PhraseNumber => {
      const own = read.numbers[i]!
      const results = i === head ? [result] : dependents(own, result, frames)
      const agreeing = results.find((one) => valueAgrees(own, one, options.daysPerMonth))
      return { result: agreeing ?? results[0] ?? null, agrees: agreeing !== undefined }
    })
    const filled = numbers.reduce((sum, one) => sum + (one.result === null ? -0.75 : 0.4), 0)
    weighed.push({ result, score: scored.score + filled, coverage: scored.coverage, numbers })
  }
  return weighed.sort((a, b) => b.score - a.score)
}
