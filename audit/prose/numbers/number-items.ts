import { type PublishedNumber, readPublished } from '../../claims/published-number.ts'
import type { ProseOptions } from './prose-paragraph.ts'
import { boundOfWords, readNumber, valueInWords, wordValue } from './read-number.ts'
import { sentenceOf, sentenceStarts } from './sentences.ts'
import { type Token, tokensOf } from './tokens.ts'
import { unitAt } from './unit-words.ts'

/** A number of a paragraph before it is known what it is. Places count tokens. */
export interface NumberItem {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly number: PublishedNumber | null
  /** As written after it; a percent sign too. */
  readonly unit: string
  readonly isWord: boolean
  /** Its first token and the first token after it, without its unit. */
  readonly first: number
  readonly next: number
  /** The first token after its unit. */
  readonly after: number
  /** The tokens of its sentence. */
  readonly sentence: readonly [from: number, to: number]
}

/** A paragraph as tokens and numbers. */
export interface Scanned {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly items: readonly NumberItem[]
  /** The first token of each sentence. */
  readonly starts: readonly number[]
}

export const scan = (text: string, options: ProseOptions = {}): Scanned => {
  const tokens = tokensOf(text, options)
  const starts = sentenceStarts(tokens)
  const items: NumberItem[] = []
  for (let place = 0; place < tokens.length; place++) {
    const length = lengthAt(tokens, place)
    if (length === 0) {
      const words = options.numberWords === true ? valueInWords(tokens, place) : null
      if (words !== null) items.push(wordItem(tokens, place, words, sentenceOf(starts, place, tokens.length)))
      continue
    }
    items.push(itemAt(text, tokens, place, length, sentenceOf(starts, place, tokens.length), options))
    place += length - 1
  }
  return { text, tokens, items, starts }
}

/** How many tokens the number at this place has: three for "thirty-five", none for another word. */
const lengthAt = (tokens: readonly Token[], place: number): number => {
  const token = tokens[place]!
  if (token.kind === 'number') return 1
  const value = token.kind === 'word' ? wordValue(token.text) : null
  if (value === null) return 0
  const units = wordValue(tokens[place + 2]?.text ?? '') ?? 0
  return value >= 20 && isHyphen(tokens[place + 1]) && units > 0 && units < 10 ? 3 : 1
}

const isHyphen = (token: Token | undefined): boolean => token !== undefined && /^[-‐‑]$/.test(token.text)

const itemAt = (
  text: string,
  tokens: readonly Token[],
  place: number,
  length: number,
  sentence: NumberItem['sentence'],
  options: ProseOptions,
): NumberItem => {
  const token = tokens[place]!
  const next = place + length
  const isWord = token.kind === 'word'
  const { unit, length: ofUnit } = unitAt(tokens, next)
  const bound = isWord ? null : boundBefore(tokens, place)
  const inWords = options.numberWords === true ? boundOfWords(tokens, place) : undefined
  const isPercentSign = tokens[next]?.text === '%'
  const from = bound?.from ?? token.from
  const to = tokens[next - 1 + (isPercentSign && !isWord ? 1 : 0)]!.to
  return {
    from,
    to,
    text: text.slice(from, to),
    number: isWord
      ? withBound(wordNumber(tokens, place, length), inWords)
      : withBound(readNumber(token.text, options), bound?.sign ?? inWords),
    unit: unit || unitAfterVersus(tokens, next),
    isWord,
    first: place,
    next,
    after: next + ofUnit,
    sentence,
  }
}

/** "23 versus 8 weeks": the first number has the unit of the second. */
const unitAfterVersus = (tokens: readonly Token[], next: number): string => {
  if (!/^(?:versus|vs)$/i.test(tokens[next]?.text ?? '')) return ''
  const second = next + (tokens[next + 1]?.text === '.' ? 2 : 1)
  return tokens[second]?.kind === 'number' ? unitAt(tokens, second + 1).unit : ''
}

/** "No patients", "half": a number that no number word says. */
const wordItem = (
  tokens: readonly Token[],
  place: number,
  { value, unit }: { readonly value: number; readonly unit: string },
  sentence: NumberItem['sentence'],
): NumberItem => {
  const { from, to, text } = tokens[place]!
  const number = withBound({ relation: '=', digits: BigInt(value), decimals: 0 }, boundOfWords(tokens, place))
  const next = place + 1
  return { from, to, text, number, unit, isWord: true, first: place, next, after: next, sentence }
}

const BOUNDS = ['<', '>', '≤', '≥', '⩽', '⩾']

/** A bound before a number: `<`, `≥`, `<=`. */
const boundBefore = (
  tokens: readonly Token[],
  place: number,
): { readonly from: number; readonly sign: string } | null => {
  const [first, second] = [tokens[place - 2], tokens[place - 1]]
  if (second === undefined) return null
  if (BOUNDS.includes(second.text)) return { from: second.from, sign: second.text }
  return second.text === '=' && first !== undefined && BOUNDS.includes(first.text) && first.to === second.from
    ? { from: first.from, sign: `${first.text}=` }
    : null
}

const withBound = (number: PublishedNumber | null, sign: string | undefined): PublishedNumber | null => {
  if (number === null || sign === undefined) return number
  const relation = readPublished(`${sign}1`)?.relation
  return relation === undefined ? number : { ...number, relation }
}

const wordNumber = (tokens: readonly Token[], place: number, length: number): PublishedNumber => {
  const value = wordValue(tokens[place]!.text)! + (length === 3 ? wordValue(tokens[place + 2]!.text)! : 0)
  return { relation: '=', digits: BigInt(value), decimals: 0 }
}

/** Whether the number is a whole number, as counts, labels and years are. */
export const isWholeItem = ({ number }: NumberItem): boolean =>
  number !== null && number.decimals === 0 && number.digits >= 0n && number.relation === '='
