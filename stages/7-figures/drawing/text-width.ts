import type { TextRun } from './svg-pen.ts'

/**
 * The width of a line of text in pixels, estimated without a browser: Helvetica's widths plus a margin for wider
 * substitute fonts, so that no text overlaps.
 */
export const textWidth = (text: string, fontSize: number): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * fontSize * FONT_MARGIN

const FONT_MARGIN = 1.14

const letterWidth = (letter: string): number => {
  const width = WIDTHS.get(letter)
  if (width !== undefined) return width
  return letter >= '\u1100' ? 0.95 : 0.6
}

/** In thousandths of the font's size. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['ijl', 222],
      [' !,./:;fIt[]|', 278],
      ['()-r`{}', 333],
      ['*"', 370],
      ['Jcksvxyz', 500],
      ['abdeghnopqu0123456789?$#_L', 556],
      ['+<=>~', 584],
      ['FTZ', 611],
      ['&ABEKPSVXY', 667],
      ['CDHNRUw', 722],
      ['GOQ', 778],
      ['mM', 833],
      ['%W', 944],
      ['@…', 1015],
    ] as const
  ).flatMap(([letters, width]) => [...letters].map((letter) => [letter, width / 1000] as const)),
)

/** The text in lines that fit, broken at spaces or within long words; the last ends in "…" if text is cut. */
export const wrapText = (
  text: string,
  fontSize: number,
  width: number,
  mostLines: number,
): readonly string[] => {
  const lines: string[] = []
  let rest = text
  while (rest !== '' && lines.length < mostLines) {
    const line = firstLine(rest, fontSize, width)
    lines.push(line)
    rest = rest.slice(line.length).trimStart()
  }
  if (rest !== '') lines.push(shorten(`${lines.pop() ?? ''} ${rest}`, fontSize, width))
  return lines.map((line) => line.trimEnd())
}

/** As many lines as `wrapText` gives, of lengths as equal as possible. */
export const evenLines = (
  text: string,
  fontSize: number,
  width: number,
  mostLines: number,
): readonly string[] => {
  let lines = wrapText(text, fontSize, width, mostLines)
  for (let narrower = width - 4; narrower > width / 2; narrower -= 4) {
    const next = wrapText(text, fontSize, narrower, mostLines)
    if (next.length > lines.length || next.at(-1) !== text.slice(-(next.at(-1)?.length ?? 0))) break
    lines = next
  }
  return lines
}

/** The text, shortened with "…" if it does not fit. */
export const shorten = (text: string, fontSize: number, width: number): string => {
  if (textWidth(text, fontSize) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, fontSize) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

const firstLine = (text: string, fontSize: number, width: number): string => {
  if (textWidth(text, fontSize) <= width) return text
  const letters: string[] = []
  for (const letter of text) {
    if (letters.length > 0 && textWidth(letters.join('') + letter, fontSize) > width) break
    letters.push(letter)
  }
  const fitting = letters.join('')
  const space = text[fitting.length] === ' ' ? fitting.length : fitting.lastIndexOf(' ')
  return space > 0 ? fitting.slice(0, space) : fitting
}

/** How much wider bold letters are. */
export const BOLD = 1.06

/** The width of a line of runs with their gaps. */
export const runsWidth = (runs: readonly TextRun[], fontSize: number): number =>
  runs.reduce(
    (sum, { text, gap = 0, isBold }) => sum + gap + textWidth(text, fontSize) * (isBold ? BOLD : 1),
    0,
  )
