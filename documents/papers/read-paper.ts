import { SourceError } from '../../sources/support/source-error.ts'
import type { DocumentReading } from '../document.ts'
import { type PaperPart, paragraphsOf } from './outline.ts'

/** Bytes of a paper other than a PDF, which bounds itself. */
const MOST_BYTES = 2e7

/** Reads the text of a paper: PDF, Word, JATS, a web page, or plain text; by what the bytes say, then by the name. */
export const readPaper = async (bytes: Uint8Array, name: string): Promise<DocumentReading> => {
  // an archive: no other kind of paper is one
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return (await import('../word/word-format.ts')).wordFormat.read(bytes, name)
  try {
    const paragraphs = paragraphsOf(await partsOf(bytes, name))
    if (paragraphs.length === 0)
      throw new SourceError({
        ...{ place: name, expected: 'a paper with text', found: 'no text' },
        remedy: 'give another file of the paper, or its text as .txt',
      })
    return { document: { paragraphs, slots: [] } }
  } catch (error) {
    if (error instanceof SourceError) return { faults: [error.fault] }
    throw error
  }
}

const partsOf = async (bytes: Uint8Array, name: string): Promise<readonly PaperPart[]> => {
  const head = new TextDecoder().decode(bytes.subarray(0, 1024))
  if (/%PDF-\d/.test(head)) return (await import('./pdf/pdf-parts.ts')).pdfParts(bytes)
  if (bytes.length > MOST_BYTES)
    throw new SourceError({
      place: name,
      expected: `at most ${MOST_BYTES / 1e6} MB`,
      found: `${Math.ceil(bytes.length / 1e6)} MB`,
      remedy: 'save the text of one paper as .txt',
    })
  if (/^\s*(?:<!doctype html|<html)/i.test(head) || /\.x?html?$/i.test(name))
    return (await import('./marked-up/html-reader.ts')).htmlParts(bytes)
  if (/^\ufeff?\s*<(?:\?xml|!DOCTYPE|article)/.test(head))
    return (await import('./marked-up/jats-reader.ts')).jatsParts(bytes)
  return (await import('./text-parts.ts')).textParts(bytes)
}
