import type { SourceFault } from '../../sources/source.ts'
import type {
  Binding,
  DocumentFormat,
  DocumentReading,
  Edit,
  Paragraph,
  Slot,
  TextDocument,
} from '../document.ts'
import { type Block, blocksOf, type Piece } from './blocks.ts'
import { contentText } from './content.ts'
import { directiveText, slotOf } from './directive.ts'
import { type Inline, inlineOf } from './inline.ts'
import { markdownText } from './markdown-text.ts'

/**
 * Manuscripts in Markdown: CommonMark with tables, footnotes and metadata. A number is bound by `:r[<id>]`, with the text
 * that is written for it by `:r[<id>]{shown="21"}`; a line `::table[<id>]` or `::figure[<id>]` is a slot. For readers
 * bindings become their text, and slots what is placed in them.
 */
export const markdownFormat: DocumentFormat = {
  title: 'a Markdown text (.md)',
  ending: 'md',
  read: async (bytes): Promise<DocumentReading> => {
    const source = decoded(bytes)
    if (typeof source !== 'string') return { faults: [source] }
    const { document, faults } = parsed(source)
    return faults.length > 0 ? { faults } : { document }
  },
  edit: async (bytes, edits, { isForReaders = false } = {}) => {
    const source = decoded(bytes)
    if (typeof source !== 'string') throw new RangeError(`expected ${source.expected}, found ${source.found}`)
    return new TextEncoder().encode(edited(source, parsed(source), edits, isForReaders))
  },
}

/** More is no manuscript. */
const LARGEST = 10_000_000

const decoded = (bytes: Uint8Array): string | SourceFault => {
  const fault = (expected: string, found: string, remedy: string): SourceFault => ({
    place: 'line 1',
    expected,
    found,
    remedy,
  })
  if (bytes.length > LARGEST)
    return fault(
      `at most ${LARGEST / 1_000_000} MB of text`,
      `${Math.ceil(bytes.length / 1_000_000)} MB`,
      'keep pictures and data in files of their own',
    )
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? fault('text', 'a NUL character', 'save the file as text in UTF-8') : text
  } catch {
    return fault('text in UTF-8', 'other bytes', 'save the file as text in UTF-8')
  }
}

interface Parsed {
  readonly document: TextDocument
  readonly faults: readonly SourceFault[]
  /** Of each paragraph, and of each slot: its place in the source. */
  readonly inlines: readonly Inline[]
  readonly slots: readonly Piece[]
}

const parsed = (source: string): Parsed => {
  const paragraphs: Paragraph[] = []
  const inlines: Inline[] = []
  const slots: Slot[] = []
  const slotPieces: Piece[] = []
  const faults: SourceFault[] = []
  const lineAt = lineCounter(source)
  let [section, inSection] = ['', 0]
  for (const block of blocksOf(source)) {
    const { line } = block
    if (block.kind === 'slot') {
      const piece = block.pieces[0]!
      const tag = slotTag(source.slice(piece.from, piece.to))
      if (tag === null)
        faults.push({ place: `line ${line}`, ...NO_SLOT, found: source.slice(piece.from, piece.to) })
      else {
        slots.push({ tag, place: section === '' ? `line ${line}` : `${section}, line ${line}`, line })
        slotPieces.push(piece)
      }
      continue
    }
    const inline = inlineIn(source, block.pieces)
    for (const offset of inline.broken.slice(0, Math.max(0, MOST_FAULTS - faults.length)))
      faults.push({
        place: `line ${lineAt(offset)}`,
        ...NO_DIRECTIVE,
        found: source.slice(offset, offset + SHOWN).replace(/\s*[\r\n][\s\S]*/, ''),
      })
    if (block.kind === 'heading') [section, inSection] = [inline.text.trim(), 0]
    else if (block.kind === 'text') inSection += 1
    inlines.push(inline)
    paragraphs.push({
      ...{ kind: block.kind, place: placeOf(block, section, inSection), section, text: inline.text, line },
      bindings: inline.bindings.map(
        ({ textFrom, textTo, tag }): Binding => ({ from: textFrom, to: textTo, tag }),
      ),
    })
  }
  return { document: { paragraphs, slots }, faults, inlines, slots: slotPieces }
}

/** More of a kind say the same. */
const MOST_FAULTS = 100
/** Characters of a text at fault that a message shows. */
const SHOWN = 60

