import { escapeText } from '../markup.ts'
import type { XmlElement } from '../parts/xml-tree.ts'
import type { Piece } from '../reading/paragraph-text.ts'
import type { WordParagraph } from '../reading/word-document.ts'
import { lookOf, markedLook } from './run-look.ts'
import type { Splice } from './splices.ts'

/** A place between letters of a paragraph. */
interface Place {
  /** A character of the part. */
  readonly at: number
  /** The run that is split there; null between runs. */
  readonly run: XmlElement | null
  /** The text that is split there, and after how many of its letters; null between elements of a run. */
  readonly piece: Piece | null
  readonly offset: number
  /** The innermost element, outside of the run, in which the place is. */
  readonly inside: XmlElement
}

/** A place with a start or end tag that goes there. */
export interface Cut extends Place {
  readonly side: 'start' | 'end'
  /** The element whose child the new one becomes. */
  readonly within: XmlElement
  readonly markup: string
  /** The run that is split here goes on with the mark of an open number. */
  readonly isMarked: boolean
}

/** Properties of an element, which stay at its beginning. */
const isProperties = ({ name }: XmlElement): boolean => /^w:(r|p|smartTag|sdt|customXml|tc)Pr$/.test(name)

export const startCut = (piece: Piece, from: number, within: XmlElement): Place =>
  from > piece.from ? inPiece(piece, from) : atBorder(piece, within, 'start')

export const endCut = (piece: Piece, to: number, within: XmlElement): Place =>
  to < piece.to ? inPiece(piece, to) : atBorder(piece, within, 'end')

/** Within a text. An element other than `w:t` has one letter; a text in an alternative cannot be divided. */
const inPiece = (piece: Piece, at: number): Place => {
  if (piece.element.parent !== piece.run)
    throw new RangeError('expected a text that can be divided, found a part of an alternative content')
  return {
    at: piece.element.start,
    run: piece.run,
    piece,
    offset: at - piece.from,
    inside: piece.run.parent!,
  }
}

/** Before or after an element of a run, as far outside as nothing else is between, but within `within`. */
const atBorder = (piece: Piece, within: XmlElement, side: 'start' | 'end'): Place => {
  const edge = (element: XmlElement) => (side === 'start' ? element.start : element.end)
  const isOutermost = (element: XmlElement): boolean => {
    const siblings = element.parent!.children.filter((child) => !isProperties(child))
    return (side === 'start' ? siblings[0] : siblings.at(-1)) === element
  }
  let element = piece.element
  while (element.parent !== within && isOutermost(element)) element = element.parent!
  const isInRun = element !== piece.run && piece.run.start < element.start && element.end <= piece.run.end
  if (isInRun && element.parent !== piece.run)
    throw new RangeError('expected a text that can be divided, found a part of an alternative content')
  return {
    at: edge(element),
    run: isInRun ? piece.run : null,
    piece: null,
    offset: 0,
    inside: isInRun ? piece.run.parent! : element.parent!,
  }
}

const DIVISIBLE: ReadonlySet<string> = new Set(
  ['ins', 'moveTo', 'hyperlink', 'smartTag', 'customXml', 'dir', 'bdo'].map((name) => `w:${name}`),
)

/** The changes that put the tags of all cuts of a paragraph in place. */
export const cutSplices = (
  cuts: readonly Cut[],
  paragraph: WordParagraph,
  freeId: () => number,
): readonly Splice[] => {
  const { text } = paragraph.part
  const places = new Map<string, Cut[]>()
  for (const cut of cuts) {
    const key = `${cut.at}:${cut.piece === null ? '' : cut.offset}`
    places.set(key, [...(places.get(key) ?? []), cut])
  }
  const splices: Splice[] = []
  const texts = new Map<Piece, { offset: number; markup: string }[]>()
  for (const list of places.values()) {
    const markup = placeMarkup(list, text, paragraph.place, freeId)
    const { piece, at, offset } = list[0]!
    if (piece === null) splices.push({ from: at, to: at, text: markup })
    else texts.set(piece, [...(texts.get(piece) ?? []), { offset, markup }])
  }
  for (const [piece, divisions] of texts) {
    divisions.sort((a, b) => a.offset - b.offset)
    const divided = divisions.map(
      ({ offset, markup }, i) => escapeText(piece.text.slice(divisions[i - 1]?.offset ?? 0, offset)) + markup,
    )
    const rest = escapeText(piece.text.slice(divisions.at(-1)!.offset))
    const { start, end } = piece.element
    splices.push({ from: start, to: end, text: `${TEXT_START}${divided.join('')}${rest}</w:t>` })
  }
  return splices
}

const TEXT_START = '<w:t xml:space="preserve">'

/** The tags at one place: what is open there is closed as far as the new tags need it, and opened again. */
const placeMarkup = (cuts: readonly Cut[], text: string, place: string, freeId: () => number): string => {
  const { run, piece, inside } = cuts[0]!
  const out: string[] = []
  if (piece !== null) out.push('</w:t>')
  if (run !== null) out.push('</w:r>')
  let current = inside
  const moveTo = (target: XmlElement) => {
    while (!isWithin(target, current)) {
      if (!DIVISIBLE.has(current.name))
        throw new RangeError(
          `${place}: expected a text within or outside of a field or content control, found a part of each`,
        )
      out.push(`</${current.name}>`)
      current = current.parent!
    }
    const down: XmlElement[] = []
    for (let element = target; element !== current; element = element.parent!) down.unshift(element)
    for (const element of down) out.push(startTag(element, text, freeId))
    current = target
  }
  const ordered = [
    ...cuts.filter(({ side }) => side === 'end'),
    ...cuts.filter(({ side }) => side === 'start'),
  ]
  for (const { within, markup } of ordered) {
    moveTo(within)
    out.push(markup)
  }
  moveTo(inside)
  if (run !== null) {
    const isMarked = cuts.some((cut) => cut.isMarked)
    out.push(text.slice(run.start, run.contentStart), isMarked ? markedLook(run, text) : lookOf(run, text))
  }
  if (piece !== null) out.push(TEXT_START)
  return out.join('')
}

const isWithin = (element: XmlElement, outer: XmlElement): boolean => {
  for (let parent: XmlElement | null = element; parent !== null; parent = parent.parent)
    if (parent === outer) return true
  return false
}

/** The start tag of an element that goes on; a tracked change goes on as another one of its author. */
const startTag = (element: XmlElement, text: string, freeId: () => number): string => {
  const tag = text.slice(element.start, element.contentStart)
  if (element.name !== 'w:ins' && element.name !== 'w:moveTo') return tag
  const attributes = Object.entries({ ...element.attributes, 'w:id': String(freeId()) })
  return `<${element.name}${attributes.map(([name, value]) => ` ${name}="${escapeText(value).replace(/"/g, '&quot;')}"`).join('')}>`
}
