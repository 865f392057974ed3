import type { Paragraph } from '../../document.ts'
import { controlTag, isSlotTag } from '../control.ts'
import type { WordPackage, XmlPart } from '../parts/word-package.ts'
import { childOf, type XmlElement } from '../parts/xml-tree.ts'
import {
  branchOf,
  type OpenFields,
  type ParagraphText,
  paragraphText,
  type TaggedControl,
} from './paragraph-text.ts'
import { countPlaces, type Places } from './places.ts'
import { isHeadingLevel, type Styles, stylesOf } from './styles.ts'

/** A paragraph that was read, with its elements. */
export interface WordParagraph extends Omit<ParagraphText, 'slot' | 'end'> {
  readonly kind: Paragraph['kind']
  readonly place: string
  readonly section: string
  readonly part: XmlPart
  readonly element: XmlElement
}

/** A slot that was read: a control in a paragraph, a control around blocks, or a paragraph that is `[table:<id>]`. */
export interface WordSlot {
  readonly tag: string
  readonly place: string
  readonly part: XmlPart
  /** A control in a paragraph, or the paragraph `[table:<id>]`; null if blocks are within the control. */
  readonly paragraph: XmlElement | null
  /** The control; null for a paragraph `[table:<id>]`. */
  readonly sdt: XmlElement | null
  /** What was placed after the paragraph: the table, and the control in the note that ends it. */
  readonly table: XmlElement | null
  readonly end: XmlElement | null
}

export interface WordDocument {
  readonly paragraphs: readonly WordParagraph[]
  readonly slots: readonly WordSlot[]
}

/** A paragraph that an author writes where a table or figure belongs. */
const WRITTEN_SLOT = /^\s*\[((?:table|figure):[^\s[\]]{1,48})\]\s*$/

interface Around {
  readonly part: XmlPart
  /** The place of what is in a cell, note or text box; null in the body. */
  readonly within: { readonly kind: 'cell' | 'note' | 'text'; readonly place: string } | null
  /** The heading above a note. */
  readonly section?: string
  /** A control around whole paragraphs that binds the one that is in it. */
  readonly bound: {
    readonly sdt: XmlElement
    readonly tag: string
    readonly paragraphs: WordParagraph[]
  } | null
}

/**
 * Paragraphs and slots of a Word file: body, footnotes and endnotes. Headers, footers and comments are not read.
 * Paragraphs without text, and those of slots, are no paragraphs of the document.
 */
export const wordDocument = (file: WordPackage): WordDocument => {
  const reader: Reader = {
    styles: stylesOf(file.styles?.root ?? null),
    document: { paragraphs: [], slots: [] },
    ...{ places: countPlaces(), fields: [], referred: [], tables: 0, boxes: 0 },
  }
  const body = childOf(file.main.root, 'w:body')
  if (body !== undefined) readBlocks(reader, body.children, { part: file.main, within: null, bound: null })
  if (file.footnotes !== null) readNotes(reader, 'footnote', file.footnotes)
  if (file.endnotes !== null) readNotes(reader, 'endnote', file.endnotes)
  return reader.document
}

/** What is counted and remembered while a document is read. */
interface Reader {
  readonly styles: Styles
  readonly document: { readonly paragraphs: WordParagraph[]; readonly slots: WordSlot[] }
  readonly places: Places
  readonly fields: OpenFields
  /** Notes, in the order of their references, with the heading above. */
  readonly referred: { readonly kind: string; readonly id: string; readonly section: string }[]
  tables: number
  boxes: number
}

const readBlocks = (reader: Reader, children: readonly XmlElement[], around: Around): void => {
  const ofSlots = new Set<XmlElement>()
  for (const child of children) {
    const isOfSlot = ofSlots.has(child)
    if (child.name === 'w:p' && !isOfSlot)
      for (const placed of readParagraph(reader, child, around)) ofSlots.add(placed)
    else readBlock(reader, child, around, isOfSlot)
  }
}

const readBlock = (reader: Reader, block: XmlElement, around: Around, isOfSlot: boolean): void => {
  switch (block.name) {
    case 'w:tbl':
      reader.tables++
      if (!isOfSlot) readTable(reader, block, around)
      return
    case 'w:sdt':
      readControl(reader, block, around)
      return
    case 'w:customXml':
      readBlocks(reader, block.children, around)
      return
    case 'mc:AlternateContent':
      for (const branch of branchOf(block)) readBlocks(reader, branch.children, around)
  }
}

const readControl = (reader: Reader, sdt: XmlElement, around: Around): void => {
  const content = childOf(sdt, 'w:sdtContent')?.children ?? []
  const tag = controlTag(sdt)
  if (tag !== null && isSlotTag(tag)) {
    reader.tables += content.filter(({ name }) => name === 'w:tbl').length
    addSlot(reader, { tag, part: around.part, paragraph: null, sdt, table: null, end: null }, around)
    return
  }
  const bound = tag === null ? null : { sdt, tag, paragraphs: [] }
  readBlocks(reader, content, { ...around, bound: around.bound ?? bound })
  if (bound !== null) bindWhole(reader, bound)
}

/** A control around one paragraph binds its text, as Word makes where a whole paragraph or cell was selected. */
const bindWhole = ({ document }: Reader, { sdt, tag, paragraphs }: NonNullable<Around['bound']>): void => {
  const [only, ...others] = paragraphs
  if (only === undefined || others.length > 0 || only.bindings.length > 0) return
  const binding: TaggedControl = { from: 0, to: only.text.length, tag, sdt }
  document.paragraphs[document.paragraphs.indexOf(only)] = { ...only, bindings: [binding] }
}

