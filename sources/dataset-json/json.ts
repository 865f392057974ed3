import { SourceError } from '../support/source-error.ts'

/** A number as it is written, with all its digits. */
export class JsonNumber {
  readonly literal: string

  constructor(literal: string) {
    this.literal = literal
  }
}

/** A JSON value. Objects are maps, so that no key can be mistaken for a part of an object of JavaScript, such as `__proto__`. */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | ReadonlyMap<string, Json>

/** Lists and objects in each other at most. */
const MOST_DEPTH = 32

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ...[['"', '"'] as const, ['\\', '\\'] as const, ['/', '/'] as const, ['b', '\b'] as const],
  ...[['f', '\f'] as const, ['n', '\n'] as const, ['r', '\r'] as const, ['t', '\t'] as const],
])

/**
 * Reads JSON values (RFC 8259), one after another, from a text that nobody vouches for: nested at most 32 deep, without a key twice
 * in one object, without half a character, and with numbers as they are written.
 */
export class JsonReader {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  /** Whether nothing but blanks follows. */
  get isAtEnd(): boolean {
    this.skipBlanks()
    return this.at >= this.text.length
  }

  /** The next value. @throws SourceError, with the line */
  read(depth = 0): Json {
    this.skipBlanks()
    const first = this.text[this.at]
    if (first === '{' || first === '[') {
      if (depth >= MOST_DEPTH) throw this.problem(`at most ${MOST_DEPTH} lists in each other`, 'more')
      this.at += 1
      return first === '{' ? this.readObject(depth) : this.readList(depth)
    }
    if (first === '"') return this.readString()
    for (const [word, value] of [['null', null] as const, ['true', true] as const, ['false', false] as const])
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    return this.readNumber()
  }

  problem(expected: string, found?: string): SourceError {
    const next = this.text[this.at]
    const shown =
      next === undefined ? 'the end of the file' : /[!-~]/.test(next) ? `"${next}"` : 'another character'
    const before = this.text.slice(0, this.at)
    const [line, character] = [before.split('\n').length, this.at - before.lastIndexOf('\n')]
    return new SourceError({
      place: `line ${line}, character ${character}`,
      expected,
      found: found ?? shown,
      remedy: 'export the file again',
    })
  }

  private skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      this.at += 1
    }
  }

  private readObject(depth: number): ReadonlyMap<string, Json> {
    const entries = new Map<string, Json>()
    if (this.takes('}')) return entries
    do {
      this.skipBlanks()
      if (this.text[this.at] !== '"') throw this.problem('a key')
      const start = this.at
      const key = this.readString()
      if (entries.has(key)) {
        this.at = start
        throw this.problem('each key once in an object', 'one twice')
      }
      if (!this.takes(':')) throw this.problem('":"')
      entries.set(key, this.read(depth + 1))
    } while (this.takes(','))
    if (!this.takes('}')) throw this.problem('"," or "}"')
    return entries
  }

  private readList(depth: number): readonly Json[] {
    const items: Json[] = []
    if (this.takes(']')) return items
    do items.push(this.read(depth + 1))
    while (this.takes(','))
    if (!this.takes(']')) throw this.problem('"," or "]"')
    return items
  }

  private takes(sign: string): boolean {
    this.skipBlanks()
    if (this.text[this.at] !== sign) return false
    this.at += 1
    return true
  }

  private readNumber(): JsonNumber {
    const form = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
    form.lastIndex = this.at
    const [literal] = form.exec(this.text) ?? []
    if (literal === undefined) throw this.problem('a value')
    this.at += literal.length
    return new JsonNumber(literal)
  }

  private readString(): string {
    const parts: string[] = []
    let from = ++this.at
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      // not a number at the end of the text
      if (!(code >= 32)) throw this.problem('the rest of a text, with \\n for a line break')
      if (code === 34) break
      this.at += 1
      if (code !== 92) continue
      parts.push(this.text.slice(from, this.at - 1), this.readEscape())
      from = this.at
    }
    parts.push(this.text.slice(from, this.at++))
    const text = parts.join('')
    if (/[\ud800-\udfff]/.test(text) && !isWhole(text)) throw this.problem('whole characters', 'half of one')
    return text
  }

  private readEscape(): string {
    const letter = this.text[this.at] ?? ''
    const meant = ESCAPES.get(letter)
    const code = this.text.slice(this.at + 1, this.at + 5)
    if (meant === undefined && !(letter === 'u' && /^[0-9a-fA-F]{4}$/.test(code)))
      throw this.problem('an escape of JSON after "\\"')
    this.at += meant === undefined ? 5 : 1
    return meant ?? String.fromCharCode(Number.parseInt(code, 16))
  }
}

const isWhole = (text: string): boolean => !/\p{Cs}/u.test(text)
