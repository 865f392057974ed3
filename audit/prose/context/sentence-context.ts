import type { FoundNumber } from '../numbers/found-number.ts'
import { inCell } from '../numbers/in-cell.ts'
import { type NumberItem, type Scanned, scan } from '../numbers/number-items.ts'
import { foundIn } from '../numbers/numbers-in.ts'
import type { ProseOptions, ProseParagraph } from '../numbers/prose-paragraph.ts'
import { sentenceOf } from '../numbers/sentences.ts'
import type { CohortWords } from '../words/cohort-words.ts'
import { stem, stemsOf } from '../words/stems.ts'
import { partsOf } from './clauses.ts'
import { type Mention, mentionsOf, placed, stemsWithPlaces } from './mentions.ts'
import { type TimePoint, timesIn, timesOfHead } from './times.ts'

/** A sentence with what is needed to understand its numbers. Places count tokens of the paragraph. */
export interface SentenceContext {
  readonly range: NumberItem['sentence']
  /** The stem of each token of the paragraph; empty for signs. */
  readonly stems: readonly string[]
  /** The text from one token to another, in small letters. */
  words(from: number, to: number): string
  /** How near the words are that have this stem: 1 in the sentence, less before it and in headings. */
  readonly near: ReadonlyMap<string, number>
  readonly mentions: readonly Mention[]
  /** Mentions of the heads of a cell, or of the sentence before. */
  readonly elsewhere: readonly Mention[]
  /** How many levels of a variable it names. */
  levelsNamed(variable: string): number
  readonly times: readonly TimePoint[]
  readonly clauses: readonly (readonly [from: number, to: number])[]
  /** Brackets with numbers of their own. */
  readonly brackets: readonly (readonly [from: number, to: number])[]
  readonly isRespective: boolean
  /** The heads of a cell, in small letters. */
  readonly heads: string
  /** The heads of the other columns with cells in its row. */
  readonly siblings: string
  /** Of the sentence before, if this one refers to it. */
  readonly earlierTime: TimePoint | null
  /** It reports what others found. */
  readonly isOfOthers: boolean
}

/** A paragraph with its numbers and the context of each sentence. */
export interface ReadParagraph {
  readonly scanned: Scanned
  readonly numbers: readonly FoundNumber[]
  contextOf(number: number): SentenceContext
}

export const readParagraph = (
  paragraph: ProseParagraph,
  { previous, siblings }: { readonly previous: ProseParagraph | undefined; readonly siblings: string },
  words: CohortWords,
  options: ProseOptions,
): ReadParagraph => {
  const scanned = scan(paragraph.text, options)
  const numbers = inCell(foundIn(scanned), [...(paragraph.heads ?? [])], siblings)
  const stems = scanned.tokens.map(({ kind, text }) =>
    kind === 'mark' ? '' : kind === 'word' ? stem(text) : text,
  )
  const texts = scanned.tokens.map(({ text }) => text)
  const known = new Map<number, SentenceContext>()
  const lastOf = previous?.kind === 'text' && paragraph.kind === 'text' ? lastSentence(previous.text) : []
  return {
    scanned,
    numbers,
    contextOf: (number) => {
      const { sentence } = scanned.items[number]!
      let context = known.get(sentence[0])
      if (context === undefined) {
        context = sentenceContext(
          { paragraph, scanned, numbers, stems, texts, lastOf, siblings, words, options },
          sentence,
        )
        known.set(sentence[0], context)
      }
      return context
    },
  }
}

interface Surroundings {
  readonly paragraph: ProseParagraph
  readonly scanned: Scanned
  readonly numbers: readonly FoundNumber[]
  readonly stems: readonly string[]
  readonly texts: readonly string[]
  readonly lastOf: readonly string[]
  readonly siblings: string
  readonly words: CohortWords
  readonly options: ProseOptions
}

/** "Of these, four": the subject is that of the sentence before. */
const REFERS_BACK = /^(?:these|those|them|whom|it|they|corresponding|this|latter|which)$/

const OTHERS =
  /previous (?:reports?|stud|series|trials?)|previously reported|earlier (?:trial|stud|report|series)|reported by|et al\b|systematic review|meta-analys|other (?:studies|series|reports)|literature/i

/** No sentence is longer; what a text without full stops has beyond it is not seen. */
const LONGEST = 600

const sentenceContext = (surroundings: Surroundings, range: NumberItem['sentence']): SentenceContext => {
  const { paragraph, scanned, stems, words } = surroundings
  const [from, to] = [range[0], Math.min(range[1], range[0] + LONGEST)]
  const { texts } = surroundings
  const own = stems.slice(from, to)
  const before = previousRange(scanned, from)
  const refersBack = scanned.tokens
    .slice(from, Math.min(to, from + 6))
    .some(({ text }) => REFERS_BACK.test(text.toLowerCase()))
  const near = new Map<string, number>()
  const add = (list: readonly string[], nearness: number): void => {
    for (const one of list) if (one !== '' && (near.get(one) ?? 0) < nearness) near.set(one, nearness)
  }
  const heads = paragraph.heads ?? []
  add(own, 1)
  add(heads.flatMap(stemsOf), 1)
  add(before === null ? surroundings.lastOf : stems.slice(...before), refersBack ? 0.9 : 0.5)
  add(stemsOf(paragraph.section), 0.5)
  const inHeads = heads.flatMap((head) => mentionsOf(stemsWithPlaces(scan(head)), words))
  const mentions = mentionsOf(placed(stems, texts, from, to), words)
  return {
    range: [from, to],
    levelsNamed: (variable) =>
      Math.max(
        1,
        new Set(mentions.filter((mention) => mention.variable === variable).map(({ level }) => level)).size,
      ),
    stems,
    words: (start, end) =>
      start >= end
        ? ''
        : scanned.text.slice(scanned.tokens[start]!.from, scanned.tokens[end - 1]!.to).toLowerCase(),
    near,
    mentions,
    elsewhere:
      heads.length > 0
        ? inHeads
        : before === null || !refersBack
          ? []
          : mentionsOf(placed(stems, texts, before[0], before[1]), words),
    times: [
      ...timesIn(surroundings, [from, to]),
      ...heads.flatMap((head) => timesOfHead(head, surroundings.options)),
    ],
    ...partsOf(surroundings, [from, to], mentions),
    isRespective: own.some((one) => /^respectiv/.test(one)),
    heads: heads.join(' ').toLowerCase(),
    siblings: surroundings.siblings.toLowerCase(),
    earlierTime: before !== null && refersBack ? (timesIn(surroundings, before).at(-1) ?? null) : null,
    isOfOthers: OTHERS.test(scanned.text.slice(scanned.tokens[from]!.from, scanned.tokens[to - 1]!.to)),
  }
}

const previousRange = ({ starts }: Scanned, from: number): readonly [number, number] | null => {
  if (from === 0) return null
  const [start] = sentenceOf(starts, from - 1, from)
  return [Math.max(start, from - LONGEST / 4), from]
}

const lastSentence = (text: string): readonly string[] =>
  stemsOf(text.slice(-300).replace(/^[\s\S]*\.\s+(?=\S[\s\S]*\.)/, ''))
