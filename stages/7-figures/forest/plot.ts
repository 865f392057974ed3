import { bandLabel } from '../curves/km-labels.ts'
import { frame } from '../drawing/frame.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { columnsOf } from './columns.ts'
import type { ForestData } from './data.ts'
import { drawPanel } from './panel.ts'

/** Between two panels. */
const PANEL_GAP = 16

/** Panels below each other: one for each kind of ratio, with its own axis. */
export const forestPlot = (pen: Pen, data: ForestData, alt: string): Element => {
  const columns = columnsOf(pen.layout, data, {
    ratio: `Ratio (${bandLabel(data.confidence, pen.style)})`,
    p: pen.style.p.letter,
  })
  const svg = pen.element('svg', {})
  let y = 0
  for (const panel of data.panels) {
    const { elements, bottom } = drawPanel(pen, panel, columns, y === 0 ? 2 : y + PANEL_GAP)
    svg.append(pen.element('g', { 'data-panel': panel.kind }, ...elements))
    y = bottom
  }
  frame(pen, svg, Math.ceil(y) + 2, data.title, alt)
  return svg
}