const NO_DIRECTIVE = {
  expected: 'a bound number, :r[<id>] or :r[<id>]{shown="<text>"}',
  remedy:
    'write a backslash before each ] [ " \\ ` | < within an id or text; a \\ before the colon makes it plain text',
} as const
const NO_SLOT = {
  expected: '::table[<id>] or ::figure[<id>] alone on its line',
  remedy: 'write it in this form, without other text on the line',
} as const

const slotTag = (line: string): string | null => {
  const slot = slotOf(line)
  return slot !== null && slot.id !== '' && (slot.kind === 'table' || slot.kind === 'figure')
    ? `${slot.kind}:${slot.id}`
    : null
}

const placeOf = (block: Exclude<Block, { kind: 'slot' }>, section: string, paragraph: number): string => {
  if (block.kind === 'cell') return `table ${block.table}, row ${block.row}, column ${block.column}`
  if (block.kind === 'note') return `footnote ${block.label}`
  if (block.kind === 'heading') return `heading ${section}`
  return section === '' ? `paragraph ${paragraph}` : `${section}, paragraph ${paragraph}`
}

/** The text of lines, joined. */
const inlineIn = (source: string, pieces: readonly Piece[]): Inline => {
  let raw = ''
  const at: number[] = []
  for (const { from, to } of pieces) {
    if (raw !== '') {
      raw += '\n'
      at.push(from - 1)
    }
    for (let i = from; i < to; i++) at.push(i)
    raw += source.slice(from, to)
  }
  return inlineOf(raw, at)
}

const lineCounter =
  (source: string) =>
  (offset: number): number =>
    source.slice(0, offset).split('\n').length

interface Change extends Piece {
  readonly text: string
}

const edited = (source: string, read: Parsed, edits: readonly Edit[], isForReaders: boolean): string => {
  const bound = new Map<string, { tag?: string; text?: string }>()
  const placed = new Map<number, string>()
  const changes: Change[] = []
  for (const edit of edits) {
    if (edit.kind === 'bind') changes.push(bindingOf(source, read, edit, isForReaders))
    else if (edit.kind === 'place') {
      if (read.slots[edit.slot] === undefined)
        throw new RangeError(`expected a slot, found none with index ${edit.slot}`)
      placed.set(edit.slot, contentText(edit.content))
    } else {
      if (read.inlines[edit.paragraph]?.bindings[edit.binding] === undefined)
        throw new RangeError(
          `expected a binding, found none with index ${edit.binding} in paragraph ${edit.paragraph}`,
        )
      const key = `${edit.paragraph}/${edit.binding}`
      bound.set(key, {
        ...bound.get(key),
        ...(edit.kind === 'fill' ? { text: edit.text } : { tag: edit.tag }),
      })
    }
  }
  read.inlines.forEach(({ bindings }, paragraph) => {
    bindings.forEach(({ tag, shown, sourceFrom, sourceTo }, binding) => {
      const change = bound.get(`${paragraph}/${binding}`)
      if (change === undefined && !isForReaders) return
      const text = change?.text ?? shown
      changes.push({
        ...{ from: sourceFrom, to: sourceTo },
        text: isForReaders ? markdownText(text) : directiveText({ tag: change?.tag ?? tag, shown: text }),
      })
    })
  })
  if (isForReaders)
    read.slots.forEach(({ from, to }, slot) => {
      const text = placed.get(slot)
      if (text !== undefined) changes.push({ from, to, text })
    })
  return withChanges(source, changes)
}

const bindingOf = (
  source: string,
  { inlines }: Parsed,
  { paragraph, from, to, tag }: Extract<Edit, { kind: 'bind' }>,
  isForReaders: boolean,
): Change => {
  const inline = inlines[paragraph]
  if (inline === undefined || from < 0 || from >= to || to > inline.text.length)
    throw new RangeError(`expected a part of a paragraph, found ${from} to ${to} of paragraph ${paragraph}`)
  if (inline.bindings.some(({ textFrom, textTo }) => textFrom < to && from < textTo))
    throw new RangeError(
      `expected a part without a binding, found ${from} to ${to} of paragraph ${paragraph}`,
    )
  const piece = { from: inline.from[from]!, to: inline.to[to - 1]! }
  const shown = inline.text.slice(from, to)
  return { ...piece, text: isForReaders ? source.slice(piece.from, piece.to) : directiveText({ tag, shown }) }
}

const withChanges = (source: string, changes: readonly Change[]): string => {
  const parts: string[] = []
  let end = 0
  for (const { from, to, text } of changes.toSorted((a, b) => a.from - b.from)) {
    if (from < end) throw new RangeError('expected changes of different places, found two of one')
    parts.push(source.slice(end, from), text)
    end = to
  }
  return [...parts, source.slice(end)].join('')
}
