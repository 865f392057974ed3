import { OPEN } from '../../tag.ts'
import { controlName, OPEN_AS_IS } from '../control.ts'
import { xml } from '../markup.ts'
import { childOf, type XmlElement } from '../parts/xml-tree.ts'
import type { Piece, TaggedControl } from '../reading/paragraph-text.ts'
import type { WordParagraph } from '../reading/word-document.ts'
import { isInLink } from './link.ts'
import { hasOwnMark, lookOf, markSplice, plainLook, unmarkSplices, unpromptSplices } from './run-look.ts'
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
  const isFilled = text !== undefined && text !== paragraph.text.slice(binding.from, binding.to)
  const isTracked = isFilled && options.trackedBy !== undefined && !isPrompting(binding.sdt)
  const isUnmarked = tag !== undefined && tag !== OPEN && binding.tag === OPEN
  const isMarked = tag === OPEN && !isOpen(binding) && !runs.some(hasOwnMark)
  const fill = isTracked ? trackedFill : directFill
  return [
    ...retagged(binding, tag, isMarked),
    ...(isMarked ? runs.map(markSplice) : []),
    ...(isUnmarked ? runs.flatMap(unmarkSplices) : []),
    ...((isMarked && !isInLink(binding.sdt)) || isTracked ? richTyped(binding.sdt) : []),
    ...(isFilled ? prompting(binding.sdt) : []),
    ...(isFilled ? fill(paragraph, binding, pieces, text, isUnmarked, options) : []),
  ]
}

const isOpen = ({ tag }: TaggedControl): boolean => tag === OPEN || tag === OPEN_AS_IS

const retagged = (binding: TaggedControl, tag: string | undefined, isMarked: boolean): readonly Splice[] => {
  if (tag === undefined || (tag === OPEN && isOpen(binding))) return []
  return renamed(binding.sdt, tag === OPEN && !isMarked ? OPEN_AS_IS : tag)
}

/** Gives a control another tag and title. */
const renamed = (sdt: XmlElement, tag: string): readonly Splice[] => {
  const names = childOf(sdt, 'w:sdtPr')!.children.filter(({ name }) => name === 'w:tag' || name === 'w:alias')
  return names.map(({ start, end }, i) => ({ from: start, to: end, text: i === 0 ? controlName(tag) : '' }))
}

/** Makes a control that has room for looks and tracked changes of a plain-text control. */
const richTyped = (sdt: XmlElement): readonly Splice[] => {
  const type = childOf(childOf(sdt, 'w:sdtPr'), 'w:text')
  return type === undefined ? [] : [{ from: type.start, to: type.end, text: '<w:citation/>' }]
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
  _isUnmarked: boolean,
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
  return [
    ...runs.flatMap((old) =>
      deletedRun(
        old,
        pieces.filter((piece) => piece.run === old),
        part,
        changeTag('w:del'),
      ),
    ),
    ...(text === ''
      ? []
      : [inserted(paragraph, sdt, isInInsertion(sdt) ? run : `${changeTag('w:ins')}${run}</w:ins>`)]),
  ]
}

/** A run as a deletion. Of a run that has more than its letters, such as the mark of a note, only the letters go. */
const deletedRun = (
  run: XmlElement,
  pieces: readonly Piece[],
  part: string,
  tag: string,
): readonly Splice[] => {
  const letters = pieces.map(({ element }) => element)
  const deleted = (element: XmlElement): string => {
    const { name, start, end, contentStart, contentEnd } = element
    if (name !== 'w:t') return part.slice(start, end)
    return `<w:delText xml:space="preserve">${part.slice(contentStart, contentEnd)}</w:delText>`
  }
  if (
    run.children.every(
      (child) =>
        child.name === 'w:rPr' || child.name === 'w:lastRenderedPageBreak' || letters.includes(child),
    )
  )
    return [
      { from: run.start, to: run.start, text: tag },
      ...letters.map((element) => ({ from: element.start, to: element.end, text: deleted(element) })),
      { from: run.end, to: run.end, text: '</w:del>' },
    ]
  const copy = `<w:r>${lookOf(run, part)}${letters.map(deleted).join('')}</w:r>`
  return [
    { from: run.start, to: run.start, text: `${tag}${copy}</w:del>` },
    ...letters.map(({ start, end }) => ({ from: start, to: end, text: '' })),
  ]
}
