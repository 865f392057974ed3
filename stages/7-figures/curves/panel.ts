import * as Plot from '@observablehq/plot'
import type { LineStyle } from '../drawing/colours.ts'
import { frame } from '../drawing/frame.ts'
import { type Layout, RIGHT } from '../drawing/layout.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { shorten } from '../drawing/text-width.ts'
import type { CurveData } from './curve-data.ts'
import { timeTitle } from './km-labels.ts'
import type { Band, Point } from './points.ts'
import { curveTable, labelWidth, shownTicks, type TableData } from './table.ts'

const GAP = 18

/** Title, time axis and table of a panel of curves. */
export type PanelBase = TableData & Pick<CurveData, 'title' | 'origin' | 'unit' | 'lastTime'>

export interface PanelParts {
  /** Above the panel. */
  readonly head: { readonly elements: readonly Element[]; readonly height: number }
  /** The height at the top of the panel, in the unit of the curves. */
  readonly top: number
  /** The labelled heights. */
  readonly heights: readonly number[]
  format(height: number): string
  readonly marks: readonly Plot.Markish[]
  /** Text on the curves; the arguments convert a time and a height to coordinates of the page. */
  labels?(xOf: (time: number) => number, yOf: (height: number) => number): readonly Element[]
}

/** A picture of curves: the head, the panel with axes by Plot, and the table below. */
export const curvePanel = (
  pen: Pen,
  base: PanelBase,
  { head, top, heights, format, marks, labels }: PanelParts,
  alt: string,
): Element => {
  const { width, panel, axis, text } = pen.layout
  const left = Math.round(labelWidth(base, pen.layout)) + 34
  const panelTop = head.height + GAP
  const last = base.lastTime || 1
  const xOf = (time: number): number => left + ((width - left - RIGHT) * time) / last
  const table = curveTable(pen, base, xOf, panelTop + panel + axis + 8)
  const height = Math.ceil(panelTop + panel + axis + 8 + table.height + 4)
  const ticks = shownTicks(base, pen.layout, xOf).map((i) => base.ticks[i]!)
  const svg = Plot.plot({
    document: pen.document,
    width,
    height,
    marginLeft: left,
    marginRight: RIGHT,
    marginTop: panelTop,
    marginBottom: height - panelTop - panel,
    x: { domain: [0, last], label: null },
    y: { domain: [0, top], label: null },
    marks: [...axes(ticks, heights, format, pen.layout), ...marks],
  })
  svg.append(
    ...head.elements,
    pen.text(
      (left + width - RIGHT) / 2,
      panelTop + panel + axis - 8,
      { text: shorten(timeTitle(base), text, width - left), source: 'plan' },
      { 'text-anchor': 'middle' },
    ),
    ...table.elements,
    ...(labels?.(xOf, (value) => panelTop + panel * (1 - value)) ?? []),
  )
  svg.setAttribute('data-panel', `${left} ${panelTop} ${width - RIGHT} ${panelTop + panel} ${last}`)
  frame(pen, svg, height, base.title, alt)
  return svg
}

const axes = (
  ticks: readonly number[],
  heights: readonly number[],
  format: (height: number) => string,
  { text, small }: Layout,
): Plot.Markish[] => [
  Plot.gridY(heights.slice(1), { strokeOpacity: 0.12 }),
  Plot.axisY(heights, {
    tickSize: 0,
    tickPadding: 8,
    tickFormat: format,
    fontSize: text,
  }),
  Plot.axisX(ticks, {
    tickSize: 5,
    tickPadding: 4,
    tickFormat: String,
    fontSize: ticks.length > 12 ? small : text,
  }),
  Plot.ruleY([0], { strokeWidth: 1 }),
]

/** Formats a proportion for the axis. */
export const heightFormat =
  (scale: 'percent' | 'proportion') =>
  (proportion: number): string =>
    scale === 'percent' ? `${Number((proportion * 100).toPrecision(6))}` : `${proportion}`

/** The limits as a stepped area, fainter if there are several lines. */
export const bandMarks = (bands: readonly Band[], style: LineStyle, lines: number): Plot.Markish[] =>
  bands.map((stretch) =>
    Plot.areaY(stretch, {
      x: 'time',
      y1: 'lower',
      y2: 'upper',
      curve: 'step-after',
      fill: style.colour,
      fillOpacity: lines > 1 ? 0.1 : 0.14,
    }),
  )

/** A right-continuous step curve. */
export const curveMark = (
  points: readonly Point[],
  { colour, dash }: LineStyle,
  width: number,
  options: Plot.LineYOptions = {},
): Plot.Markish =>
  Plot.lineY(points, {
    x: 'time',
    y: 'estimate',
    curve: 'step-after',
    stroke: colour,
    strokeWidth: width,
    strokeDasharray: dash,
    strokeLinejoin: 'miter',
    ...options,
    strokeLinecap: 'butt',
  })

/** A short vertical stroke at each mark; `top`: the height at the top of the panel. */
export const strokeMarks = (
  marks: readonly { readonly time: number; readonly estimate: number }[],
  colour: string,
  top: number,
  { panel, rule }: Layout,
): Plot.Markish => {
  const reach = (5 / panel) * top
  return Plot.ruleX(marks, {
    x: 'time',
    y1: ({ estimate }) => estimate - reach,
    y2: ({ estimate }) => estimate + reach,
    stroke: colour,
    strokeWidth: rule,
  })
}
