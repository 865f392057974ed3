import { textWidth } from '../../../stages/7-figures/drawing/text-width.ts'
import { numberOf, translation } from './read-back.ts'

/** The place of a line of text, as wide as it may get in a substitute font. */
export interface TextBox {
  readonly text: string
  readonly size: number
  readonly left: number
  readonly right: number
  /** The baseline. */
  readonly y: number
}

/** All lines of text of a picture with their places on the page. */
export const textBoxes = (document: Document): readonly TextBox[] =>
  [...document.querySelectorAll('text')].flatMap(textBoxesOf)

/** The lines of one text. */
export const textBoxesOf = (text: Element): readonly TextBox[] => {
  const size = numberOf(text.closest('[font-size]')!, 'font-size')
  const runs = text.querySelectorAll('tspan').length === 0 ? [text] : [...text.querySelectorAll('tspan')]
  const width = runs.reduce(
    (sum, run) => sum + numberOf(run, 'dx') + textWidth(run.textContent, size) * (isBold(run) ? 1.06 : 1),
    0,
  )
  const [dx, dy] = translation(text)
  const x = lengthOf(text, 'x', size) + dx
  const anchor = text.closest('[text-anchor]')!.getAttribute('text-anchor')
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
  return [{ text: text.textContent, size, left, right: left + width, y: lengthOf(text, 'y', size) + dy }]
}

const isBold = (element: Element): boolean => element.closest('[font-weight="600"]') !== null

/** A coordinate in pixels; Plot gives some in em. */
const lengthOf = (element: Element, name: string, size: number): number => {
  const value = element.getAttribute(name) ?? '0'
  return value.endsWith('em') ? Number(value.slice(0, -2)) * size : Number(value)
}
