import { OPEN } from '../../tag.ts'
import { controlName, OPEN_AS_IS } from '../control.ts'
import { xml } from '../markup.ts'
import { childOf, elementsIn, type XmlElement } from '../parts/xml-tree.ts'
import type { Piece, TaggedControl } from '../reading/paragraph-text.ts'
import type { WordParagraph } from '../reading/word-document.ts'
import { hasOwnMark, markSplice, plainLook, unmarkSplices, unpromptSplices } from './run-look.ts'
import type { Splice } from './splices.ts'

/** What is done with one binding: another tag, another text, or both. */
export interface BindingChange {
  readonly tag?: string
  readonly text?: string
}

export interface FillOptions {
  readonly trackedBy?: string | undefined
  /** Character styles of prompts. */
  readonly prompts: ReadonlySet<string>
  freeId(): number
}

/** The changes of a part for a binding. */
export const bindingSplices = (
  paragraph: WordParagraph,
  binding: TaggedControl,
  change: BindingChange,
  options: FillOptions,
): readonly Splice[] => {
  const pieces = paragraph.pieces.filter(({ from, to }) => from >= binding.from && to <= binding.to)
  const runs = [...new Set(pieces.map(({ run }) => run))]
  const { tag, text } = change
  const wasOpen = binding.tag === OPEN || binding.tag === OPEN_AS_IS
  const isOpened = tag === OPEN && !wasOpen
  const isUnmarked = tag !== undefined && tag !== OPEN && binding.tag === OPEN
  const hasOwn = runs.some(hasOwnMark)
  const isFilled = text !== undefined && text !== paragraph.text.slice(binding.from, binding.to)
  const isTracked = isFilled && options.trackedBy !== undefined && !isPrompting(binding.sdt)
  return [
    ...(tag === undefined || (tag === OPEN && wasOpen)
      ? []
      : renamed(binding.sdt, isOpened && hasOwn ? OPEN_AS_IS : tag)),
    ...(isOpened && !hasOwn ? runs.map(markSplice) : []),
    ...(isUnmarked ? runs.flatMap(unmarkSplices) : []),
    ...(isFilled ? [...prompting(binding.sdt)] : []),
    ...(isTracked
      ? trackedFill(paragraph, binding, pieces, text, isUnmarked, options)
      : isFilled
        ? directFill(paragraph, binding, pieces, text, options)
        : []),
  ]
}

/** Gives a control another tag and title. */
const renamed = (sdt: XmlElement, tag: string): readonly Splice[] => {
  const names = childOf(sdt, 'w:sdtPr')!.children.filter(({ name }) => name === 'w:tag' || name === 'w:alias')
  return names.map(({ start, end }, i) => ({ from: start, to: end, text: i === 0 ? controlName(tag) : '' }))
}

const isPrompting = (sdt: XmlElement): boolean =>
  childOf(childOf(sdt, 'w:sdtPr'), 'w:showingPlcHdr') !== undefined

const prompting = (sdt: XmlElement): readonly Splice[] => {
  const shown = childOf(childOf(sdt, 'w:sdtPr'), 'w:showingPlcHdr')
  return shown === undefined ? [] : [{ from: shown.start, to: shown.end, text: '' }]
}

const textElement = (text: string): string => xml('w:t', { 'xml:space': 'preserve' }, text).xml

/** The text takes the place of the first letters; the other letters go. Bookmarks, comments and notes stay. */
const directFill = (
  paragraph: WordParagraph,
  { sdt }: TaggedControl,
  pieces: readonly Piece[],
  text: string,
  { prompts }: FillOptions,
): readonly Splice[] => {
  const first = pieces.find(({ element }) => element.name === 'w:t') ?? pieces[0]
  if (first === undefined) return [inserted(paragraph, sdt, `<w:r>${textElement(text)}</w:r>`)]
  const runs = [...new Set(pieces.map(({ run }) => run))]
  return [
    ...pieces.map((piece) => ({
      from: piece.element.start,
      to: piece.element.end,
      text: piece === first ? textElement(text) : '',
    })),
    ...runs.flatMap((run) => unpromptSplices(run, prompts)),
  ]
}

/** At the end of the content of a control, or of its paragraph if the control is around that. */
const inserted = (paragraph: WordParagraph, sdt: XmlElement, markup: string): Splice => {
  const content = childOf(sdt, 'w:sdtContent')
  const isInline = sdt.start > paragraph.element.start && sdt.end < paragraph.element.end
  if (!isInline) return { from: paragraph.element.contentEnd, to: paragraph.element.contentEnd, text: markup }
  if (content === undefined)
    return { from: sdt.contentEnd, to: sdt.contentEnd, text: `<w:sdtContent>${markup}</w:sdtContent>` }
  return content.contentStart === content.end
    ? { from: content.start, to: content.end, text: `<w:sdtContent>${markup}</w:sdtContent>` }
    : { from: content.contentEnd, to: content.contentEnd, text: markup }
}

/**
 * The old letters as a deletion and the new ones as an insertion, without a date: the standard does not ask for one, and
 * the same edits give the same bytes. Within an insertion of somebody the new letters are part of that.
 */
const trackedFill = (
  paragraph: WordParagraph,
  { sdt }: TaggedControl,
  pieces: readonly Piece[],
  text: string,
  isUnmarked: boolean,
  { trackedBy, prompts, freeId }: FillOptions,
): readonly Splice[] => {
  const part = paragraph.part.text
  const first = pieces[0]?.run
  const runs = [...new Set(pieces.map(({ run }) => run))]
  const changeTag = (name: string) =>
    `${xml(name, { 'w:id': freeId(), 'w:author': trackedBy! }).xml.slice(0, -2)}>`
  const look = first === undefined ? '' : plainLook(first, part, prompts, isUnmarked)
  const run = `<w:r>${look}${textElement(text)}</w:r>`
  const isInInsertion = (element: XmlElement | null): boolean =>
    element !== null && (/^w:(ins|moveTo)$/.test(element.name) || isInInsertion(element.parent))
  const type = childOf(childOf(sdt, 'w:sdtPr'), 'w:text')
  return [
    ...(type === undefined ? [] : [{ from: type.start, to: type.end, text: '<w:citation/>' }]),
    ...runs.flatMap((old): readonly Splice[] => [
      { from: old.start, to: old.start, text: changeTag('w:del') },
      ...[...elementsIn(old)]
        .filter(({ name }) => name === 'w:t')
        .map(({ start, end, contentStart, contentEnd }) => ({
          from: start,
          to: end,
          text: `<w:delText xml:space="preserve">${part.slice(contentStart, contentEnd)}</w:delText>`,
        })),
      { from: old.end, to: old.end, text: '</w:del>' },
    ]),
    ...(text === ''
      ? []
      : [inserted(paragraph, sdt, isInInsertion(sdt) ? run : `${changeTag('w:ins')}${run}</w:ins>`)]),
  ]
}
