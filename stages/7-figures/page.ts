import { JSDOM } from 'jsdom'

/** A document to draw in, of its own and not a global, and how one of its elements becomes text. */
export interface Page {
  readonly document: Document
  serialise(element: Element): string
}

export const openPage = (): Page => {
  const { window } = new JSDOM('')
  const serializer = new window.XMLSerializer()
  return { document: window.document, serialise: (element) => serializer.serializeToString(element) }
}
