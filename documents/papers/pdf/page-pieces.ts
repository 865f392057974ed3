import { SourceError } from '../../../sources/support/source-error.ts'

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

/** A longer file is a book, not a paper. */
const MOST_PAGES = 300
/** Pieces of text of all pages. */
const MOST_PIECES = 500_000
const MOST_BYTES = 1e8

const REMEDY = 'open the file in a viewer and print it to a new PDF, or save the text as .txt'

/**
 * The texts of a PDF with their places, as pdf.js decodes them. Nothing of the file is run: scripts, forms and links are
 * not read. Letters that are drawn upright are kept; rotated ones (stamps at the margin, axes) are not.
 *
 * @throws SourceError for a file that is no PDF, damaged, encrypted, without text (a scan), or too large
 */
export const pagePieces = async (bytes: Uint8Array): Promise<readonly PdfPage[]> => {
  if (bytes.length > MOST_BYTES)
    throw fault(`at most ${MOST_BYTES / 1e6} MB`, `${Math.ceil(bytes.length / 1e6)} MB`)
  const { getResolvedPDFJS } = await import('unpdf')
  const { getDocument, VerbosityLevel } = await getResolvedPDFJS()
  const loading = getDocument({
    // the library keeps the bytes that it is given
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const file = await loading.promise
    if (file.numPages > MOST_PAGES) throw fault(`at most ${MOST_PAGES} pages`, `${file.numPages} pages`)
    const pages: PdfPage[] = []
    let count = 0
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number)
      const [left, bottom, right, top] = page.view as [number, number, number, number]
      const { items } = await page.getTextContent()
      const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item) : []))
      count += pieces.length
      if (count > MOST_PIECES) throw fault(`at most ${MOST_PIECES} pieces of text`, `more on page ${number}`)
      pages.push({
        width: right - left,
        height: top - bottom,
        pieces: pieces.map((piece) => ({ ...piece, x: piece.x - left, y: piece.y - bottom })),
      })
      page.cleanup()
    }
    if (count === 0) throw fault('text', 'pages without text, such as a scan', SCAN_REMEDY)
    return pages
  } catch (error) {
    throw error instanceof SourceError ? error : asFault(error)
  } finally {
    await loading.destroy()
  }
}

const SCAN_REMEDY = 'recognize its text first (OCR), and check the result: digits can be misread'

const fault = (expected: string, found: string, remedy = REMEDY): SourceError =>
  new SourceError({ place: 'the file', expected, found, remedy })

/** What pdf.js says of a file: by the names of its errors. */
const asFault = (error: unknown): SourceError => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException')
    return fault(
      'a PDF without a password',
      'a PDF with a password',
      'open it with its password and print it to a new PDF',
    )
  return fault(
    'a PDF that can be read',
    name === 'InvalidPDFException' ? 'no PDF, or a damaged one' : 'a damaged one',
  )
}

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
