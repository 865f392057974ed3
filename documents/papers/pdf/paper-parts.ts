import { joinedLines } from '../joined-lines.ts'
import type { PaperPart } from '../outline.ts'
import type { PaperTable } from '../tables/paper-table.ts'
import { type Block, blocksOf } from './blocks.ts'
import type { Fragment } from './fragments.ts'
import { type FragmentPage, withoutRunningHeads } from './running-heads.ts'
import { tableOfRows, tablesBetweenLines } from './tables/printed-tables.ts'

/** The usual look of the text: size and font of most letters. */
interface Body {
  readonly size: number
  readonly font: string
}

/** Text of a page before paragraphs are numbered. */
type Part =
  | {
      readonly kind: 'heading' | 'text'
      readonly page: number
      readonly lines: readonly string[]
      readonly size: number
    }
  | { readonly kind: 'table'; readonly page: number; readonly table: PaperTable }

const LONGEST_HEADING = 90

/** The sections, paragraphs and tables of a paper, in the order in which it is read; tables at the end of their page. */
export const paperParts = (pages: readonly FragmentPage[]): readonly PaperPart[] => {
  const words = wordsOf(pages)
  const isWord = (word: string): boolean => words.has(word)
  const { pages: others, tables } = tablesBetweenLines(pages, isWord)
  const rest = withoutRunningHeads(others)
  const body = bodyOf(rest.flatMap(({ fragments }) => fragments))
  const parts = rest.flatMap(({ fragments, height }, i): readonly Part[] => [
    ...blocksOf(fragments).flatMap((block) => partsOf(block, i + 1, { ...body, height, isWord })),
    ...tables.flatMap((table): readonly Part[] =>
      table.page === i + 1 ? [{ kind: 'table', page: i + 1, table }] : [],
    ),
  ])
  return continued(parts).flatMap((part): readonly PaperPart[] =>
    part.kind === 'table'
      ? [part, ...part.table.notes.map((text) => ({ kind: 'note', page: part.page, text }) as const)]
      : [{ kind: part.kind, page: part.page, text: joinedLines(part.lines, isWord) }],
  )
}

const bodyOf = (fragments: readonly Fragment[]): Body => {
  const letters = new Map<string, { readonly body: Body; count: number }>()
  for (const { size, font, text } of fragments) {
    const body = { size: Math.round(size * 2) / 2, font }
    const key = `${body.size} ${font}`
    const entry = letters.get(key) ?? { body, count: 0 }
    entry.count += text.length
    letters.set(key, entry)
  }
  const none = { body: { size: 0, font: '' }, count: 0 }
  return [...letters.values()].reduce((most, next) => (next.count > most.count ? next : most), none).body
}

/** Words within lines: those at the end of a line may be divided. */
const wordsOf = (pages: readonly FragmentPage[]): ReadonlySet<string> =>
  new Set(
    pages.flatMap(({ fragments }) =>
      fragments.flatMap(({ text }) =>
        text
          .toLowerCase()
          .replace(/\S+$/, '')
          .split(/[^\p{L}\p{N}-]+/u),
      ),
    ),
  )

/** A page of the text. */
interface TextPage extends Body {
  readonly height: number
  readonly isWord: (word: string) => boolean
}

const partsOf = (block: Block, page: number, body: TextPage): readonly Part[] => {
  const table = block.kind === 'table' ? tableOfRows(block.rows, page, body.height, body.isWord) : null
  if (table !== null) return [{ kind: 'table', page, table }]
  const lines = linesOf(block.kind === 'table' ? block.rows.flat() : block.lines)
  const left = Math.min(...lines.map((line) => line.left))
  const leading = leadingOf(lines)
  const parts: { kind: 'heading' | 'text'; page: number; lines: string[]; size: number }[] = []
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    const last = parts.at(-1)
    const kind = isHeading(line, body) ? 'heading' : 'text'
    const begins =
      before === undefined ||
      last === undefined ||
      last.kind !== kind ||
      Math.abs(before.size - line.size) > 0.08 * line.size ||
      before.y - line.y > 1.35 * leading ||
      (line.left - left > 0.8 * line.size && before.left - left < 0.5 * line.size)
    if (begins) parts.push({ kind, page, lines: [line.text], size: line.size })
    else last.lines.push(line.text)
  }
  return parts
}

/** Fragments on one baseline as one line. */
const linesOf = (fragments: readonly Fragment[]): readonly Fragment[] => {
  const lines: Fragment[] = []
  for (const fragment of fragments) {
    const last = lines.at(-1)
    if (last !== undefined && Math.abs(last.y - fragment.y) < 0.3 * fragment.size)
      lines[lines.length - 1] = { ...last, text: `${last.text} ${fragment.text}`, right: fragment.right }
    else lines.push(fragment)
  }
  return lines
}

const leadingOf = (lines: readonly Fragment[]): number => {
  const steps = lines.slice(1).map((line, i) => lines[i]!.y - line.y)
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}

const isHeading = ({ text, size, font }: Fragment, body: Body): boolean =>
  text.length <= LONGEST_HEADING &&
  /\p{L}{3}/u.test(text) &&
  !/[.,;:]$/.test(text) &&
  (size > 1.08 * body.size || (font !== body.font && size > 0.95 * body.size))

/** Paragraphs that go on in the next column or on the next page as one. */
const continued = (parts: readonly Part[]): readonly Part[] => {
  const whole: Part[] = []
  for (const part of parts) {
    const at = whole.findLastIndex(({ kind }) => kind === 'text')
    const before = whole[at]
    // a table or the text of a figure may stand between
    const isNear = at >= 0 && whole.slice(at + 1).every(({ kind }) => kind === 'table')
    if (
      part.kind === 'text' &&
      before?.kind === 'text' &&
      isNear &&
      Math.abs(before.size - part.size) < 0.08 * part.size &&
      !/[.!?:)\]”"⁰¹²³⁴-⁹]$/.test(before.lines.at(-1)!) &&
      /^[\p{Ll}\d(]/u.test(part.lines[0]!)
    )
      whole[at] = { ...before, lines: [...before.lines, ...part.lines] }
    else whole.push(part)
  }
  return whole
}
