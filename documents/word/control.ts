import { type Xml, xml } from './markup.ts'
import { childOf, type XmlElement } from './parts/xml-tree.ts'

/** Before the tag of a content control that is ours: controls of other programs are text. */
const PREFIX = 'casebook:'

/** The tag of the control that ends a table which was placed. */
export const END = 'end'

/** The tag of an open number that had a mark of its own, which stays when it is bound. */
export const OPEN_AS_IS = 'open:as-is'

/**
 * Properties of a content control. The tag is its title (`w:alias`) too: LibreOffice 7.4 keeps titles, and no tags.
 *
 * @param isPlain its content is text that looks as its paragraph does. LibreOffice 7.4 drops the look and the tracked
 * changes of what is in a plain-text control, and the title of a rich-text control; a citation it keeps with all that
 * is in it, so anything else is a citation.
 */
export const controlProperties = (tag: string, isPlain: boolean): Xml =>
  xml('w:sdtPr', {}, ...nameOf(tag), xml(isPlain ? 'w:text' : 'w:citation'))

const nameOf = (tag: string): readonly Xml[] =>
  ['w:alias', 'w:tag'].map((name) => xml(name, { 'w:val': `${PREFIX}${tag}` }))

/** The two elements that name a control. */
export const controlName = (tag: string): string =>
  nameOf(tag)
    .map((element) => element.xml)
    .join('')

/** A content control around runs. */
export const control = (tag: string, isPlain: boolean, ...content: readonly Xml[]): Xml =>
  xml('w:sdt', {}, controlProperties(tag, isPlain), xml('w:sdtContent', {}, ...content))

/** Our tag of a content control, without its prefix; null for controls of others. */
export const controlTag = (sdt: XmlElement): string | null => {
  const properties = childOf(sdt, 'w:sdtPr')
  for (const name of ['w:tag', 'w:alias']) {
    const value = childOf(properties, name)?.attributes['w:val'] ?? ''
    if (value.startsWith(PREFIX) && value.length > PREFIX.length) return value.slice(PREFIX.length)
  }
  return null
}

export const isSlotTag = (tag: string): boolean => /^(table|figure):./.test(tag)
