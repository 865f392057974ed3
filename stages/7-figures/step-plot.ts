import * as Plot from '@observablehq/plot'
import { frame } from './frame.ts'
import { axes, bandMarks, GAP, heightFormat, PANEL } from './km-plot.ts'
import { kmTable, labelWidth, shownTicks } from './km-table.ts'
import { timeTitle } from './km-words.ts'
import { AXIS_HEIGHT, FONT_SIZE, RIGHT, WIDTH } from './page-size.ts'
import { penOf } from './pen.ts'
import type { StepDrawing } from './step-data.ts'
import { stepHead } from './step-head.ts'
import type { StepLine } from './step-line.ts'
import { shorten } from './text-width.ts'

/** Step curves by Plot, over them the head, under them the table of those at risk. */
export const stepPlot = (document: Document, data: StepDrawing, alt: string): Element => {
  const pen = penOf(document)
  const { base } = data
  const left = Math.round(labelWidth(base)) + 34
  const head = stepHead(pen, data)
  const top = head.height + GAP
  const xOf = (time: number): number => left + ((WIDTH - left - RIGHT) * time) / (base.lastTime || 1)
  const table = kmTable(pen, base, xOf, top + PANEL + AXIS_HEIGHT + 8)
  const height = Math.ceil(top + PANEL + AXIS_HEIGHT + 8 + table.height + 4)
  const ticks = shownTicks(base, xOf).map((i) => base.ticks[i]!)
  const svg = Plot.plot({
    document,
    width: WIDTH,
    height,
    marginLeft: left,
    marginRight: RIGHT,
    marginTop: top,
    marginBottom: height - top - PANEL,
    x: { domain: [0, base.lastTime || 1], label: null },
    y: { domain: [0, data.top], label: null },
    marks: [
      ...axes(ticks, data.heights, data.isShare ? heightFormat(base.scale) : String),
      ...data.lines.flatMap(({ band, style }, _, { length }) => bandMarks(band, style, length)),
      ...data.lines.toReversed().flatMap((line) => lineMarks(line, data.top)),
    ],
  })
  svg.append(
    ...head.elements,
    pen.text(
      (left + WIDTH - RIGHT) / 2,
      top + PANEL + AXIS_HEIGHT - 8,
      { text: shorten(timeTitle(base), FONT_SIZE, WIDTH - left), source: 'plan' },
      { 'text-anchor': 'middle' },
    ),
    ...table.elements,
  )
  svg.setAttribute('data-panel', `${left} ${top} ${WIDTH - RIGHT} ${top + PANEL} ${base.lastTime || 1}`)
  frame(pen, svg, height, base.title, alt)
  return svg
}

/** The curve in right-continuous steps, on it a stroke at each mark. */
const lineMarks = ({ points, marks, style, isThin }: StepLine, top: number): Plot.Markish[] => {
  const reach = (5 / PANEL) * top
  return [
    Plot.lineY(points, {
      x: 'time',
      y: 'estimate',
      curve: 'step-after',
      stroke: style.colour,
      strokeWidth: isThin ? 1.3 : 2,
      strokeDasharray: style.dash,
      strokeLinejoin: 'miter',
      strokeLinecap: 'butt',
    }),
    Plot.ruleX(marks, {
      x: 'time',
      y1: ({ estimate }) => estimate - reach,
      y2: ({ estimate }) => estimate + reach,
      stroke: style.colour,
      strokeWidth: 1.5,
    }),
  ]
}
