import type { XmlElement } from '../parts/xml-tree.ts'

/** Whether an element is within a link: LibreOffice 7.4 keeps there plain-text controls only. */
export const isInLink = (element: XmlElement | null): boolean =>
  element !== null && (element.name === 'w:hyperlink' || isInLink(element.parent))
