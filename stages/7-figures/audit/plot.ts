import * as Plot from '@observablehq/plot'
import type { Verdict } from '../../../audit/claims/agreement.ts'
import { recomputedText } from '../../../audit/claims/recomputed-text.ts'
import { COLOURS } from '../drawing/colours.ts'
import { frame } from '../drawing/frame.ts'
import { WIDE } from '../drawing/layout.ts'
import { type LegendKey, legendKeys } from '../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { CIRCLE, MARK_OUTLINES, type Outline, outlinePath, plotSymbol } from '../drawing/symbols.ts'
import { shorten, textWidth, wrapText } from '../drawing/text-width.ts'
import { type AuditData, type AuditRow, symlog } from './data.ts'

const { axis: AXIS_HEIGHT, small: SMALL, width: WIDTH } = WIDE

const ROW = 30
/** The height of the strip of reproduced numbers above the rows. */
const STRIP = 58
const LEFT = 364
const RIGHT = 20
const COMPUTED = LEFT - 22
const PRINTED = COMPUTED - 74

const STYLES: Readonly<Record<Verdict, { colour: string; outline: Outline }>> = {
  reproduced: { colour: COLOURS[2], outline: CIRCLE },
  uninformative: { colour: COLOURS[3], outline: CIRCLE },
  'within rounding': { colour: COLOURS[4], outline: MARK_OUTLINES[0] },
  'other convention': { colour: COLOURS[0], outline: MARK_OUTLINES[1] },
  'not reproduced': { colour: COLOURS[1], outline: MARK_OUTLINES[2] },
  'not derivable': { colour: COLOURS[3], outline: MARK_OUTLINES[3] },
}

/**
 * One dot for each reported number, at its distance from the recomputed one. Numbers that agree lie in the shaded
 * strip; numbers that differ have a row each.
 */
export const auditPlot = (pen: Pen, data: AuditData, alt: string): Element => {
  const keys = legendKeys(pen, keysOf(pen, data), 0)
  const top = keys.height + 26
  const panel = STRIP + data.rows.length * ROW
  const height = top + panel + AXIS_HEIGHT
  const ends = data.rows.flatMap(({ distance, attainable }) => [distance, ...(attainable ?? [])]).map(symlog)
  const low = Math.min(-1.6, ...ends) - 0.25
  const high = Math.max(1.6, ...ends) + 0.25
  const svg = Plot.plot({
    document: pen.document,
    width: WIDTH,
    height,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: top,
    marginBottom: AXIS_HEIGHT,
    x: { domain: [low, high], label: null },
    y: { domain: [0, panel], range: [top, top + panel], axis: null },
    marks: [
      ...axisMarks(low, high, panel),
      reproducedDots(data.reproduced, low, high),
      ...differenceMarks(data.rows),
    ],
  })
  svg.append(
    ...keys.elements,
    ...headings(pen, top),
    reproducedText(pen, data, top),
    ...data.rows.flatMap((row, i) => rowTexts(pen, row, top + middle(i))),
    pen.text(
      (LEFT + WIDTH - RIGHT) / 2,
      height - 6,
      { text: 'Computed less printed, in units of the last printed digit' },
      { 'text-anchor': 'middle', 'font-size': SMALL },
    ),
  )
  frame(pen, svg, height, data.title, alt)
  return svg
}

/** The shaded strip of numbers that round to the reported one, and the ticks. */
const axisMarks = (low: number, high: number, panel: number): Plot.Markish[] => {
  const ticks = TICKS.filter((tick) => symlog(tick) >= low && symlog(tick) <= high)
  return [
    Plot.rect([0], {
      x1: -1,
      x2: 1,
      y1: 0,
      y2: panel,
      fill: STYLES.reproduced.colour,
      fillOpacity: 0.13,
    }),
    Plot.gridX(ticks.map(symlog), { strokeOpacity: 0.1 }),
    Plot.axisX(ticks.map(symlog), {
      tickSize: 4,
      tickPadding: 5,
      tickFormat: (position: number) => tickText(ticks.find((tick) => symlog(tick) === position)!),
      fontSize: SMALL,
    }),
    Plot.ruleX([0], { strokeOpacity: 0.5 }),
  ]
}

