import type { CohortWords } from './cohort-words.ts'
import type { FoundNumber } from './found-number.ts'
import { foundIn } from './numbers-in.ts'
import { type NumberItem, type Scanned, scan } from './number-items.ts'
import type { ProseOptions, ProseParagraph } from './prose-paragraph.ts'
import { sentenceOf } from './sentences.ts'
import { stem, stemsOf } from './stems.ts'
import { isTimeWord, unitOfWord } from './unit-words.ts'

/** A level that a sentence names, at a token. */
export interface Mention {
  readonly variable: string
  readonly level: string
  readonly place: number
  readonly end: number
}

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
  readonly times: readonly TimePoint[]
  readonly clauses: readonly (readonly [from: number, to: number])[]
  readonly isRespective: boolean
  /** The heads of a cell, in small letters. */
  readonly heads: string
}

export interface TimePoint {
  readonly place: number
  readonly time: number
  readonly unit: string
}

/** A paragraph with its numbers and the context of each sentence. */
export interface ReadParagraph {
  readonly scanned: Scanned
  readonly numbers: readonly FoundNumber[]
  contextOf(number: number): SentenceContext
}

export const readParagraph = (
  paragraph: ProseParagraph,
  previous: ProseParagraph | undefined,
  words: CohortWords,
  options: ProseOptions,
): ReadParagraph => {
  const scanned = scan(paragraph.text, options)
  const numbers = foundIn(scanned)
  const stems = scanned.tokens.map(({ kind, text }) => (kind === 'mark' ? '' : kind === 'word' ? stem(text) : text))
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
        context = sentenceContext({ paragraph, scanned, numbers, stems, texts, lastOf, words, options }, sentence)
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
  readonly words: CohortWords
  readonly options: ProseOptions
}

/** "Of these, four": the subject is that of the sentence before. */
const REFERS_BACK = /^(?:these|those|them|whom|it|they|corresponding|this|latter|which)$/

/** No sentence is longer; what a text without full stops has beyond it is not seen. */
const LONGEST = 600

const sentenceContext = (surroundings: Surroundings, range: NumberItem['sentence']): SentenceContext => {
  const { paragraph, scanned, stems, words } = surroundings
  const [from, to] = [range[0], Math.min(range[1], range[0] + LONGEST)]
  const { texts } = surroundings
  const own = stems.slice(from, to)
  const before = previousRange(scanned, from)
  const refersBack = scanned.tokens.slice(from, Math.min(to, from + 6)).some(({ text }) => REFERS_BACK.test(text.toLowerCase()))
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
  return {
    range: [from, to],
    stems,
    words: (start, end) =>
      start >= end ? '' : scanned.text.slice(scanned.tokens[start]!.from, scanned.tokens[end - 1]!.to).toLowerCase(),
    near,
    mentions: mentionsOf(placed(stems, texts, from, to), words),
    elsewhere: heads.length > 0 ? inHeads : before === null ? [] : mentionsOf(placed(stems, texts, before[0], before[1]), words),
    times: [...timesIn(surroundings, [from, to]), ...heads.flatMap((head) => timesOfHead(head, surroundings.options))],
    clauses: clausesOf(scanned, [from, to]),
    isRespective: own.some((one) => /^respectiv/.test(one)),
    heads: heads.join(' ').toLowerCase(),
  }
}

const previousRange = ({ starts }: Scanned, from: number): readonly [number, number] | null => {
  if (from === 0) return null
  const [start] = sentenceOf(starts, from - 1, from)
  return [Math.max(start, from - LONGEST / 4), from]
}

const lastSentence = (text: string): readonly string[] => stemsOf(text.slice(-300).replace(/^[\s\S]*\.\s+(?=\S[\s\S]*\.)/, ''))

interface Placed {
  readonly stem: string
  readonly text: string
  readonly place: number
}

const placed = (stems: readonly string[], texts: readonly string[], from: number, to: number): readonly Placed[] =>
  stems.slice(from, to).flatMap((one, i) => (one === '' ? [] : [{ stem: one, text: texts[from + i]!, place: from + i }]))

const stemsWithPlaces = ({ tokens }: Scanned): readonly Placed[] =>
  tokens.flatMap(({ kind, text }, place) => (kind === 'mark' ? [] : [{ stem: kind === 'word' ? stem(text) : text, text, place }]))

const mentionsOf = (sequence: readonly Placed[], words: CohortWords): readonly Mention[] =>
  [...namedLevels(sequence, words), ...yesNoMentions(sequence, words)].sort((a, b) => a.place - b.place)

const namedLevels = (sequence: readonly Placed[], { forms, titles }: CohortWords): readonly Mention[] => {
  const all = new Set(sequence.map((one) => one.stem))
  const found: Mention[] = []
  for (const [i, { stem: first, text, place }] of sequence.entries()) {
    for (const { variable, level, stems, exact } of [...(forms.get(first) ?? []), ...(forms.get(text) ?? [])]) {
      if (exact === '') {
        if (stems.every((one, k) => sequence[i + k]?.stem === one))
          found.push({ variable, level, place, end: sequence[i + stems.length - 1]!.place + 1 })
      } else if (text === exact && isLabelled(sequence, i, exact, titles.get(variable)!, all))
        found.push({ variable, level, place, end: place + 1 })
    }
  }
  return found
}

