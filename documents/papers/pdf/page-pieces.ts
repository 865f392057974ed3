import { pdfFault, readPdf } from './open-pdf.ts'

/** A piece of text on a page, in points; y grows upward and is that of the baseline. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of its letters: the size of the font. */
  readonly size: number
  readonly font: string
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  readonly pieces: readonly Piece[]
}

/** Pieces of text of all pages. */
const MOST_PIECES = 500_000

/**
 * The texts of a PDF with their places, as pdf.js decodes them. Nothing of the file is run: scripts, forms and links are
 * not read. Letters that are drawn upright are kept; rotated ones (stamps at the margin, axes) are not.
 *
 * @throws SourceError for a file that is no PDF, damaged, encrypted, without text (a scan), or too large
 */
export const pagePieces = (bytes: Uint8Array): Promise<readonly PdfPage[]> =>
  readPdf(bytes, async (file) => {
    const pages: PdfPage[] = []
    let count = 0
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number)
      const [left, bottom, right, top] = page.view as [number, number, number, number]
      const { items } = await page.getTextContent()
      const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item) : []))
      count += pieces.length
      if (count > MOST_PIECES)
        throw pdfFault(`at most ${MOST_PIECES} pieces of text`, `more on page ${number}`)
      pages.push({
        width: right - left,
        height: top - bottom,
        pieces: pieces.map((piece) => ({ ...piece, x: piece.x - left, y: piece.y - bottom })),
      })
      page.cleanup()
    }
    if (count === 0) throw pdfFault('text', 'pages without text, as of a scan', SCAN_REMEDY)
    return pages
  })

const SCAN_REMEDY = 'recognize its letters first (OCR), and look at the result: a digit may be read wrongly'

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly fontName: string
}

const pieceOf = ({ str, transform, width, fontName }: TextItem): readonly Piece[] => {
  const [a, b, c, d, x, y] = transform as readonly [number, number, number, number, number, number]
  const size = Math.hypot(c, d)
  const isUpright = a > 0 && d > 0 && Math.abs(b) < 0.05 * a && Math.abs(c) < 0.35 * d
  const isPlain = [x, y, width, size].every(Number.isFinite) && size > 0.5
  return str === '' || !isUpright || !isPlain ? [] : [{ text: str, x, y, width, size, font: fontName }]
}
