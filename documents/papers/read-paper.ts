import type { SourceFault } from '../../sources/source.ts'
import { SourceError } from '../../sources/support/source-error.ts'
import type { TextDocument } from '../document.ts'
import { type PaperPart, paragraphsOf, withTitles } from './outline.ts'
import type { PaperTable } from './tables/paper-table.ts'

/** Bytes of a paper other than a PDF, which bounds itself. */
const MOST_BYTES = 2e7

/** A paper, or every fault of it. The cells of its tables are paragraphs of the document too. */
export type PaperReading =
  | { readonly document: TextDocument; readonly tables: readonly PaperTable[] }
  | { readonly faults: readonly SourceFault[] }

/** Reads the text and the tables of a paper: PDF, Word, JATS, a web page, or plain text; by what the bytes say, then by the name. */
export const readPaper = async (bytes: Uint8Array, name: string): Promise<PaperReading> => {
  // an archive: no other kind of paper is one
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWord(bytes, name)
  try {
    const parts = withTitles(await partsOf(bytes, name))
    const paragraphs = paragraphsOf(parts)
    if (paragraphs.length === 0)
      throw new SourceError({
        ...{ place: name, expected: 'a paper with text', found: 'no text' },
        remedy: 'give another file of the paper, or its text as .txt',
      })
    return {
      document: { paragraphs, slots: [] },
      tables: parts.flatMap((part) => (part.kind === 'table' ? [part.table] : [])),
    }
  } catch (error) {
    if (error instanceof SourceError) return { faults: [error.fault] }
    throw error
  }
}

const readWord = async (bytes: Uint8Array, name: string): Promise<PaperReading> => {
  const reading = await (await import('../word/word-format.ts')).wordFormat.read(bytes, name)
  if ('faults' in reading) return reading
  try {
    return { ...reading, tables: await (await import('./tables/word-tables.ts')).wordTables(bytes, name) }
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