/** A letter or a number names a level after the variable or a word such as grade. */
const isLabelled = (
  sequence: readonly Placed[],
  i: number,
  exact: string,
  title: ReadonlySet<string>,
  all: ReadonlySet<string>,
): boolean => {
  const isVariable = [...title].some((one) => all.has(one) && !/^\d/.test(one))
  const previous = sequence[i - 1]?.stem ?? ''
  if (/^\d/.test(exact)) return (title.has(previous) || /^(?:type|grade|stage|clas)$/.test(previous) || /^(?:in|for)$/.test(sequence[i + 1]?.text ?? '')) && (isVariable || previous === 'type')
  return isVariable && /^[A-Z]$/.test(exact)
}

const NEGATIONS = /^(?:without|no|not|non|never|free|absence|neither|nor)$/

const yesNoMentions = (sequence: readonly Placed[], { yesNo, weightOf }: CohortWords): readonly Mention[] => {
  const places = new Map<string, number[]>()
  for (const [i, one] of sequence.entries()) places.set(one.stem, [...(places.get(one.stem) ?? []).slice(-20), i])
  return yesNo.flatMap(({ variable, names }) => {
    const anchors = names.flatMap((name) => anchorsOf(name, places, weightOf))
    return [...new Set(anchors)].flatMap((i) => polar(sequence, i, variable))
  })
}

/** Where the most telling word of a name stands with most of the others near it. */
const anchorsOf = (
  name: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  weightOf: CohortWords['weightOf'],
): readonly number[] => {
  const anchor = name.reduce((best, one) => (weightOf(one) > weightOf(best) ? one : best))
  const total = name.reduce((sum, one) => sum + weightOf(one), 0)
  return (places.get(anchor) ?? []).filter((i) => {
    const found = name.filter((one) => (places.get(one) ?? []).some((j) => Math.abs(j - i) <= 5))
    return found.reduce((sum, one) => sum + weightOf(one), 0) >= 0.6 * total
  })
}

/** The mention as yes or no: "without relapse"; "with (…) and without (…) relapse"; "received and did not receive it". */
const polar = (sequence: readonly Placed[], i: number, variable: string): readonly Mention[] => {
  const mention = (level: string, j: number): Mention => ({ variable, level, place: sequence[j]!.place, end: sequence[j]!.place + 1 })
  for (let j = i - 1; j >= Math.max(0, i - 14); j--) {
    const { stem: one, text } = sequence[j]!
    const isNear = i - j <= 4 || sequence.slice(j + 1, i).every((between) => /^\d|^(?:a|an|the|new|any|evidence|of|receiv)/.test(between.stem))
    if (NEGATIONS.test(text.toLowerCase()) && isNear) {
      const yes = contrasted(sequence, j)
      return yes === null ? [mention('no', j)] : [mention('yes', yes), mention('no', j)]
    }
    if (/^(?:with|patients?)$/.test(text.toLowerCase()) || one === '') break
  }
  return [mention('yes', i)]
}

/** The "with" or the verb that a "without" or a "did not" is the opposite of. */
const contrasted = (sequence: readonly Placed[], denial: number): number | null => {
  const isWithout = sequence[denial]!.text.toLowerCase() === 'without'
  const verb = sequence[denial + 1]?.stem
  for (let j = denial - 1; j >= Math.max(0, denial - 8); j--) {
    if (isWithout ? sequence[j]!.text.toLowerCase() === 'with' : sequence[j]!.stem === verb && verb !== undefined)
      return sequence.slice(j + 1, denial).every(({ stem: one, text }) => /^\d|^(?:and|or|versu|vs|did|do|\p{L}{1,2})$/u.test(one) || NEGATIONS.test(text)) ? j : null
  }
  return null
}

const timesIn = ({ scanned, numbers }: Surroundings, [from, to]: NumberItem['sentence']): readonly TimePoint[] =>
  scanned.items.flatMap((item, i) =>
    numbers[i]!.kind === 'time-point' && item.first >= from && item.first < to && item.number !== null ? timeOf(scanned, item) : [],
  )

const timesOfHead = (head: string, options: ProseOptions): readonly TimePoint[] => {
  const scanned = scan(head, options)
  return foundIn(scanned).flatMap(({ kind }, i) =>
    kind === 'time-point' || scanned.items.length === 1 ? timeOf(scanned, scanned.items[i]!).map((time) => ({ ...time, place: -1 })) : [],
  )
}

/** With the next unit of time: "6" of "3, 6 and 12 months". */
const timeOf = ({ tokens }: Scanned, { first, next, sentence, number }: NumberItem): readonly TimePoint[] => {
  const time = Number(number?.digits ?? 0n) / 10 ** (number?.decimals ?? 0)
  const back = tokens[first - 1]?.text ?? ''
  if (isTimeWord(back) && !/s$/.test(back)) return [{ place: first, time, unit: unitOfWord(back) }]
  for (let place = next; place < Math.min(sentence[1], next + 12); place++) {
    const { kind, text } = tokens[place]!
    if (kind === 'word' && isTimeWord(text)) return [{ place: first, time, unit: unitOfWord(text) }]
    if (kind === 'word' && !/^(?:and|or)$/.test(text)) return []
  }
  return []
}

/** Parts of a sentence: between commas, semicolons and conjunctions outside brackets. */
const clausesOf = ({ tokens, items }: Scanned, [from, to]: NumberItem['sentence']): readonly (readonly [number, number])[] => {
  const clauses: (readonly [number, number])[] = []
  let start = from
  let depth = 0
  for (let place = from; place < to; place++) {
    const { text } = tokens[place]!
    if (/^[([]$/.test(text)) depth++
    else if (/^[)\]]$/.test(text)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && BREAKS.test(text.toLowerCase())) {
      clauses.push([start, place])
      start = place + 1
    }
  }
  return items.length === 0 ? [] : [...clauses, [start, to]]
}

const BREAKS = /^(?:[;,:]|and|but|whereas|while|versus|vs|against|compared|und)$/
