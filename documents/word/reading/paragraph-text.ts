import { controlTag, END, isSlotTag } from '../control.ts'
import { childOf, elementsIn, isOn, type XmlElement } from '../parts/xml-tree.ts'
import type { Styles } from './styles.ts'
import { symbolText } from './symbol-text.ts'

/** A text, tab, break or sign of a run that is seen. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly element: XmlElement
  readonly run: XmlElement
}

/** A content control of ours. */
export interface TaggedControl {
  readonly from: number
  readonly to: number
  readonly tag: string
  readonly sdt: XmlElement
}

export interface ParagraphText {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly bindings: readonly TaggedControl[]
  readonly slot: TaggedControl | null
  /** The control that ends a table. */
  readonly end: XmlElement | null
  /** The contents of text boxes that are anchored here. */
  readonly boxes: readonly XmlElement[]
  /** The ids of the notes that are referred to here. */
  readonly notes: readonly { readonly kind: 'footnote' | 'endnote'; readonly id: string }[]
}

/** Fields that are open, which may go over paragraphs: of each, whether its code or its result is being read. */
export type OpenFields = ('code' | 'result')[]

const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
}

/** Containers of runs whose content is text of the paragraph. Deletions, equations and properties are none. */
const CONTAINERS: ReadonlySet<string> = new Set([
  ...['w:ins', 'w:moveTo', 'w:hyperlink', 'w:smartTag', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo'],
  ...['w:sdtContent', 'mc:Choice', 'mc:Fallback'],
])

/** The branch of an alternative that is read: the first, since all of them show one content. */
export const branchOf = (alternative: XmlElement): readonly XmlElement[] =>
  [childOf(alternative, 'mc:Choice') ?? childOf(alternative, 'mc:Fallback')].filter(
    (branch) => branch !== undefined,
  )

/** What is being read of a paragraph. */
interface Reader {
  readonly styles: Styles
  readonly fields: OpenFields
  readonly pieces: Piece[]
  readonly bindings: TaggedControl[]
  readonly boxes: XmlElement[]
  readonly notes: { readonly kind: 'footnote' | 'endnote'; readonly id: string }[]
  length: number
  slot: TaggedControl | null
  end: XmlElement | null
}

/** The text of a paragraph with tracked changes accepted, and what is in it. */
export const paragraphText = (paragraph: XmlElement, styles: Styles, fields: OpenFields): ParagraphText => {
  const reader: Reader = {
    ...{ styles, fields, pieces: [], bindings: [], boxes: [], notes: [] },
    ...{ length: 0, slot: null, end: null },
  }
  readContent(reader, paragraph, false)
  const { pieces, bindings, slot, end, boxes, notes } = reader
  return { text: pieces.map(({ text }) => text).join(''), pieces, bindings, slot, end, boxes, notes }
}

/** @param isBound within a control of ours, in which there is no other */
const readContent = (reader: Reader, element: XmlElement, isBound: boolean): void => {
  for (const child of element.children) {
    if (child.name === 'w:r') readRun(reader, child)
    else if (child.name === 'w:sdt') readControl(reader, child, isBound)
    else if (CONTAINERS.has(child.name)) readContent(reader, child, isBound)
    else if (child.name === 'mc:AlternateContent')
      for (const branch of branchOf(child)) readContent(reader, branch, isBound)
  }
}

const readControl = (reader: Reader, sdt: XmlElement, isBound: boolean): void => {
  const tag = isBound ? null : controlTag(sdt)
  const from = reader.length
  const content = childOf(sdt, 'w:sdtContent')
  if (content !== undefined) readContent(reader, content, isBound || (tag !== null && !isSlotTag(tag)))
  if (tag === null) return
  const found = { from, to: reader.length, tag, sdt }
  if (tag === END) reader.end = sdt
  else if (isSlotTag(tag)) reader.slot ??= found
  else if (found.to > from || !hasText(sdt)) reader.bindings.push(found)
}

const readRun = (reader: Reader, run: XmlElement): void => {
  const look = childOf(run, 'w:rPr')
  const style = childOf(look, 'w:rStyle')?.attributes['w:val']
  const vanish = childOf(look, 'w:vanish')
  const isHidden =
    vanish === undefined ? style !== undefined && reader.styles.hidden.has(style) : isOn(vanish)
  readRunContent(reader, run, run, isHidden)
}

const readRunContent = (reader: Reader, parent: XmlElement, run: XmlElement, isHidden: boolean): void => {
  for (const child of parent.children) {
    const text = isHidden || reader.fields.includes('code') ? '' : signText(child)
    if (text !== '') {
      const from = reader.length
      reader.length += text.length
      reader.pieces.push({ from, to: reader.length, text, element: child, run })
    } else if (child.name === 'mc:AlternateContent') {
      for (const branch of branchOf(child)) readRunContent(reader, branch, run, isHidden)
    } else readAnchor(reader, child)
  }
}

/** What a run has beside text: ends of fields, references to notes, text boxes. */
const readAnchor = ({ fields, notes, boxes }: Reader, { name, attributes, ...element }: XmlElement): void => {
  switch (name) {
    case 'w:fldChar':
      turn(fields, attributes['w:fldCharType'])
      return
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      notes.push({
        kind: name === 'w:footnoteReference' ? 'footnote' : 'endnote',
        id: attributes['w:id'] ?? '',
      })
      return
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      for (const child of element.children) boxes.push(...boxesIn(child))
  }
}

/** Whether a control has text that is not seen, such as a number that was deleted. */
const hasText = (sdt: XmlElement): boolean =>
  [...elementsIn(sdt)].some(({ name, text }) => (name === 'w:t' || name === 'w:delText') && text !== '')

/** The text of an element of a run; '' if it has none. Without `xml:space`, blanks around a text are layout. */
const signText = (element: XmlElement): string => {
  if (element.name === 'w:t')
    return element.attributes['xml:space'] === 'preserve'
      ? element.text
      : element.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  return element.name === 'w:sym' ? symbolText(element.attributes) : (SIGNS[element.name] ?? '')
}

const turn = (fields: OpenFields, kind: string | undefined): void => {
  if (kind === 'begin') fields.push('code')
  else if (kind === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result'
  else if (kind === 'end') fields.pop()
}

/** Text boxes in a drawing, each once. */
const boxesIn = (element: XmlElement): readonly XmlElement[] => {
  if (element.name === 'w:txbxContent') return [element]
  return (element.name === 'mc:AlternateContent' ? branchOf(element) : element.children).flatMap(boxesIn)
}
