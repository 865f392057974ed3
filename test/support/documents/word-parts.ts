import { JSDOM } from 'jsdom'
import { openArchive } from '../../../sources/zip/archive.ts'

/** A part of a Word file as XML, parsed: an error if it is not well-formed. */
export const wordPart = async (bytes: Uint8Array, name = 'word/document.xml'): Promise<Document> => {
  const archive = await openArchive(bytes, 'file.docx')
  const pieces: Uint8Array[] = []
  archive.unpack(name, (piece) => pieces.push(piece.slice()))
  return new JSDOM(Buffer.concat(pieces).toString('utf8'), { contentType: 'application/xml' }).window.document
}

/** The texts of elements of a name, in the order of the document. */
export const textsOf = (document: Document | Element, name: string): readonly string[] =>
  [...document.getElementsByTagName(name)].map(({ textContent }) => textContent!)

/** The rows of the tables of a document, each as the texts of its cells. */
export const rowsOf = (document: Document): readonly (readonly string[])[] =>
  [...document.getElementsByTagName('w:tr')].map((row) => textsOf(row, 'w:tc'))
