import { DIRECTIVE_START, type Directive, directiveAt } from './directive.ts'
import { entityAt } from './entity.ts'
import { codeEnd, linkEnd, tagEnd } from './spans.ts'

/** Stands for what is no text: code, tags, notes. No number continues over it. */
const GAP = '\ufffc'

/** The text of a paragraph, with the place of each of its characters. */
export interface Inline {
  readonly text: string
  /** Of each character of the text: where it begins and ends in the source. */
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly bindings: readonly BoundText[]
  /** Offsets in the source of directives that are not complete. */
  readonly broken: readonly number[]
}

/** A directive with its place in the text and in the source. */
export interface BoundText extends Directive {
  readonly textFrom: number
  readonly textTo: number
  readonly sourceFrom: number
  readonly sourceTo: number
}

/**
 * The text of a paragraph without its marks: emphasis and the brackets of links are left out; escapes and character
 * references are the characters that they mean.
 * @param raw the lines of the paragraph, joined
 * @param at the offset in the source of each character of `raw`, and of its end
 */
export const inlineOf = (raw: string, at: readonly number[]): Inline => {
  const reader = new InlineReader(raw, at)
  while (reader.next());
  return reader
}

class InlineReader implements Inline {
  text = ''
  readonly from: number[] = []
  readonly to: number[] = []
  readonly bindings: BoundText[] = []
  readonly broken: number[] = []
  private i = 0
  /** Where links close: the end of their text -> the end of their destination. */
  private readonly closing = new Map<number, number>()
  /** Lengths of runs of backticks that nothing closes from here on. */
  private readonly unclosed = new Set<number>()
  private readonly raw: string
  private readonly at: readonly number[]

  constructor(raw: string, at: readonly number[]) {
    this.raw = raw
    this.at = at
  }

  /** Reads what is at the present place; false at the end. */
  next(): boolean {
    const { raw, i } = this
    const character = raw[i]
    if (character === undefined) return false
    const linkCloses = this.closing.get(i)
    if (linkCloses !== undefined) this.i = linkCloses
    else if (character === ':' && raw.startsWith(DIRECTIVE_START, i)) this.directive()
    else if (!this.skipped(character)) this.mark(character)
    return true
  }

  private directive(): void {
    const { raw, i } = this
    const found = directiveAt(raw, i)
    if (found === null) {
      this.broken.push(this.at[i]!)
      this.put(raw[i]!, i, i + 1)
      return
    }
    const textFrom = this.text.length
    for (const character of found.directive.shown.split('')) this.put(character, i, found.end)
    this.bindings.push({
      ...found.directive,
      ...{ textFrom, textTo: this.text.length },
      ...{ sourceFrom: this.at[i]!, sourceTo: this.at[found.end - 1]! + 1 },
    })
    this.i = found.end
  }

  /** Code, tags, pictures and notes, which are no text. */
  private skipped(character: string): boolean {
    const { raw, i } = this
    const end =
      character === '`'
        ? codeEnd(raw, i, this.unclosed)
        : character === '<'
          ? tagEnd(raw, i)
          : character === '!' && raw[i + 1] === '['
            ? (linkEnd(raw, i + 1)?.end ?? null)
            : character === '[' && (raw[i + 1] === '^' || raw[i + 1] === '@')
              ? noteEnd(raw, i)
              : null
    if (end === null) return false
    this.put(GAP, i, end)
    return true
  }

  private mark(character: string): void {
    const { raw, i } = this
    const entity = character === '&' ? entityAt(raw, i) : null
    const link = character === '[' ? linkEnd(raw, i) : null
    const run = emphasisAt(raw, i)
    if (character === '\\' && isPunctuation(raw[i + 1])) this.put(raw[i + 1]!, i, i + 2)
    else if (entity !== null) this.put(entity.text, i, entity.end)
    else if (link !== null) {
      this.closing.set(link.close, link.end)
      this.i = i + 1
    } else if (run > 0) {
      if (isOfNumber(raw[i - 1]) && isOfNumber(raw[i + run])) this.put(GAP, i, i + run)
      this.i = i + run
    } else if (character === '`') for (const k of this.backticks()) this.put('`', k, k + 1)
    else this.put(character === '\n' ? ' ' : character, i, i + 1)
  }

  /** The places of a run of backticks that nothing closes. */
  private backticks(): readonly number[] {
    const places: number[] = []
    for (let k = this.i; this.raw[k] === '`'; k++) places.push(k)
    return places
  }

  /** Adds a character of the text, which is in the source from and to an index of `raw`. */
  private put(character: string, from: number, to: number): void {
    for (const unit of character.split('')) {
      this.text += unit
      this.from.push(this.at[from]!)
      this.to.push(this.at[to - 1]! + 1)
    }
    this.i = to
  }
}

const isPunctuation = (character: string | undefined): boolean =>
  character !== undefined && /[!-/:-@[-`{-~]/.test(character)

/** Two such characters are of one number: 21 and the % after it. */
const isOfNumber = (character: string | undefined): boolean =>
  character !== undefined && /[\d.,·%<>=≤≥+−-]/.test(character)

const LONGEST_NOTE = 1000

const noteEnd = (raw: string, from: number): number | null => {
  const close = raw.slice(from, from + LONGEST_NOTE).indexOf(']')
  return close < 0 ? null : from + close + 1
}

/** The length of a run of emphasis marks; 0 where the marks are letters of the text. */
const emphasisAt = (raw: string, i: number): number => {
  const run = /^(?:\*{1,3}|_{1,3}|~~)/.exec(raw.slice(i, i + 3))?.[0] ?? ''
  if (run === '') return 0
  const [before, after] = [raw[i - 1] ?? ' ', raw[i + run.length] ?? ' ']
  if (/\s/.test(before) && /\s/.test(after)) return 0
  return run.startsWith('_') && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after) ? 0 : run.length
}
