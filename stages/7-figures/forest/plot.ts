import * as Plot from '@observablehq/plot'
import { displayResult } from '../../../cohort/results/shown-text.ts'
import { bandLabel } from '../curves/km-labels.ts'
import { COLOURS } from '../drawing/colours.ts'
import { frame } from '../drawing/frame.ts'
import { WIDE } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import type { Pen, TextRun } from '../drawing/svg-pen.ts'
import { HEAD_LEFT, HEAD_RIGHT, plotSymbol } from '../drawing/symbols.ts'
import { shorten, textWidth, wrapText } from '../drawing/text-width.ts'
import { heterogeneityRuns, kindWords } from './alt.ts'
import type { ForestData, ForestRow } from './data.ts'

const { axis: AXIS_HEIGHT, small: SMALL, text: FONT_SIZE, width: WIDTH } = WIDE

const ROW = 42
const HEAD = 30
const LEFT = 232
/** The least width of the columns at the right. */
const RIGHT = 178
const GAP = 14
const P_WIDTH = 44
const NOTE = 18

/** One row for each ratio: its name, the interval on a logarithmic axis, the numbers and the P value. */
export const forestPlot = (pen: Pen, data: ForestData, alt: string): Element => {
  const { rows, domain, ticks } = data
  const panel = Math.max(1, rows.length) * ROW
  const right = rightOf(rows)
  const notes = data.heterogeneity.map(heterogeneityRuns)
  const plot = HEAD + panel + AXIS_HEIGHT
  const height = plot + notes.length * NOTE
  const svg = Plot.plot({
    document: pen.document,
    width: WIDTH,
    height,
    marginLeft: LEFT,
    marginRight: right,
    marginTop: HEAD,
    marginBottom: AXIS_HEIGHT + notes.length * NOTE,
    x: { domain: [...domain], label: null },
    y: { domain: [0, panel], range: [HEAD, HEAD + panel], axis: null },
    marks: [
      Plot.gridX(ticks.map(Math.log10), { strokeOpacity: 0.12 }),
      Plot.axisX(ticks.map(Math.log10), {
        tickSize: 4,
        tickPadding: 5,
        tickFormat: (power: number) => String(ticks[ticks.map(Math.log10).indexOf(power)]),
        fontSize: SMALL,
      }),
      Plot.ruleX([0], { strokeOpacity: 0.7 }),
      ...intervalMarks(rows, domain),
    ],
  })
  svg.append(
    heading(pen, 0, 'Comparison', 'start'),
    heading(pen, WIDTH - P_WIDTH, `Ratio (${bandLabel(data.confidence)})`, 'end'),
    heading(pen, WIDTH, 'p', 'end'),
    ...rows.flatMap((row, i) => rowTexts(pen, row, HEAD + middle(i))),
    pen.text(
      (LEFT + WIDTH - right) / 2,
      plot - 6,
      { text: 'Ratio, logarithmic axis' },
      { 'text-anchor': 'middle' },
    ),
    ...notes.map((runs, i) => pen.text(0, plot + (i + 1) * NOTE - 6, runs, { 'font-size': SMALL })),
  )
  frame(pen, svg, height, data.title, alt)
  return svg
}

const middle = (i: number): number => (i + 0.5) * ROW

const heading = (pen: Pen, x: number, text: string, anchor: string): Element =>
  pen.text(x, 16, { text, source: 'plan', isBold: true }, { 'font-size': SMALL, 'text-anchor': anchor })

