import type { ProseOptions } from './prose-paragraph.ts'

/** A number, a word or a sign of a text, with its place in UTF-16 units. White space is none. */
export interface Token {
  readonly kind: 'number' | 'word' | 'mark'
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * The tokens of a text, from left to right, in time linear in its length: each expression is tried at one place only
 * and has no nested repetition over the same characters.
 */
export const tokensOf = (text: string, { decimalMark = '.' }: ProseOptions = {}): readonly Token[] => {
  const number = NUMBERS[decimalMark]
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const [kind, to] = tokenAt(text, at, number, tokens.at(-1))
    if (kind !== null) tokens.push({ kind, from: at, to, text: text.slice(at, to) })
    at = to
  }
  return tokens
}

const tokenAt = (
  text: string,
  at: number,
  number: RegExp,
  previous: Token | undefined,
): readonly [kind: Token['kind'] | null, to: number] => {
  const space = endOf(SPACE, text, at)
  if (space > at) return [null, space]
  const digits = endOf(number, text, isSign(text, at, previous) ? at + 1 : at)
  if (digits > at) return ['number', digits]
  const word = endOf(WORD, text, at)
  if (word > at) return ['word', word]
  return ['mark', at + (text.codePointAt(at)! > 0xffff ? 2 : 1)]
}

/** Where the expression ends that begins at this place; the place itself if it does not match. */
const endOf = (sticky: RegExp, text: string, at: number): number => {
  sticky.lastIndex = at
  return sticky.test(text) ? sticky.lastIndex : at
}

/** A minus sign stands before a digit, and after neither a number nor a letter: "16-20" and "T-4" have none. */
const isSign = (text: string, at: number, previous: Token | undefined): boolean =>
  /[-−–]/.test(text[at]!) &&
  /[\d.·]/.test(text[at + 1] ?? '') &&
  (previous === undefined || (previous.to < at ? previous.kind !== 'number' : /[([=<>≤≥,;:/]/.test(previous.text)))

const SPACE = /\s+/y
const WORD = /\p{L}[\p{L}\p{M}'’]*/uy
const THIN = '[\\u2009\\u202f\\u00a0]'
const RAISED = '[⁺⁻]?[⁰¹²³⁴-⁹]{1,4}'
const TEN = `10(?:${RAISED}| ?(?:(?:\\^|\\*\\*) ?[-−–+]?|[-−–+])\\d{1,3}(?![\\d.]))`
const POWER = `(?:[eE][-−+]?\\d{1,3}(?![\\p{L}\\d])|[ \\u00a0\\u2009]?[x×X*·⋅∙][ \\u00a0\\u2009]?${TEN})`
const numberLike = (whole: string, fraction: string): RegExp =>
  new RegExp(`(?:10(?:${RAISED}|(?:\\^|\\*\\*)[-−–+]?\\d{1,3})|(?:(?:${whole})(?:${fraction})*|[.·⋅∙]\\d+)${POWER}?|[⁰¹²³⁴-⁹]+)`, 'uy')
const NUMBERS: Readonly<Record<'.' | ',', RegExp>> = {
  // a comma after a zero is a decimal mark in every language
  '.': numberLike(
    `[1-9]\\d{0,2}(?:,\\d{3})+(?!\\d)|[1-9]\\d{0,2}(?:${THIN}\\d{3})+(?!\\d)|0,\\d+(?!\\d|,\\d)|\\d+`,
    '[.·⋅∙]\\d+',
  ),
  ',': numberLike(
    `[1-9]\\d{0,2}(?:\\.\\d{3})+(?!\\d)|[1-9]\\d{0,2}(?:${THIN}\\d{3})+(?!\\d)|\\d+`,
    '[,.·⋅∙]\\d+',
  ),
}
