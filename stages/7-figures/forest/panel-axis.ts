import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { shorten, textWidth } from '../drawing/text-width.ts'
import { positionOf, ticksOf } from './axis.ts'
import type { Columns } from './columns.ts'
import type { ForestPanel } from './data.ts'

/** What is drawn of a part of a panel, and where it ends. */
export interface Drawn {
  readonly elements: readonly Element[]
  readonly bottom: number
}

/** The logarithmic axis with its ticks, what each side means, and its title. */
export const panelAxis = (pen: Pen, panel: ForestPanel, columns: Columns, top: number): Drawn => {
  const { width: page, small, leading } = pen.layout
  const { domain, kind } = panel
  const { left, width } = columns.plot
  const place = (value: number): number => left + positionOf(value, domain, width)
  const ticks = ticksOf(domain, (candidates) =>
    candidates.every((tick, i) => {
      const next = candidates[i + 1]
      return (
        next === undefined ||
        place(next) - place(tick) > (textWidth(String(tick), small) + textWidth(String(next), small)) / 2 + 4
      )
    }),
  )
  const sides = sideTexts(pen, panel, place(1), top + small + 8)
  const title = `${sentenceCase(kind)} (log scale)`
  const half = textWidth(title, small) / 2
  return {
    elements: [
      pen.element('path', {
        d: [`M${left},${top}H${left + width}`, ...ticks.map((tick) => `M${place(tick)},${top}v4`)].join(''),
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 1,
      }),
      ...ticks.map((tick) =>
        pen.text(
          place(tick),
          top + small + 5,
          { text: String(tick), axis: 'x' },
          { 'font-size': small, 'text-anchor': 'middle' },
        ),
      ),
      ...sides.elements,
      pen.text(
        Math.min(page - half, Math.max(half, left + width / 2)),
        sides.bottom + leading,
        { text: title },
        { 'font-size': small, 'text-anchor': 'middle' },
      ),
    ],
    bottom: sides.bottom + leading + 6,
  }
}

const ARROW = 15
const GAP = 4
/** Between the words of the two sides. */
const BETWEEN = 14

/** The words on both sides of 1, each with an arrow that points away from it; on two lines where one is too short. */
const sideTexts = (pen: Pen, { sides }: ForestPanel, one: number, top: number): Drawn => {
  const { width: page, small, leading } = pen.layout
  const most = page - ARROW - GAP
  const [below, above] = [sides.below, sides.above].map((words) => shorten(plainText(words), small, most))
  const [belowWidth, aboveWidth] = [below!, above!].map((words) => textWidth(words, small) + ARROW + GAP)
  const isOneLine = belowWidth! + BETWEEN + aboveWidth! <= page
  const mostBelow = isOneLine ? page - BETWEEN - aboveWidth! : page
  const from = Math.max(0, Math.min(one - BETWEEN / 2, mostBelow) - belowWidth!)
  const least = isOneLine ? from + belowWidth! + BETWEEN : 0
  const to = Math.min(page, Math.max(one + BETWEEN / 2, least) + aboveWidth!)
  const lines = [top + leading, top + leading * (isOneLine ? 1 : 2)] as const
  return {
    elements: [
      arrow(pen, from + ARROW, from, lines[0] - 0.33 * small),
      pen.text(from + ARROW + GAP, lines[0], { text: below!, source: 'plan' }, { 'font-size': small }),
      pen.text(
        to - ARROW - GAP,
        lines[1],
        { text: above!, source: 'plan' },
        { 'font-size': small, 'text-anchor': 'end' },
      ),
      arrow(pen, to - ARROW, to, lines[1] - 0.33 * small),
    ],
    bottom: lines[1] + 2,
  }
}

/** A thin arrow from a place to another, with its tip there. */
const arrow = (pen: Pen, from: number, to: number, y: number): Element => {
  const back = to + Math.sign(from - to) * 5
  return pen.element('path', {
    d: `M${from},${y}H${to}M${back},${y - 3.5}L${to},${y}L${back},${y + 3.5}`,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.1,
  })
}
