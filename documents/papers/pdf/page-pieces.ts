import { SourceError } from '../../../sources/support/source-error.ts'
import { type Matrix, product } from '../../picture/matrix.ts'
import { linesOf } from '../figures/drawings/pdf-lines.ts'
import { operatorsOf, textsOf } from './bounded.ts'
import { type PdfFile, pdfFault, readPdf } from './open-pdf.ts'
import { NO_RULES, type Rules, rulesOf } from './tables/rules.ts'

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
  /** Straight lines of tables; read only where the text of the page, or of the one before, names a table. */
  readonly rules: Rules
}

/** Pieces of text of all pages. */
const MOST_PIECES = 500_000

/** The name of a table, also in spaced letters. */
const TABLE = /\bt\s*a\s*b\s*l\s*e\s+[\divxls]/i

/**
 * The texts of a PDF with their places, as pdf.js decodes them. Nothing of the file is run: scripts, forms and links are
 * not read. Of a page, the letters in the direction of most of them are kept, and turned upright; others (stamps at the
 * margin, axes) are not.
 *
 * @throws SourceError for a file that is no PDF, damaged, encrypted, without text (a scan), or too large
 */
export const pagePieces = (bytes: Uint8Array): Promise<readonly PdfPage[]> =>
  readPdf(bytes, async (file, operators) => {
    const pages: PdfPage[] = []
    let [count, hadTable] = [0, false]
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number)
      const texts = await textsOf(page)
      const { matrix, width, height } = turnOf(page.view, texts)
      const pieces = texts.flatMap((item) => pieceOf(item, matrix))
      count += pieces.length
      if (count > MOST_PIECES)
        throw pdfFault(`at most ${MOST_PIECES} pieces of text`, `more on page ${number}`)
      const hasTable = TABLE.test(texts.map(({ str }) => str).join(' '))
      const rules = hasTable || hadTable ? await rulesOn(page, operators, matrix) : NO_RULES
      hadTable = hasTable
      pages.push({ width, height, pieces, rules })
      page.cleanup()
    }
    if (count === 0) throw pdfFault('text', 'pages without text, as of a scan', SCAN_REMEDY)
    return pages
  })

/** The lines of a page; none if it has more than tables have, which the text does not need. */
const rulesOn = async (
  page: Awaited<ReturnType<PdfFile['getPage']>>,
  operators: Readonly<Record<string, number>>,
  matrix: Matrix,
): Promise<Rules> => {
  const drawn = await operatorsOf(page, operators)
  if (typeof drawn === 'string') return NO_RULES
  try {
    const { fnArray, argsArray } = drawn
    const { lines, filled } = linesOf(fnArray, argsArray, operators, matrix)
    return rulesOf(lines, filled)
  } catch (error) {
    if (error instanceof SourceError) return NO_RULES
    throw error
  }
}

const SCAN_REMEDY = 'recognize its letters first (OCR), and look at the result: a digit may be read wrongly'

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly fontName: string
}

/** How a page is turned so that most of its letters are upright, with its lower left corner at the origin. */
const turnOf = (view: readonly number[], items: readonly TextItem[]) => {
  const [left, bottom, right, top] = view as [number, number, number, number]
  const letters = { upright: 0, up: 0, down: 0 }
  for (const { str, transform } of items) {
    const [a, b] = transform as readonly [number, number]
    if (Math.abs(b) < 0.05 * a) letters.upright += str.length
    else if (Math.abs(a) < 0.05 * Math.abs(b)) letters[b > 0 ? 'up' : 'down'] += str.length
  }
  const [width, height] = [right - left, top - bottom]
  if (letters.upright >= Math.max(letters.up, letters.down))
    return { matrix: [1, 0, 0, 1, -left, -bottom] as Matrix, width, height }
  return letters.up > letters.down
    ? { matrix: [0, -1, 1, 0, -bottom, right] as Matrix, width: height, height: width }
    : { matrix: [0, 1, -1, 0, top, -left] as Matrix, width: height, height: width }
}

const pieceOf = ({ str, transform, width, fontName }: TextItem, turn: Matrix): readonly Piece[] => {
  const [a, b, c, d, x, y] = product(turn, transform as unknown as Matrix)
  const size = Math.hypot(c, d)
  const isUpright = a > 0 && d > 0 && Math.abs(b) < 0.05 * a && Math.abs(c) < 0.35 * d
  const isPlain = [x, y, width, size].every(Number.isFinite) && size > 0.5
  return str === '' || !isUpright || !isPlain ? [] : [{ text: str, x, y, width, size, font: fontName }]
}
