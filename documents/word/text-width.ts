/** Widths of the letters of Arial at 9 points, in twentieths of a point. */
const NARROW = 54
const USUAL = 101
const CAPITAL = 126
const BROAD = 152

/** How wide a text is in the letters of a table, to some percent: enough to share a page among columns. */
export const textWidth = (text: string, isBold: boolean): number =>
  [...text].reduce((width, letter) => width + letterWidth(letter), 0) * (isBold ? 1.1 : 1)

const letterWidth = (letter: string): number => {
  if (/[\s\u00a0.,:;'|!()[\]/iIjlftr-]/.test(letter)) return NARROW
  if (/[%mwMWQ–—]/.test(letter)) return BROAD
  // signs of other scripts are as broad as high
  if (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/.test(letter)) return 180
  return /\p{Lu}/u.test(letter) ? CAPITAL : USUAL
}
