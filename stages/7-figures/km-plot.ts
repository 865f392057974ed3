import * as Plot from '@observablehq/plot'
import type { LineStyle } from './colours.ts'
import { frame } from './frame.ts'
import type { KmData, KmGroup } from './km-data.ts'
import { kmHead } from './km-head.ts'
import { landmarkDots, landmarkLabels } from './km-landmarks.ts'
import { kmTable, labelWidth, shownTicks } from './km-table.ts'
import { timeTitle } from './km-words.ts'
import { AXIS_HEIGHT, FONT_SIZE, RIGHT, SMALL, WIDTH } from './page-size.ts'
import { penOf } from './pen.ts'
import { CAUSE_OUTLINES, plotSymbol } from './symbols.ts'
import { shorten } from './text-width.ts'

export const PANEL = 290
export const GAP = 18

/** A Kaplan-Meier figure: the curves by Plot, over them the head, under them the table. */
export const kmPlot = (document: Document, data: KmData, alt: string): Element => {
  const pen = penOf(document)
  const left = Math.round(labelWidth(data)) + 34
  const head = kmHead(pen, data)
  const top = head.height + GAP
  const xOf = (time: number): number => left + ((WIDTH - left - RIGHT) * time) / (data.lastTime || 1)
  const table = kmTable(pen, data, xOf, top + PANEL + AXIS_HEIGHT + 8)
  const height = Math.ceil(top + PANEL + AXIS_HEIGHT + 8 + table.height + 4)
  const ticks = shownTicks(data, xOf).map((i) => data.ticks[i]!)
  const svg = Plot.plot({
    document,
    width: WIDTH,
    height,
    marginLeft: left,
    marginRight: RIGHT,
    marginTop: top,
    marginBottom: height - top - PANEL,
    x: { domain: [0, data.lastTime || 1], label: null },
    y: { domain: [0, 1], label: null },
    marks: [
      ...axes(ticks, HEIGHTS, heightFormat(data.scale)),
      ...data.groups.flatMap(({ band }, i, { length }) => bandMarks(band, data.styles[i]!, length)),
      ...medianMarks(data),
      ...data.groups.flatMap((group, i) => curveMarks(group, data.styles[i]!)),
      ...(data.hasLandmarks ? landmarkDots(data) : []),
    ],
  })
  svg.append(
    ...head.elements,
    pen.text(
      (left + WIDTH - RIGHT) / 2,
      top + PANEL + AXIS_HEIGHT - 8,
      { text: shorten(timeTitle(data), FONT_SIZE, WIDTH - left), source: 'plan' },
      { 'text-anchor': 'middle' },
    ),
    ...table.elements,
    ...(data.hasLandmarks ? landmarkLabels(pen, data, xOf, (share) => top + PANEL * (1 - share)) : []),
  )
  svg.setAttribute('data-panel', `${left} ${top} ${WIDTH - RIGHT} ${top + PANEL} ${data.lastTime || 1}`)
  frame(pen, svg, height, data.title, alt)
  return svg
}

const HEIGHTS = [0, 0.25, 0.5, 0.75, 1]

/** A height as the axis says it. */
export const heightFormat =
  (scale: KmData['scale']) =>
  (share: number): string =>
    scale === 'percent' ? `${Number((share * 100).toPrecision(6))}` : `${share}`

export const axes = (
  ticks: readonly number[],
  heights: readonly number[],
  format: (height: number) => string,
): Plot.Markish[] => [
  Plot.gridY(heights.slice(1), { strokeOpacity: 0.12 }),
  Plot.axisY(heights, {
    tickSize: 0,
    tickPadding: 8,
    tickFormat: format,
    fontSize: FONT_SIZE,
  }),
  Plot.axisX(ticks, {
    tickSize: 5,
    tickPadding: 4,
    tickFormat: String,
    fontSize: ticks.length > 12 ? SMALL : FONT_SIZE,
  }),
  Plot.ruleY([0], { strokeWidth: 1 }),
]

/** The limits as a stepped area, fainter where several groups overlap. */
export const bandMarks = (band: KmGroup['band'], style: LineStyle, lines: number): Plot.Markish[] =>
  band.map((stretch) =>
    Plot.areaY(stretch, {
      x: 'time',
      y1: 'lower',
      y2: 'upper',
      curve: 'step-after',
      fill: style.colour,
      fillOpacity: lines > 1 ? 0.1 : 0.14,
    }),
  )

/** From one half across to each median that was reached, and down to the axis. */
const medianMarks = ({ groups, styles, lastTime }: KmData): Plot.Markish[] => {
  const medians = groups.flatMap(({ median }, i) =>
    median.value === null || median.value > lastTime ? [] : [{ time: median.value, i }],
  )
  if (medians.length === 0) return []
  const dashed = { strokeDasharray: '3 3', strokeOpacity: 0.9 }
  const last = Math.max(...medians.map(({ time }) => time))
  return [
    Plot.ruleY([0.5], { x1: 0, x2: last, stroke: 'currentColor', ...dashed, strokeOpacity: 0.55 }),
    ...medians.map(({ time, i }) =>
      Plot.ruleX([time], { y1: 0, y2: 0.5, stroke: styles[i]!.colour, ...dashed }),
    ),
  ]
}

/** The curve in right-continuous steps, on it a stroke where somebody was censored and a symbol for a competing event. */
const curveMarks = (
  { points, censored, competing }: KmGroup,
  { colour, dash }: LineStyle,
): Plot.Markish[] => {
  const reach = 5 / PANEL
  return [
    Plot.lineY(points, {
      x: 'time',
      y: 'estimate',
      curve: 'step-after',
      stroke: colour,
      strokeWidth: 2,
      strokeDasharray: dash,
      strokeLinejoin: 'miter',
      strokeMiterlimit: 4,
      strokeLinecap: 'butt',
    }),
    Plot.ruleX(censored, {
      x: 'time',
      y1: ({ estimate }) => estimate - reach,
      y2: ({ estimate }) => estimate + reach,
      stroke: colour,
      strokeWidth: 1.5,
    }),
    ...competing.map((marks, cause) =>
      Plot.dot(marks, {
        x: 'time',
        y: 'estimate',
        r: 4,
        symbol: plotSymbol(CAUSE_OUTLINES[cause % CAUSE_OUTLINES.length]!),
        fill: colour,
      }),
    ),
  ]
}