/** The interval as a line, with an arrow where it extends beyond the axis, and the ratio as a symbol. */
const intervalMarks = (rows: readonly ForestRow[], [low, high]: ForestData['domain']): Plot.Markish[] => {
  const power = (value: number): number => (value > 0 ? Math.log10(value) : -Infinity)
  const within = (value: number): number => Math.min(high, Math.max(low, value))
  const drawn = rows.flatMap(({ ratio, lower, upper, kind }, i) => {
    if (ratio.value === null) return []
    const from = lower?.value == null ? null : power(lower.value)
    const to = upper?.value == null ? null : power(upper.value)
    return [{ y: middle(i), at: power(ratio.value), from, to, kind }]
  })
  const lines = drawn.flatMap(({ y, kind, from, to }) =>
    from === null || to === null
      ? []
      : [{ y, kind, from: within(from), to: within(to), cutLow: from < low, cutHigh: to > high }],
  )
  const head = (side: 'cutLow' | 'cutHigh') =>
    Plot.dot(
      lines.filter((line) => line[side]),
      {
        x: side === 'cutLow' ? 'from' : 'to',
        y: 'y',
        r: 5,
        symbol: plotSymbol(side === 'cutLow' ? HEAD_LEFT : HEAD_RIGHT),
        fill: ({ kind }) => colourOf(kind),
      },
    )
  return [
    Plot.ruleY(lines, {
      y: 'y',
      x1: 'from',
      x2: 'to',
      stroke: ({ kind }) => colourOf(kind),
      strokeWidth: 1.8,
    }),
    head('cutLow'),
    head('cutHigh'),
    ...(Object.keys(SYMBOLS) as ForestRow['kind'][]).map((kind) =>
      Plot.dot(
        drawn.filter((row) => row.kind === kind && row.at >= low && row.at <= high),
        { x: 'at', y: 'y', r: kind === 'pooled' ? 7 : 5, symbol: SYMBOLS[kind], fill: colourOf(kind) },
      ),
    ),
  ]
}

/** The caption names these symbols. */
const SYMBOLS = {
  'hazard ratio': 'square',
  'subdistribution hazard ratio': 'square',
  'odds ratio': 'diamond',
  part: 'square',
  pooled: 'circle',
} as const

const colourOf = (kind: ForestRow['kind']): string => COLOURS[kind === 'odds ratio' ? 1 : 0]

const rowTexts = (pen: Pen, row: ForestRow, y: number): readonly Element[] => {
  const { label, kind, p } = row
  const lines = wrapText(plainText(label), SMALL, LEFT - 14, 3)
  const numbers = numberRuns(row)
  return [
    ...lines.map((text, i) =>
      pen.text(
        0,
        y + 4 + (i - (lines.length - 1) / 2) * 12.5,
        { text, source: 'plan' },
        { 'font-size': SMALL },
      ),
    ),
    pen.text(WIDTH - P_WIDTH, y, numbers, { 'text-anchor': 'end' }),
    pen.text(
      WIDTH - P_WIDTH,
      y + 13,
      { text: kindWords(kind) },
      { 'text-anchor': 'end', 'font-size': SMALL, 'fill-opacity': 0.75 },
    ),
    ...(p === null || p.value === null
      ? []
      : [pen.text(WIDTH, y, { text: displayResult(p), result: p.id }, { 'text-anchor': 'end' })]),
  ]
}

/** `1.32 (0.42 to 4.18)`, or the reason for no ratio. */
const numberRuns = ({ ratio, lower, upper }: ForestRow): readonly TextRun[] => {
  if (ratio.value === null) return [{ text: shorten(ratio.reason, SMALL, RIGHT - P_WIDTH), result: ratio.id }]
  const ratioRun: TextRun = { text: displayResult(ratio), result: ratio.id }
  if (lower?.value == null || upper?.value == null) return [ratioRun]
  return [
    ratioRun,
    { text: ' (' },
    { text: displayResult(lower), result: lower.id },
    { text: ' to ' },
    { text: displayResult(upper), result: upper.id },
    { text: ')' },
  ]
}

/** The right margin: limits near 1 have more digits. */
const rightOf = (rows: readonly ForestRow[]): number => {
  const widths = rows.map((row) =>
    numberRuns(row).reduce((sum, { text }) => sum + textWidth(text, FONT_SIZE), 0),
  )
  return Math.max(RIGHT, Math.ceil(Math.max(0, ...widths)) + P_WIDTH + GAP)
}
