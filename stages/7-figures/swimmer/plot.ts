import * as Plot from '@observablehq/plot'
import { tickTimes } from '../../../cohort/results/tick-times.ts'
import { endColour, markColour } from '../drawing/colours.ts'
import { frame } from '../drawing/frame.ts'
import { WIDE } from '../drawing/layout.ts'
import { type LegendKey, legendKeys } from '../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { END_OUTLINES, MARK_OUTLINES, outlinePath, plotSymbol } from '../drawing/symbols.ts'
import { shorten } from '../drawing/text-width.ts'
import { withUnit } from '../drawing/time-words.ts'
import type { SwimmerData } from './data.ts'
import { laneHeight, type Offsets, type SwimmerLayout, stacked, swimmerLayout, timeDomain } from './layout.ts'

const { axis: AXIS_HEIGHT, small: SMALL, text: FONT_SIZE, width: WIDTH } = WIDE

/** The right margin, for half the symbol at the end of the longest lane. */
const END_ROOM = 16

/** One lane for each subject: the follow-up as a bar with its events, and the status at its end. */
export const swimmerPlot = (pen: Pen, data: SwimmerData, alt: string): Element => {
  const layout = swimmerLayout(data)
  const marks = legendKeys(pen, markKeys(pen, data), 0)
  const ends = legendKeys(pen, endKeys(pen, data), marks.height)
  const top = marks.height + ends.height + 34
  const [first, last] = timeDomain(data)
  const perTime = (WIDTH - layout.left - END_ROOM) / (last - first)
  const xOf = (time: number): number => layout.left + perTime * (time - first)
  const offsets = data.lanes.map((lane) => stacked(lane, xOf))
  const lane = laneHeight(offsets)
  const middle = (i: number): number => (i + 0.5) * lane
  const panel = data.lanes.length * lane
  const height = top + panel + AXIS_HEIGHT
  const svg = Plot.plot({
    document: pen.document,
    width: WIDTH,
    height,
    marginLeft: layout.left,
    marginRight: END_ROOM,
    marginTop: top,
    marginBottom: AXIS_HEIGHT,
    x: { domain: [first, last], label: null },
    y: { domain: [0, panel], range: [top, top + panel], axis: null },
    marks: [
      ...axis(tickTimes({ lastTime: last, unit: data.unit })),
      ...laneMarks(data, middle),
      ...eventMarks(data, offsets, middle),
      ...endMarks(data, offsets, middle),
    ],
  })
  svg.append(
    ...marks.elements,
    ...ends.elements,
    ...names(pen, data, layout, (i) => top + middle(i), top),
    pen.text(
      (layout.left + WIDTH - END_ROOM) / 2,
      height - 8,
      {
        text: shorten(withUnit(plainText(data.axis), data.unit), FONT_SIZE, WIDTH - layout.left),
        source: 'data',
      },
      { 'text-anchor': 'middle' },
    ),
  )
  frame(pen, svg, height, data.title, alt)
  return svg
}

const axis = (ticks: readonly number[]): Plot.Markish[] => [
  Plot.gridX(ticks, { strokeOpacity: 0.12 }),
  Plot.axisX(ticks, { tickSize: 0, tickPadding: 8, tickFormat: String, fontSize: FONT_SIZE }),
]

/** The middle of a lane below the top of the first one. */
type Middle = (i: number) => number

const laneMarks = ({ lanes }: SwimmerData, middle: Middle): Plot.Markish[] => [
  Plot.rect(lanes, {
    x1: 0,
    x2: 'until',
    y1: (_, i) => middle(i) - 4,
    y2: (_, i) => middle(i) + 4,
    fill: 'currentColor',
    fillOpacity: 0.16,
  }),
]

const eventMarks = (
  { lanes, marks }: SwimmerData,
  offsets: readonly Offsets[],
  middle: Middle,
): Plot.Markish[] => {
  const drawn = lanes.flatMap((lane, i) =>
    lane.marks.map(({ mark, time }, j) => ({ mark, time, y: middle(i) + offsets[i]!.marks[j]! })),
  )
  return marks.map((_, mark) =>
    Plot.dot(
      drawn.filter((point) => point.mark === mark),
      { x: 'time', y: 'y', r: 4.6, symbol: plotSymbol(markOutline(mark)), ...markPaint(mark) },
    ),
  )
}

const endMarks = (
  { lanes, ends }: SwimmerData,
  offsets: readonly Offsets[],
  middle: Middle,
): Plot.Markish[] =>
  ends.map((_, end) =>
    Plot.dot(
      lanes.flatMap((lane, i) =>
        lane.end === end ? [{ until: lane.until, y: middle(i) + offsets[i]!.end }] : [],
      ),
      { x: 'until', y: 'y', r: 4.4, symbol: plotSymbol(endOutline(end)), ...endPaint(end) },
    ),
  )

const markOutline = (mark: number) => MARK_OUTLINES[mark % MARK_OUTLINES.length]!
const endOutline = (end: number) => END_OUTLINES[end % END_OUTLINES.length]!
const markPaint = (mark: number) => ({ fill: markColour(mark), stroke: markColour(mark), strokeWidth: 1 })
const endPaint = (end: number) => ({ fill: 'none', stroke: endColour(end), strokeWidth: 2 })

const markKeys = (pen: Pen, { marks }: SwimmerData): readonly LegendKey[] =>
  marks.map((label, mark) => ({
    sample: [sample(pen, outlinePath(markOutline(mark), 4.6), markPaint(mark))],
    label: { text: sentenceCase(plainText(label)), source: 'plan' },
  }))

const endKeys = (pen: Pen, { ends }: SwimmerData): readonly LegendKey[] =>
  ends.map((label, end) => ({
    sample: [sample(pen, outlinePath(endOutline(end), 4.4), endPaint(end))],
    label: { text: sentenceCase(plainText(label)), source: 'data' },
  }))

const sample = (pen: Pen, d: string, paint: ReturnType<typeof markPaint>): Element =>
  pen.element('path', { d, fill: paint.fill, stroke: paint.stroke, 'stroke-width': paint.strokeWidth })

/** The columns at the left with their titles: subject and label. */
const names = (
  pen: Pen,
  { subjectTitle, labelTitle }: SwimmerData,
  { names, labels, labelX, left }: SwimmerLayout,
  middle: Middle,
  top: number,
): readonly Element[] => {
  const small = { 'font-size': SMALL }
  const heading = (x: number, text: string, width: number): Element =>
    pen.text(
      x,
      top - 8,
      { text: shorten(plainText(text), SMALL, width / 1.06), source: 'data', isBold: true },
      small,
    )
  const column = (x: number, cells: readonly (readonly string[])[]): readonly Element[] =>
    cells.flatMap((lines, i) =>
      lines.map((text, line) => {
        const y = middle(i) + 4 + (line - (lines.length - 1) / 2) * 11
        return pen.text(x, y, { text, source: 'data' }, small)
      }),
    )
  return [
    heading(0, subjectTitle, labelX - 8),
    ...(labelTitle === null ? [] : [heading(labelX, labelTitle, left - labelX)]),
    ...column(0, names),
    ...column(labelX, labels),
  ]
}
