import { cellsOf, isDelimiterRow } from './pipe-row.ts'

/** A part of a line: offsets in the source. */
export interface Piece {
  readonly from: number
  readonly to: number
}

/** What Markdown consists of, as far as it has text. Code, HTML blocks, the metadata at the top and definitions are none. */
export type Block =
  | { readonly kind: 'heading' | 'text'; readonly line: number; readonly pieces: readonly Piece[] }
  | {
      readonly kind: 'note'
      readonly line: number
      readonly pieces: readonly Piece[]
      readonly label: string
    }
  | {
      readonly kind: 'cell'
      readonly line: number
      readonly pieces: readonly Piece[]
      readonly table: number
      readonly row: number
      readonly column: number
    }
  | { readonly kind: 'slot'; readonly line: number; readonly pieces: readonly Piece[] }

/** The blocks of a Markdown text, in its order. */
export const blocksOf = (source: string): readonly Block[] => {
  const reader = new BlockReader(source)
  reader.read()
  return reader.blocks
}

const FENCE = /^\s*(?:>\s?)*(`{3,}|~{3,})([^`]*)$/
const HEADING = /^( {0,3}#{1,6}[ \t]+)(.*?)(?:[ \t]+#+)?[ \t]*$/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/
const QUOTE = /^ {0,3}(?:>[ \t]?)+/
const NOTE = /^\[\^([^\]\s]+)\]:[ \t]*/
const DEFINITION = /^ {0,3}\[[^\]^][^\]]*\]:[ \t]*\S/
const HTML =
  /^ {0,3}<(?:!--|[?!]|\/?(?:address|article|aside|blockquote|body|center|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu|nav|ol|p|pre|script|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul)\b)/i

class BlockReader {
  readonly blocks: Block[] = []
  private readonly lines: readonly (Piece & { readonly text: string })[]
  private i = 0
  private pieces: Piece[] = []
  private firstLine = 0
  private note: string | null = null
  private tables = 0
  private isInList = false

  constructor(source: string) {
    let from = source.startsWith('\ufeff') ? 1 : 0
    this.lines = source
      .slice(from)
      .split('\n')
      .map((whole) => {
        const text = whole.replace(/\r$/, '')
        const line = { from, to: from + text.length, text }
        from += whole.length + 1
        return line
      })
  }

  read(): void {
    this.i = this.metadataEnd()
    for (; this.i < this.lines.length; this.i++) this.line()
    this.flush()
  }

  /** Metadata between two lines of three hyphens, at the top. */
  private metadataEnd(): number {
    if (this.lines[0]?.text !== '---') return 0
    const end = this.lines.findIndex(({ text }, i) => i > 0 && /^(?:---|\.\.\.)$/.test(text))
    return end < 0 ? 0 : end + 1
  }

  private line(): void {
    const { text } = this.lines[this.i]!
    const isNew = this.pieces.length === 0
    if (text.trim() === '') this.flush()
    else if (this.skipsFence(text) || (isNew && this.skips(text))) return
    else if (!isNew && UNDERLINE.test(text)) this.flush('heading')
    else if (RULE.test(text)) this.flush()
    else if (!this.isAlone(text)) {
      if (isNew && isDelimiterRow(this.lines[this.i + 1]?.text) && text.includes('|')) this.table()
      else this.add(text)
    }
  }

  /** Reads a heading or a slot, which is a line of its own. */
  private isAlone(text: string): boolean {
    const { from, to } = this.lines[this.i]!
    const [, mark, heading] = HEADING.exec(text) ?? []
    const isSlot = /^ {0,3}::[A-Za-z]+\[/.test(text)
    if (mark === undefined && !isSlot) return false
    this.flush()
    this.isInList = false
    const start = from + (mark?.length ?? 0)
    this.blocks.push({
      ...{ kind: isSlot ? 'slot' : 'heading', line: this.i + 1 },
      pieces: [isSlot ? { from, to } : { from: start, to: start + heading!.length }],
    })
    return true
  }

  /** Adds a line to the present paragraph, or begins one. */
  private add(text: string): void {
    const { from, to } = this.lines[this.i]!
    const note = NOTE.exec(text)
    if (note !== null) {
      this.flush()
      this.note = note[1]!
    }
    const marker = note?.[0] ?? this.markerOf(text)
    if (this.pieces.length === 0) this.firstLine = this.i + 1
    const indent = /^[ \t]*/.exec(text.slice(marker.length))![0].length
    this.pieces.push({ from: Math.min(to, from + marker.length + indent), to })
    if (!/^\s/.test(text)) this.isInList = ITEM.test(text)
  }

  /** The marks of quotations and list items before the text of a line; an item begins a paragraph. */
  private markerOf(text: string): string {
    const quote = QUOTE.exec(text)?.[0] ?? ''
    const item = ITEM.exec(text.slice(quote.length))?.[0] ?? ''
    if (item !== '') {
      this.flush()
      this.isInList = true
    }
    return quote + item
  }

  /** Skips a fenced block of code. */
  private skipsFence(text: string): boolean {
    const fence = FENCE.exec(text)?.[1]
    if (fence === undefined) return false
    this.flush()
    const close = new RegExp(`^\\s*(?:>\\s?)*${fence[0] === '~' ? '~' : '`'}{${fence.length},}\\s*$`)
    do this.i += 1
    while (this.i < this.lines.length && !close.test(this.lines[this.i]!.text))
    return true
  }

  /** Skips indented code, HTML and definitions of links, which begin after an empty line. */
  private skips(text: string): boolean {
    if (/^(?: {4}|\t)/.test(text) && !this.isInList && this.note === null) return true
    if (DEFINITION.test(text)) return true
    if (!HTML.test(text)) return false
    const isComment = /^ {0,3}<!--/.test(text)
    const isLast = (line: string): boolean => (isComment ? line.includes('-->') : line.trim() === '')
    while (this.i < this.lines.length && !isLast(this.lines[this.i]!.text)) this.i += 1
    return true
  }

  private table(): void {
    this.tables += 1
    const rows = [this.i]
    for (let i = this.i + 2; i < this.lines.length && this.lines[i]!.text.trim() !== ''; i++) rows.push(i)
    rows.forEach((index, row) => {
      const { text, from } = this.lines[index]!
      cellsOf(text).forEach((cell, column) => {
        this.blocks.push({
          ...{ kind: 'cell', line: index + 1, table: this.tables, row: row + 1, column: column + 1 },
          pieces: [{ from: from + cell.from, to: from + cell.to }],
        })
      })
    })
    this.i = Math.max(rows.at(-1)!, this.i + 1)
  }

  /** Ends the paragraph that was read so far. */
  private flush(kind: 'heading' | 'text' = 'text'): void {
    const { pieces, firstLine: line, note: label } = this
    if (pieces.length > 0)
      this.blocks.push(label === null ? { kind, line, pieces } : { kind: 'note', line, pieces, label })
    this.pieces = []
    this.note = null
  }
}
