import { frame } from '../drawing/frame.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import type { FlowData } from './data.ts'
import { flowDown } from './down.ts'
import { flowRight } from './right.ts'

/** Subjects recorded, excluded, analysed for each estimate, and their outcomes: to the right, or downwards in one column. */
export const flowPlot = (pen: Pen, data: FlowData, alt: string): Element => {
  const svg = pen.element('svg', {})
  const { elements, height } = pen.layout.isNarrow ? flowDown(pen, data) : flowRight(pen, data)
  svg.append(...elements)
  frame(pen, svg, height, data.title, alt)
  return svg
}
