import { SourceError } from '../../../../sources/support/source-error.ts'
import { type Matrix, product } from '../../../picture/matrix.ts'
import { type Drawing, type DrawnText, drawnText, MOST_TEXTS } from './drawing.ts'
import { pdfFault } from './pdf-fault.ts'
import { linesOf } from './pdf-lines.ts'

const MOST_BYTES = 1e8
const MOST_PAGES = 300
const MOST_OPERATORS = 1_000_000
/**
 * The lines and texts of one page of a PDF, or of each page. Nothing of the file is run: scripts, forms and links are
 * not read. Areas and images are left out.
 * @param only the number of a page, from 1; null for all of them
 * @throws SourceError for a file that is not a PDF, damaged, encrypted or too large, or that has no such page
 */
export const pdfDrawings = async (
  bytes: Uint8Array,
  only: number | null,
): Promise<ReadonlyMap<number, Drawing>> => {
  if (bytes.length > MOST_BYTES)
    throw pdfFault(`at most ${MOST_BYTES / 1e6} MB`, `${Math.ceil(bytes.length / 1e6)} MB`)
  const { getResolvedPDFJS } = await import('unpdf')
  const { getDocument, OPS, VerbosityLevel } = await getResolvedPDFJS()
  addTransfer()
  const loading = getDocument({
    // the library keeps the bytes that it is given
    data: new Uint8Array(bytes),
    ...{ isEvalSupported: false, disableFontFace: true, useSystemFonts: true, enableXfa: false },
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const file = await loading.promise
    if (file.numPages > MOST_PAGES) throw pdfFault(`at most ${MOST_PAGES} pages`, `${file.numPages} pages`)
    if (only !== null && !(only >= 1 && only <= file.numPages))
      throw pdfFault(
        `a page from 1 to ${file.numPages}`,
        `page ${only}`,
        'give the number of the page in the file',
      )
    const drawings = new Map<number, Drawing>()
    for (const number of only === null ? Array.from({ length: file.numPages }, (_, i) => i + 1) : [only]) {
      const page = await file.getPage(number)
      const [left, bottom, right, top] = page.view as [number, number, number, number]
      const toPage: Matrix = [1, 0, 0, -1, -left, top]
      const { fnArray, argsArray } = await page.getOperatorList()
      if (fnArray.length > MOST_OPERATORS)
        throw pdfFault(`at most ${MOST_OPERATORS} operators on a page`, `more on page ${number}`)
      const { items } = await page.getTextContent({ disableNormalization: true })
      const texts = items.flatMap((item) => ('str' in item ? textOf(item, toPage) : []))
      if (texts.length > MOST_TEXTS)
        throw pdfFault(`at most ${MOST_TEXTS} texts on a page`, `more on page ${number}`)
      drawings.set(number, {
        width: right - left,
        height: top - bottom,
        lines: linesOf(fnArray, argsArray, OPS, toPage),
        texts,
      })
      page.cleanup()
    }
    return drawings
  } catch (error) {
    throw error instanceof SourceError ? error : asFault(error)
  } finally {
    await loading.destroy()
  }
}

/** Node before version 21 lacks this function, which the library calls; a copy does the same. */
const addTransfer = (): void => {
  const prototype = ArrayBuffer.prototype as unknown as Record<string, unknown>
  prototype['transferToFixedLength'] ??= function (this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
    const copy = new Uint8Array(length)
    copy.set(new Uint8Array(this).subarray(0, length))
    return copy.buffer
  }
}

const asFault = (error: unknown): SourceError => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return pdfFault('a PDF without a password', 'a PDF with a password')
  return pdfFault(
    'a PDF that can be read',
    name === 'InvalidPDFException' ? 'no PDF, or a damaged one' : 'a damaged one',
  )
}

const textOf = (
  {
    str,
    transform,
    width,
  }: { readonly str: string; readonly transform: readonly number[]; readonly width: number },
  toPage: Matrix,
): readonly DrawnText[] => {
  if (str.trim() === '' || str.length > 500) return []
  const [a, b, c, d, e, f] = product(toPage, transform as unknown as Matrix)
  const [along, size] = [Math.hypot(a, b), Math.hypot(c, d)]
  if (!(along > 0 && size > 0) || ![a, b, c, d, e, f, width].every(Number.isFinite)) return []
  return [drawnText(str, [e, f], [(a / along) * width, (b / along) * width], { size, colour: '' })]
}
