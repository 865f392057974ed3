import { type Matrix, product } from '../../../picture/matrix.ts'
import { operatorsOf, textsOf } from '../../pdf/bounded.ts'
import { pdfFault, readPdf } from '../../pdf/open-pdf.ts'
import { type Drawing, type DrawnText, drawnText, MOST_TEXTS, type Point } from './drawing.ts'
import { linesOf, type TextColour } from './pdf-lines.ts'

/**
 * The lines and texts of one page of a PDF, or of each page. Nothing of the file is run: scripts, forms and links are
 * not read. Areas and images are left out.
 * @param only the number of a page, from 1; null for all of them
 * @throws SourceError for a file that is not a PDF, damaged, encrypted or too large, or that has no such page
 */
export const pdfDrawings = (bytes: Uint8Array, only: number | null): Promise<ReadonlyMap<number, Drawing>> =>
  readPdf(bytes, async (file, operators) => {
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
      const drawn = await operatorsOf(page, operators)
      if (typeof drawn === 'string') throw pdfFault(`at most ${drawn} on a page`, `more on page ${number}`)
      const { lines, textColours } = linesOf(drawn.fnArray, drawn.argsArray, operators, toPage)
      const colourAt = colourFinder(textColours)
      const read = (await textsOf(page, true)).flatMap((item) => textOf(item, toPage, colourAt))
      const marks = textColours.flatMap(({ mark }) => (mark === null ? [] : [mark]))
      const texts = [...read.filter(({ text }) => !MARKS_ONLY.test(text)), ...marks]
      if (texts.length > MOST_TEXTS)
        throw pdfFault(`at most ${MOST_TEXTS} texts on a page`, `more on page ${number}`)
      drawings.set(number, {
        width: right - left,
        height: top - bottom,
        lines,
        texts,
      })
      page.cleanup()
    }
    return drawings
  })

/** Texts of marks alone; they are taken one by one, where they are drawn. */
const MARKS_ONLY = /^[+|\u00d7\s]+$/

const textOf = (
  {
    str,
    transform,
    width,
  }: { readonly str: string; readonly transform: readonly number[]; readonly width: number },
  toPage: Matrix,
  colourAt: (start: Point) => string,
): readonly DrawnText[] => {
  if (str.trim() === '' || str.length > 500) return []
  const [a, b, c, d, e, f] = product(toPage, transform as unknown as Matrix)
  const [along, size] = [Math.hypot(a, b), Math.hypot(c, d)]
  if (!(along > 0 && size > 0) || ![a, b, c, d, e, f, width].every(Number.isFinite)) return []
  return [
    drawnText(str, [e, f], [(a / along) * width, (b / along) * width], { size, colour: colourAt([e, f]) }),
  ]
}

/** The colour of the text that begins at a place; empty where none does within half a unit. */
const colourFinder = (textColours: readonly TextColour[]): ((start: Point) => string) => {
  const key = (x: number, y: number): string => `${Math.round(x)} ${Math.round(y)}`
  const byPlace = new Map<string, TextColour[]>()
  for (const one of textColours) {
    const at = key(...one.start)
    byPlace.set(at, [...(byPlace.get(at) ?? []), one])
  }
  return ([x, y]) => {
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => byPlace.get(key(x + dx, y + dy)) ?? []),
    )
    const away = ({ start }: TextColour): number => Math.hypot(start[0] - x, start[1] - y)
    const found = near.filter((one) => away(one) < 0.5).sort((a, b) => away(a) - away(b))[0]
    return found?.colour ?? ''
  }
}