/** @returns the table and the note that belong to a slot, if the paragraph is one */
const readParagraph = (reader: Reader, element: XmlElement, around: Around): readonly XmlElement[] => {
  const { slot, end: _, ...read } = paragraphText(element, reader.styles, reader.fields)
  const tag = slot?.tag ?? WRITTEN_SLOT.exec(read.text)?.[1]
  if (tag !== undefined) {
    const placed = tag.startsWith('table:') && slot !== null ? placedAfter(element, reader.styles) : null
    const sdt = slot?.sdt ?? null
    const { table = null, end = null } = placed ?? {}
    addSlot(reader, { tag, part: around.part, paragraph: element, sdt, table, end }, around)
    return placed === null ? [] : [placed.table, placed.note]
  }
  const isSeen = read.text.trim() !== ''
  const isHeading = around.within === null && isSeen && isHeadingParagraph(element, reader.styles)
  const kind: Paragraph['kind'] = around.within?.kind ?? (isHeading ? 'heading' : 'text')
  const section = around.section ?? reader.places.section()
  const place = around.within?.place ?? placeOf(reader.places, isHeading, read.text)
  for (const note of read.notes) reader.referred.push({ ...note, section })
  if (isSeen || read.bindings.length > 0) {
    const found = { ...read, kind, place, section, part: around.part, element }
    reader.document.paragraphs.push(found)
    around.bound?.paragraphs.push(found)
  }
  for (const box of read.boxes) {
    reader.boxes++
    const within = { kind: 'text', place: `text box ${reader.boxes}` } as const
    readBlocks(reader, box.children, { ...around, within, bound: null })
  }
  return []
}

/** A paragraph without text is not counted. */
const placeOf = (places: Places, isHeading: boolean, text: string): string =>
  isHeading ? places.heading(text) : text.trim() === '' ? places.here() : places.paragraph()

const isHeadingParagraph = (element: XmlElement, styles: Styles): boolean => {
  const look = childOf(element, 'w:pPr')
  const level = childOf(look, 'w:outlineLvl')?.attributes['w:val']
  if (level !== undefined) return isHeadingLevel(level)
  return styles.headings.has(childOf(look, 'w:pStyle')?.attributes['w:val'] ?? '')
}

const addSlot = ({ document, places }: Reader, slot: Omit<WordSlot, 'place'>, { within }: Around): void => {
  document.slots.push({ ...slot, place: within?.place ?? places.paragraph() })
}

/** The table that was placed after a caption, and the note with the control that ends it. */
const placedAfter = (caption: XmlElement, styles: Styles) => {
  const siblings = caption.parent!.children
  const [table, note] = siblings
    .slice(siblings.indexOf(caption) + 1)
    .filter(({ name }) => /^w:(p|tbl|sdt)$/.test(name))
  if (table?.name !== 'w:tbl' || note?.name !== 'w:p') return null
  const { end } = paragraphText(note, styles, [])
  return end === null ? null : { table, note, end }
}

const readTable = (reader: Reader, element: XmlElement, around: Around): void => {
  const number = reader.tables
  let row = 0
  for (const { element: tr, bound: ofRow } of partsOf(element, 'w:tr')) {
    if (childOf(childOf(tr, 'w:trPr'), 'w:del') !== undefined) continue
    row++
    let column = 1
    for (const { element: tc, bound } of partsOf(tr, 'w:tc')) {
      const look = childOf(tc, 'w:tcPr')
      const within = { kind: 'cell', place: `table ${number}, row ${row}, column ${column}` } as const
      column += spanOf(look)
      if (childOf(look, 'w:cellDel') !== undefined) continue
      readBlocks(reader, tc.children, { ...around, within, bound: bound ?? ofRow ?? around.bound })
      if (bound !== null) bindWhole(reader, bound)
    }
  }
}

const readNotes = (reader: Reader, kind: 'footnote' | 'endnote', part: XmlPart): void => {
  const notes = new Map(
    part.root.children
      .filter(({ name }) => name === `w:${kind}`)
      .map((note) => [note.attributes['w:id'] ?? '', note]),
  )
  const inOrder = reader.referred.filter((reference) => reference.kind === kind)
  for (const [i, { id, section }] of inOrder.entries()) {
    const note = notes.get(id)
    notes.delete(id)
    const within = { kind: 'note', place: `${kind} ${i + 1}` } as const
    if (note !== undefined) readBlocks(reader, note.children, { part, within, section, bound: null })
  }
}

const spanOf = (look: XmlElement | undefined): number => {
  const span = Number(childOf(look, 'w:gridSpan')?.attributes['w:val'] ?? 1)
  return Number.isInteger(span) && span >= 1 && span <= 63 ? span : 1
}

/** Rows of a table or cells of a row, also within content controls. */
const partsOf = (
  element: XmlElement,
  name: string,
  bound: Around['bound'] = null,
): readonly { readonly element: XmlElement; readonly bound: Around['bound'] }[] =>
  element.children.flatMap((child) => {
    if (child.name === name) return [{ element: child, bound }]
    if (child.name === 'w:sdt') {
      const tag = controlTag(child)
      const own = tag === null || isSlotTag(tag) ? bound : { sdt: child, tag, paragraphs: [] }
      return partsOf(childOf(child, 'w:sdtContent') ?? child, name, own)
    }
    return child.name === 'w:customXml' ? partsOf(child, name, bound) : []
  })