/** A row for each number that differs: its distance, a broad bar over the attainable distances, a symbol by verdict. */
const differenceMarks = (rows: readonly AuditRow[]): Plot.Markish[] => [
  Plot.ruleY(rows, {
    x1: 0,
    x2: ({ distance }) => symlog(distance),
    y: (_, i) => middle(i),
    stroke: 'currentColor',
    strokeOpacity: 0.35,
  }),
  Plot.ruleY(
    rows.flatMap(({ attainable }, i) => (attainable === null ? [] : [{ attainable, i }])),
    {
      x1: ({ attainable }) => symlog(attainable[0]),
      x2: ({ attainable }) => symlog(attainable[1]),
      y: ({ i }) => middle(i),
      stroke: STYLES['within rounding'].colour,
      strokeOpacity: 0.35,
      strokeWidth: 7,
    },
  ),
  ...(['not reproduced', 'other convention', 'within rounding'] as const).map((verdict) =>
    Plot.dot(
      rows.map((row, i) => ({ ...row, y: middle(i) })).filter((row) => row.verdict === verdict),
      {
        x: ({ distance }) => symlog(distance),
        y: 'y',
        r: 5,
        symbol: plotSymbol(STYLES[verdict].outline),
        fill: STYLES[verdict].colour,
      },
    ),
  ),
]

const headings = (pen: Pen, top: number): readonly Element[] => [
  heading(pen, 0, top, 'Printed number', 'start'),
  heading(pen, PRINTED, top, 'Printed', 'end'),
  heading(pen, COMPUTED, top, 'Computed', 'end'),
]

const reproducedText = (pen: Pen, { counts }: AuditData, top: number): Element =>
  pen.text(0, top + STRIP / 2 + 4, [
    { text: 'Reproduced: ', isBold: true },
    { text: `${counts.find(({ verdict }) => verdict === 'reproduced')!.count}`, source: 'data' },
    { text: ' numbers' },
  ])

const TICKS = [-5000, -500, -50, -5, -0.5, 0, 0.5, 5, 50, 500, 5000]
const tickText = (tick: number): string => String(tick).replace('-', '\u2212')

const middle = (i: number): number => STRIP + (i + 0.5) * ROW

const heading = (pen: Pen, x: number, top: number, text: string, anchor: string): Element =>
  pen.text(x, top - 8, { text, isBold: true }, { 'font-size': SMALL, 'text-anchor': anchor })

/** The reproduced numbers at their distances; dots that would overlap are stacked, so that they can be counted. */
const reproducedDots = (distances: readonly number[], low: number, high: number): Plot.Markish => {
  const bin = (high - low) / 70
  const piles = new Map<number, number>()
  const dots = distances.map((distance) => {
    const pile = Math.round(symlog(distance) / bin)
    const before = piles.get(pile) ?? 0
    piles.set(pile, before + 1)
    return { x: symlog(distance), before }
  })
  const highest = Math.max(1, ...piles.values())
  const pitch = Math.min(6, (STRIP - 12) / highest)
  return Plot.dot(dots, {
    x: 'x',
    y: ({ before }) => STRIP - 8 - before * pitch,
    r: 1.9,
    fill: STYLES.reproduced.colour,
    fillOpacity: 0.75,
  })
}

const rowTexts = (pen: Pen, row: AuditRow, y: number): readonly Element[] => {
  const lines = labelLines(row)
  const small = { 'font-size': SMALL }
  const right = { ...small, 'text-anchor': 'end', 'font-variant': 'tabular-nums' }
  return [
    ...lines.map((text, i) =>
      pen.text(0, y + 4 + (i - (lines.length - 1) / 2) * 12, { text, source: 'data' }, small),
    ),
    pen.text(PRINTED, y + 4, { text: shorten(plainText(row.published), SMALL, 56), source: 'data' }, right),
    pen.text(
      COMPUTED,
      y + 4,
      { text: recomputedText(row.computed, row.published, row.verdict), result: row.result },
      right,
    ),
  ]
}

/** The label on at most two lines; the number of places is never truncated. */
const labelLines = ({ label, places }: AuditRow): readonly string[] => {
  const width = PRINTED - 36
  const labelText = plainText(label)
  if (places === 1) return wrapText(labelText, SMALL, width, 2)
  const placesText = ` (${places} places)`
  const lines = wrapText(labelText + placesText, SMALL, width, 2)
  if (lines.at(-1)!.endsWith(placesText.trim())) return lines
  const [first = '', rest = ''] = wrapText(labelText, SMALL, width, 2)
  return [first, shorten(rest, SMALL, width - textWidth(placesText, SMALL)) + placesText]
}

const keysOf = (pen: Pen, { counts }: AuditData): readonly LegendKey[] =>
  counts
    .filter(({ verdict, count }) => count > 0 && verdict !== 'not derivable')
    .map(({ verdict, count }) => ({
      sample: [
        pen.element('path', {
          d: outlinePath(STYLES[verdict].outline, verdict === 'reproduced' ? 2.6 : 5),
          fill: STYLES[verdict].colour,
        }),
      ],
      label: { text: `${sentenceCase(verdict)}: ${count}`, source: 'data' as const },
    }))
