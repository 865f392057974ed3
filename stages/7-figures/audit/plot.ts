import * as Plot from '@observablehq/plot'
import { frame } from '../drawing/frame.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { plotSymbol } from '../drawing/symbols.ts'
import { evenLines, wrapText } from '../drawing/text-width.ts'
import { ticksFor, tickText } from './audit-axis.ts'
import {
  type AuditColumns,
  auditColumns,
  type PlacedAuditRow,
  placeAuditRows,
  type Span,
  verdictHeading,
} from './audit-rows.ts'
import { type AuditData, symlog } from './data.ts'
import { reproducedDots, SPACE, stripHeight } from './reproduced-dots.ts'
import { verdictHead } from './verdict-head.ts'
import { STYLES } from './verdict-style.ts'

export const AXIS_TITLE = 'Recomputed minus reported, in units of the last reported digit'

/**
 * All verdicts as one bar, then one dot for each reported number, at its distance from the recomputed one. Numbers that
 * agree lie in the shaded strip; numbers that differ have a row each.
 */
export const auditPlot = (pen: Pen, data: AuditData, alt: string): Element => {
  const { width, small, leading } = pen.layout
  const columns = auditColumns(pen.layout)
  const { left, right } = columns.plot
  const head = verdictHead(pen, data)
  const top = head.height + leading + 14
  const domain = domainOf(data)
  const strip = stripHeight(data.reproduced, domain, columns.strip)
  const placed = placeAuditRows(pen, data, columns, top + strip)
  const axis = placed.bottom + 2
  const titles = evenLines(AXIS_TITLE, small, Math.min(left + right, 2 * width - left - right), 3)
  const height = axis + small + 12 + titles.length * leading + 2
  const place = (distance: number): number =>
    left + ((symlog(distance) - domain[0]) / (domain[1] - domain[0])) * (right - left)
  const dots = reproducedDots(data.reproduced, domain, top + strip - SPACE / 2, strip - SPACE)
  const svg = Plot.plot({
    document: pen.document,
    width,
    height,
    marginLeft: left,
    marginRight: width - right,
    marginTop: top,
    marginBottom: height - axis,
    x: { domain: [...domain], label: null },
    y: { domain: [top, axis], range: [top, axis], axis: null },
    marks: [
      ...axisMarks(ticksFor(domain, place, small), [[top, top + strip], ...placed.spans], axis, small),
      ...dots.marks,
      ...differenceMarks(placed.rows),
    ],
  })
  svg.append(
    ...head.elements,
    ...headings(pen, columns, top - 9),
    ...reproducedTexts(pen, data, columns, top + strip / 2),
    ...(dots.exact === null
      ? []
      : [
          pen.text(
            place(0) + 6,
            top + strip - SPACE / 2 - dots.height + 0.6 * small,
            { text: `${dots.exact} exactly equal`, source: 'data' },
            { 'font-size': small },
          ),
        ]),
    ...placed.texts,
    ...titles.map((text, i) =>
      pen.text(
        (left + right) / 2,
        axis + small + 10 + (i + 0.8) * leading,
        { text },
        { 'text-anchor': 'middle', 'font-size': small },
      ),
    ),
  )
  frame(pen, svg, Math.ceil(height), data.title, alt)
  return svg
}

/** The ends of the axis, with space beyond the outermost distances. */
const domainOf = ({ rows }: AuditData): readonly [low: number, high: number] => {
  const ends = rows.flatMap(({ distance, attainable }) => [distance, ...(attainable ?? [])]).map(symlog)
  return [Math.min(-1.6, ...ends) - 0.25, Math.max(1.6, ...ends) + 0.25]
}

/** The shaded strip of numbers that round to the reported one, and the ticks; neither crosses a label. */
const axisMarks = (
  ticks: readonly number[],
  spans: readonly Span[],
  axis: number,
  fontSize: number,
): Plot.Markish[] => [
  Plot.rect(spans, {
    x1: -1,
    x2: 1,
    y1: ([from]) => from,
    y2: ([, to]) => to,
    fill: STYLES.reproduced.colour,
    fillOpacity: 0.13,
  }),
  Plot.ruleX(
    ticks.flatMap((tick) => spans.map((span) => ({ tick, span }))),
    {
      x: ({ tick }) => symlog(tick),
      y1: ({ span }) => span[0],
      y2: ({ span }) => span[1],
      strokeOpacity: ({ tick }) => (tick === 0 ? 0.5 : 0.1),
    },
  ),
  Plot.ruleY([axis], { y: axis, strokeOpacity: 0.5 }),
  Plot.axisX(ticks.map(symlog), {
    tickSize: 4,
    tickPadding: 5,
    tickFormat: (position: number) => tickText(ticks.find((tick) => symlog(tick) === position)!),
    fontSize,
  }),
]

/** A row for each number that differs: its distance, a broad bar over the attainable distances, a symbol by verdict. */
const differenceMarks = (rows: readonly PlacedAuditRow[]): Plot.Markish[] => [
  Plot.ruleY(
    rows.flatMap(({ row: { attainable }, y }) => (attainable === null ? [] : [{ attainable, y }])),
    {
      x1: ({ attainable }) => symlog(attainable[0]),
      x2: ({ attainable }) => symlog(attainable[1]),
      y: 'y',
      stroke: STYLES['within rounding'].colour,
      strokeOpacity: 0.35,
      strokeWidth: 8,
    },
  ),
  Plot.ruleY(rows, {
    x1: 0,
    x2: ({ row }) => symlog(row.distance),
    y: 'y',
    stroke: ({ row }: PlacedAuditRow) => STYLES[row.verdict].colour,
    strokeWidth: 1.5,
  }),
  ...(['not reproduced', 'other convention', 'within the figure', 'within rounding'] as const).map(
    (verdict) =>
      Plot.dot(
        rows.filter(({ row }) => row.verdict === verdict),
        {
          x: ({ row }) => symlog(row.distance),
          y: 'y',
          r: 5,
          symbol: plotSymbol(STYLES[verdict].outline),
          fill: STYLES[verdict].colour,
        },
      ),
  ),
]

const headings = (pen: Pen, { reported, recomputed }: AuditColumns, y: number): readonly Element[] => {
  const head = (x: number, text: string, anchor: string): Element =>
    pen.text(x, y, { text, isBold: true }, { 'font-size': pen.layout.small, 'text-anchor': anchor })
  return [
    head(0, 'Result', 'start'),
    head(reported, 'Reported', 'end'),
    head(recomputed, 'Recomputed', 'end'),
  ]
}

/** How many numbers are in the strip, at its left or, in a narrow figure, at its right. */
const reproducedTexts = (
  pen: Pen,
  { counts }: AuditData,
  { plot, recomputed }: AuditColumns,
  middle: number,
): readonly Element[] => {
  const { small, leading, isNarrow } = pen.layout
  const count = counts.find(({ verdict }) => verdict === 'reproduced')!.count
  const x = isNarrow ? plot.right + 10 : 0
  const y = middle - 1.6 * leading
  const words = `${count} ${count === 1 ? 'number rounds' : 'numbers round'} to the reported ${count === 1 ? 'one' : 'ones'}`
  return [
    ...verdictHeading(pen, 'reproduced', x, y),
    ...wrapText(words, small, recomputed - x, 2).map((text, i) =>
      pen.text(x, y + 2 + (i + 1.8) * leading, { text, source: 'data' }, { 'font-size': small }),
    ),
  ]
}
