import type { PictureContent, TableContent, TextRun } from '../../document.ts'
import { control, END } from '../control.ts'
import { type Xml, xml } from '../markup.ts'
import { childOf, elementsIn, type XmlElement } from '../parts/xml-tree.ts'
import type { WordSlot } from '../reading/word-document.ts'
import { paragraphProperties, runMarkup, tableMarkup } from '../table-markup.ts'
import { pictureRun } from './picture.ts'
import type { Splice } from './splices.ts'

/** Half points of a table's text and of its caption and notes, in a manuscript. */
const SIZE = { table: 18, caption: 20, note: 16 }

/** A picture as it will be in the file. */
export interface NewPicture {
  readonly content: PictureContent
  readonly relation: string
  readonly id: number
}

/**
 * The changes of a part that put a table into a slot: a caption within a control with the tag of the slot, the table,
 * and a note whose control ends it. What was placed before is replaced; what an author wrote around the controls stays.
 */
export const tableSplices = (slot: WordSlot, table: TableContent): readonly Splice[] => {
  const width = textWidth(slot)
  const grid = tableMarkup(table, { width, size: SIZE.table }).xml
  const caption = texts(slot.tag, table.title, { isBold: true, size: SIZE.caption })
  const end = texts(END, table.notes, { size: SIZE.note })
  const note = xml('w:p', {}, paragraphProperties({ style: 'Note', size: SIZE.note }), end).xml
  const look = paragraphProperties({ style: 'Caption', size: SIZE.caption, staysWithNext: true })
  if (slot.paragraph === null)
    return [{ ...outside(slot.sdt!), text: `${xml('w:p', {}, look, caption).xml}${grid}${note}` }]
  const after = { from: slot.paragraph.end, to: slot.paragraph.end, text: `${grid}${note}` }
  if (slot.table === null || slot.end === null)
    return [...captionSplices(slot, slot.paragraph, look, caption), after]
  return [
    ...captionSplices(slot, slot.paragraph, look, caption),
    { ...outside(slot.table), text: grid },
    { ...outside(slot.end), text: end.xml },
  ]
}

/**
 * The changes of a part that put a picture into a slot: the picture in a paragraph, and below it its caption within a
 * control with the tag of the slot. A picture that was placed before is replaced where it is now.
 */
export const pictureSplices = (slot: WordSlot, picture: NewPicture): readonly Splice[] => {
  const caption = texts(slot.tag, picture.content.caption, { size: SIZE.caption })
  const run = pictureRun(picture.content, `casebook:${slot.tag}`, picture.relation, picture.id)
  const above = xml(
    'w:p',
    {},
    xml('w:pPr', {}, xml('w:keepNext'), xml('w:spacing', { 'w:before': 240 })),
    run,
  ).xml
  const look = paragraphProperties({ style: 'Caption', size: SIZE.caption })
  if (slot.paragraph === null)
    return [{ ...outside(slot.sdt!), text: `${above}${xml('w:p', {}, look, caption).xml}` }]
  const [old, ...others] = placedPictures(slot)
  return [
    ...captionSplices(slot, slot.paragraph, look, caption),
    old === undefined
      ? { from: slot.paragraph.start, to: slot.paragraph.start, text: above }
      : { ...outside(old), text: childrenOf(run) },
    ...others.map((other) => ({ ...outside(other), text: '' })),
  ]
}

/** The drawings of a part that a slot's picture was placed as. */
export const placedPictures = (slot: WordSlot): readonly XmlElement[] =>
  slot.tag.startsWith('figure:')
    ? [...elementsIn(slot.part.root)].filter(
        (element) =>
          element.name === 'w:drawing' &&
          [...elementsIn(element)].some(
            ({ name, attributes }) => name === 'wp:docPr' && attributes['name'] === `casebook:${slot.tag}`,
          ),
      )
    : []

const childrenOf = ({ xml: markup }: Xml): string => markup.replace(/^<w:r>|<\/w:r>$/g, '')

const outside = ({ start, end }: XmlElement) => ({ from: start, to: end })

/** The control of a slot is replaced. Of a paragraph that has only it, the look is that of a caption. */
const captionSplices = (
  slot: WordSlot,
  paragraph: XmlElement,
  look: Xml,
  caption: Xml,
): readonly Splice[] => {
  const old = childOf(paragraph, 'w:pPr')
  const others = paragraph.children.filter((child) => child !== old && child !== slot.sdt)
  const isPlaced = slot.table !== null || placedPictures(slot).length > 0
  if (slot.sdt === null || (others.length === 0 && !isPlaced)) {
    const section = childOf(old, 'w:sectPr')
    const kept = section === undefined ? '' : slot.part.text.slice(section.start, section.end)
    return [
      {
        ...outside(paragraph),
        text: `<w:p>${look.xml.replace(/<\/w:pPr>$/, `${kept}</w:pPr>`)}${caption.xml}</w:p>`,
      },
    ]
  }
  return [{ ...outside(slot.sdt), text: caption.xml }]
}

/** Texts within a control. A control without text would show a prompt in Word, so it has a space of no width. */
const texts = (tag: string, runs: readonly TextRun[], look: { isBold?: boolean; size: number }): Xml => {
  const shown = runs.length === 0 ? [{ text: '\u200b' }] : runs
  return control(tag, false, ...shown.map((run) => runMarkup(run, look)))
}

/** Twentieths of a point between the margins of the section, or of the cell, that a slot is in. */
const textWidth = ({ part, paragraph, sdt }: WordSlot): number => {
  const place = (paragraph ?? sdt!).start
  for (let element = paragraph ?? sdt; element !== null; element = element.parent)
    if (element.name === 'w:tc') {
      const width = Number(childOf(childOf(element, 'w:tcPr'), 'w:tcW')?.attributes['w:w'])
      if (width > 400) return width - 200
    }
  const section = [...elementsIn(part.root)].find(({ name, start }) => name === 'w:sectPr' && start > place)
  const number = (name: string, attribute: string): number =>
    Number(childOf(section, name)?.attributes[attribute] ?? Number.NaN)
  const width = number('w:pgSz', 'w:w') - number('w:pgMar', 'w:left') - number('w:pgMar', 'w:right')
  return width >= 1440 && width <= 31_680 ? width : 9026
}
