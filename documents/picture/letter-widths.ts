import { WIDTHS } from './letter-widths.generated.ts'

/** Widths are in units of this part of the font's size. */
const UNITS = 2048

const byLetter = (weight: keyof typeof WIDTHS): ReadonlyMap<string, number> =>
  new Map(WIDTHS[weight].flatMap(([width, letters]) => [...letters].map((letter) => [letter, width])))

const REGULAR = byLetter('regular')
const BOLD = byLetter('bold')

/**
 * The width of a letter (code point) of Liberation Sans, which is that of Arial, as a proportion of the font's size; of a
 * letter that it lacks, that of most fonts: none for marks on other letters, 1 for scripts of East Asia, else 0.6.
 */
export const letterWidth = (letter: string, isBold: boolean): number => {
  const width = (isBold ? BOLD : REGULAR).get(letter)
  if (width !== undefined) return width / UNITS
  if (/^[\p{Mn}\p{Cf}]$/u.test(letter)) return 0
  return letter >= '\u1100' ? 1 : 0.6
}

/** The width of a text as a proportion of the font's size. Pairs of letters are not kerned. */
export const textWidth = (text: string, isBold: boolean): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter, isBold), 0)
