import * as Plot from '@observablehq/plot'
import type { CurveFigure } from '../../../cohort/descriptors/plan/figure.ts'
import type { LineStyle } from '../drawing/colours.ts'
import { frame } from '../drawing/frame.ts'
import { type Layout, RIGHT } from '../drawing/layout.ts'
import type { LegendKey } from '../drawing/legend-keys.ts'
import type { Pen, TextRun } from '../drawing/svg-pen.ts'
import { shorten, textWidth } from '../drawing/text-width.ts'
import { type Box, notesInCorner, type PanelScale } from './corner.ts'
import type { CurveData } from './curve-data.ts'
import { endLabels, endLabelWidth } from './end-labels.ts'
import { curveHead } from './head.ts'
import { type HeightAxis, heightText, isWithin } from './height-axis.ts'
import { timeTitle } from './km-labels.ts'
import type { NamedCurve } from './named-curve.ts'
import type { Band, Point } from './points.ts'
import { curveTable, labelWidth, shownTicks, type TableData } from './table.ts'

const GAP = 14

/** Title, time axis and table of a panel of curves. */
export type PanelBase = TableData &
  Pick<CurveData, 'title' | 'origin' | 'unit' | 'lastTime' | 'axes'> & {
    readonly labels: CurveFigure['labels']
  }

export interface PanelParts {
  readonly heightTitle: string
  /** In the order of the legend. */
  readonly curves: readonly NamedCurve[]
  readonly keys: readonly LegendKey[]
  readonly axis: HeightAxis
  readonly marks: readonly Plot.Markish[]
  /** Of curves of a model: the report cannot read times and numbers at risk on them. */
  readonly hasNoCounts?: boolean | undefined
  /** Lines for the corner of the panel, given its width. */
  notes?(panelWidth: number): readonly (readonly TextRun[])[]
  /** Places of lines and texts besides the curves, which notes must not meet. */
  obstacles?(panel: PanelScale): readonly Box[]
  /** Text on the curves; the arguments convert a time and a height to coordinates of the page. */
  labels?(xOf: (time: number) => number, yOf: (height: number) => number): readonly Element[]
}

/** A picture of curves: the head, the panel with axes by Plot, and the table below. */
export const curvePanel = (pen: Pen, base: PanelBase, parts: PanelParts, alt: string): Element => {
  const { curves, axis, marks } = parts
  const { width, panel: panelHeight, axis: axisHeight, text } = pen.layout
  const namesEnds = base.labels === 'ends'
  const left = leftOf(base, axis, pen.layout)
  const rightMargin = namesEnds ? endLabelWidth(curves, pen.layout) : RIGHT
  const last = base.lastTime || 1
  const panel = panelScale(width - left - rightMargin, panelHeight, last, axis)
  const notes = parts.notes?.(panel.width) ?? []
  const inCorner = notesInCorner(pen, notes, curves, parts.obstacles?.(panel) ?? [], panel)
  const head = curveHead(pen, {
    heightTitle: parts.heightTitle,
    notes: inCorner === null ? notes : [],
    curves: namesEnds ? [] : curves,
    keys: parts.keys,
  })
  const panelTop = head.height + GAP
  const xOf = (time: number): number => left + panel.xOf(time)
  const yOf = (height: number): number => panelTop + panel.yOf(height)
  const below = panelTop + panelHeight + axisHeight
  const table = curveTable(pen, base, xOf, below + 4)
  const height = Math.ceil(below + (table.height === 0 ? 0 : 4 + table.height) + 4)
  const ticks = shownTicks(base, pen.layout, xOf).map((i) => base.ticks[i]!)
  const svg = Plot.plot({
    document: pen.document,
    width,
    height,
    marginLeft: left,
    marginRight: rightMargin,
    marginTop: panelTop,
    marginBottom: height - panelTop - panelHeight,
    x: { domain: [0, last], label: null },
    y: { domain: [axis.low, axis.top], label: null },
    marks: [...axisMarks(ticks, axis, pen.layout), ...marks],
  })
  svg.append(
    ...head.elements,
    pen.text(
      left + panel.width / 2,
      below - 8,
      { text: shorten(timeTitle(base), text, width - left), source: 'plan' },
      { 'text-anchor': 'middle' },
    ),
    ...table.elements,
    ...(parts.labels?.(xOf, yOf) ?? []),
    ...(inCorner?.(left, panelTop) ?? []),
    ...(namesEnds
      ? endLabels(
          pen,
          curves,
          left + panel.width,
          { top: panelTop, bottom: panelTop + panelHeight },
          xOf,
          yOf,
        )
      : []),
  )
  if (!parts.hasNoCounts)
    svg.setAttribute(
      'data-panel',
      `${left} ${panelTop} ${width - rightMargin} ${panelTop + panelHeight} ${last}`,
    )
  frame(pen, svg, height, base.title, alt)
  return svg
}

