import type { Layout } from '../drawing/layout.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { type BoxLines, PAD } from './box-lines.ts'

/** The left edge and the width of a column of boxes. */
export interface Column {
  readonly x: number
  readonly width: number
}

/** From an arrow down to the box of those excluded. */
export const ARROW_HEIGHT = 16
export const DASHED = '4 3'

const lineHeight = ({ small }: Layout): number => Math.round(small * 1.4)

export const boxHeight = (lines: BoxLines | number, layout: Layout): number =>
  (typeof lines === 'number' ? lines : lines.length) * lineHeight(layout) + 2 * PAD - 4

/** A box with lines in its middle. */
export const textBox = (
  pen: Pen,
  column: Column,
  top: number,
  height: number,
  lines: BoxLines,
  dash = 'none',
): readonly Element[] => {
  const step = lineHeight(pen.layout)
  const start = top + height / 2 - ((lines.length - 1) * step) / 2 + 0.36 * pen.layout.small
  return [
    box(pen, column, top, height, dash),
    ...lines.map((runs, i) =>
      pen.text(column.x + PAD, start + i * step, runs, { 'font-size': pen.layout.small }),
    ),
  ]
}

/** The height of a box with a word and a number. */
export const countHeight = ({ text }: Layout): number => Math.round(text * 4.3)

/** A box with a word and the number of subjects. */
export const countBox = (
  pen: Pen,
  column: Column,
  top: number,
  text: string,
  count: number,
): readonly Element[] => {
  const { layout } = pen
  const [middle, centre] = [column.x + column.width / 2, top + countHeight(layout) / 2]
  const centred = { 'text-anchor': 'middle', 'font-size': layout.text }
  return [
    box(pen, column, top, countHeight(layout)),
    pen.text(middle, centre - 0.3 * layout.text, { text }, centred),
    pen.text(
      middle,
      centre + 1.15 * layout.text,
      [{ text: 'n = ' }, { text: String(count), source: 'data', isBold: true }],
      centred,
    ),
  ]
}

const box = (pen: Pen, { x, width }: Column, y: number, height: number, dash = 'none'): Element =>
  pen.element('rect', {
    x,
    y,
    width,
    height,
    rx: 5,
    fill: 'currentColor',
    'fill-opacity': 0.04,
    stroke: 'currentColor',
    'stroke-opacity': 0.6,
    'stroke-width': 1,
    'stroke-dasharray': dash,
  })

export const line = (pen: Pen, d: string): Element =>
  pen.element('path', {
    d,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-opacity': 0.7,
    'stroke-width': pen.layout.rule,
  })

/** A line to the right that ends in a head. */
export const arrow = (pen: Pen, from: number, to: number, y: number): Element =>
  line(pen, `M${from},${y}H${to - 1}M${to - 6},${y - 4}L${to - 1},${y}L${to - 6},${y + 4}`)

/** A line down that ends in a head. */
export const downArrow = (pen: Pen, x: number, y: number, end = y + ARROW_HEIGHT): Element =>
  line(pen, `M${x},${y}V${end - 1}M${x - 4},${end - 6}L${x},${end - 1}L${x + 4},${end - 6}`)
