import type { PaperPart } from '../outline.ts'
import { withDottedLines } from './dotted-lines.ts'
import { fragmentsOf } from './fragments.ts'
import { pagePieces } from './page-pieces.ts'
import { paperParts } from './paper-parts.ts'

/** Reads the text of a paper in PDF: sections, paragraphs and tables, each with its page. */
export const pdfParts = async (bytes: Uint8Array): Promise<readonly PaperPart[]> => {
  const pages = (await pagePieces(bytes)).map(({ pieces, ...page }) =>
    withDottedLines({ ...page, fragments: fragmentsOf(pieces) }),
  )
  return paperParts(pages)
}