const panelScale = (width: number, height: number, last: number, { low, top }: HeightAxis): PanelScale => ({
  width,
  height,
  xOf: (time) => (width * time) / last,
  yOf: (value) => height * (1 - (value - low) / (top - low)),
})

/** Room for the labels of the table's rows, and for those of the vertical axis. */
const leftOf = (base: TableData, axis: HeightAxis, layout: Layout): number => {
  const heights = Math.max(...axis.heights.map((height) => textWidth(heightText(axis, height), layout.text)))
  const beforeFirst = Math.max(heights + 8, layout.isNarrow ? 22 : 34)
  return Math.round(labelWidth(base, layout) + beforeFirst)
}

const axisMarks = (
  ticks: readonly number[],
  axis: HeightAxis,
  { text, small }: Layout,
): readonly Plot.Markish[] => [
  Plot.gridY(
    axis.heights.filter((height) => height > axis.low),
    { strokeOpacity: 0.12 },
  ),
  Plot.axisY(axis.heights, {
    tickSize: 0,
    tickPadding: 8,
    tickFormat: (height: number) => heightText(axis, height),
    fontSize: text,
  }),
  Plot.axisX(ticks, {
    tickSize: 5,
    tickPadding: 4,
    tickFormat: String,
    fontSize: ticks.length > 12 ? small : text,
  }),
  Plot.ruleY([axis.low], { strokeWidth: 1 }),
]

/** Cuts what a mark draws beyond a declared range of heights. */
const clipped = ({ isCut }: HeightAxis): { readonly clip?: true } => (isCut ? { clip: true } : {})

/** The limits as a stepped area, fainter if there are several lines. */
export const bandMarks = (
  bands: readonly Band[],
  style: LineStyle,
  lines: number,
  axis: HeightAxis,
): readonly Plot.Markish[] =>
  bands.map((stretch) =>
    Plot.areaY(stretch, {
      x: 'time',
      y1: 'lower',
      y2: 'upper',
      curve: 'step-after',
      fill: style.colour,
      fillOpacity: lines > 1 ? 0.1 : 0.14,
      ...clipped(axis),
    }),
  )

/** A right-continuous step curve. */
export const curveMark = (
  points: readonly Point[],
  { colour, dash }: LineStyle,
  width: number,
  axis: HeightAxis,
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
    ...clipped(axis),
    strokeLinecap: 'butt',
  })

/** A short vertical stroke at each mark. */
export const strokeMarks = (
  marks: readonly { readonly time: number; readonly estimate: number }[],
  colour: string,
  axis: HeightAxis,
  { panel, rule, isNarrow }: Layout,
): Plot.Markish => {
  const reach = ((isNarrow ? 3.5 : 5) / panel) * (axis.top - axis.low)
  const shown = marks.filter(({ estimate }) => isWithin(estimate, axis))
  return Plot.ruleX(shown, {
    x: 'time',
    y1: ({ estimate }) => estimate - reach,
    y2: ({ estimate }) => estimate + reach,
    stroke: colour,
    strokeWidth: rule,
  })
}
