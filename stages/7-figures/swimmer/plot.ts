import * as Plot from '@observablehq/plot'
import { tickTimes } from '../../../cohort/results/tick-times.ts'
import { frame } from '../drawing/frame.ts'
import type { Layout } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import type { Attributes, Pen } from '../drawing/svg-pen.ts'
import { outlinePath } from '../drawing/symbols.ts'
import { shorten, textWidth } from '../drawing/text-width.ts'
import { withUnit } from '../drawing/time-words.ts'
import type { SwimmerData } from './data.ts'
import { type SwimmerLayout, swimmerLayout, timeDomain } from './layout.ts'
import { legendElements } from './legend.ts'
import {
  ARROW,
  barElements,
  barStyle,
  endOutline,
  endPaint,
  markOutline,
  markPaint,
  periodStyle,
} from './symbols.ts'
import { columns, groupHeadings } from './texts.ts'

/** One lane for each subject: the follow-up as a bar with its events, and the status at its end. */
export const swimmerPlot = (pen: Pen, data: SwimmerData, alt: string): Element => {
  const { width, text: textSize } = pen.layout
  const layout = swimmerLayout(data, pen.layout)
  const { left, right, top, panel, height } = layout
  const svg = Plot.plot({
    document: pen.document,
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: height - top - panel,
    x: { domain: timeDomain(data), label: null },
    y: { domain: [0, 1], axis: null },
    marks: axis(shownTicks(data, layout, pen.layout), textSize),
  })
  svg.append(
    ...bars(pen, data, layout),
    ...periods(pen, data, layout),
    ...arrows(pen, data, layout),
    ...marks(pen, data, layout),
    ...ends(pen, data, layout),
    ...legendElements(pen, data),
    ...columns(pen, data, layout),
    ...groupHeadings(pen, data, layout),
    pen.text(
      (left + width - right) / 2,
      height - 8,
      { text: shorten(withUnit(plainText(data.axis), data.unit), textSize, width - left), source: 'data' },
      { 'text-anchor': 'middle' },
    ),
  )
  frame(pen, svg, height, data.title, alt)
  return svg
}

const axis = (ticks: readonly number[], fontSize: number): Plot.Markish[] => [
  Plot.gridX(ticks, { strokeOpacity: 0.12 }),
  Plot.axisX(ticks, { tickSize: 0, tickPadding: 6, tickFormat: String, fontSize }),
]

/** Every k-th tick, with the smallest k for which no labels touch. */
const shownTicks = (
  data: SwimmerData,
  { xOf }: SwimmerLayout,
  { text, width }: Layout,
): readonly number[] => {
  const ticks = tickTimes({ lastTime: timeDomain(data)[1], unit: data.unit })
  const widest = Math.max(...ticks.map((tick) => textWidth(String(tick), text)))
  const pitch = ticks.length > 1 ? xOf(ticks[1]!) - xOf(ticks[0]!) : width
  const every = Math.max(1, Math.ceil((widest + 6) / pitch))
  return ticks.filter((_, i) => i % every === 0)
}

const bars = (pen: Pen, data: SwimmerData, { xOf, middles, bar }: SwimmerLayout): readonly Element[] =>
  (data.colour?.labels ?? ['']).flatMap((_, index) =>
    barElements(
      pen,
      data.lanes.flatMap((lane, i) =>
        lane.colour === index ? [{ x1: xOf(0), x2: xOf(lane.until), y: middles[i]!, half: bar }] : [],
      ),
      barStyle(data, index),
      { 'data-part': 'bars' },
    ),
  )

/** Periods of a lane within its bar, one below the other. */
const periods = (pen: Pen, data: SwimmerData, { xOf, middles, bar }: SwimmerLayout): readonly Element[] => {
  const strip = (2 * bar) / (data.periods.length + 0.5)
  const half = Math.max(0.8, (strip - 1) / 2)
  return data.periods.flatMap((_, index) =>
    barElements(
      pen,
      data.lanes.flatMap((lane, i) =>
        lane.periods.flatMap(({ period, from, to }) =>
          period === index
            ? [
                {
                  x1: xOf(from),
                  x2: xOf(to),
                  y: middles[i]! + (index - (data.periods.length - 1) / 2) * strip,
                  half,
                },
              ]
            : [],
        ),
      ),
      periodStyle(data, index),
      { 'data-part': 'periods' },
    ),
  )
}

interface Place {
  readonly time: number
  readonly y: number
}

/** Symbols of one kind at their times. */
const symbols = (
  pen: Pen,
  part: string,
  d: string,
  paint: Attributes,
  places: readonly Place[],
  { xOf }: SwimmerLayout,
): readonly Element[] =>
  places.length === 0
    ? []
    : [
        pen.element(
          'g',
          { ...paint, 'data-part': part },
          ...places.map(({ time, y }) =>
            pen.element('path', { transform: `translate(${xOf(time)},${y})`, d }),
          ),
        ),
      ]

const marks = (pen: Pen, data: SwimmerData, layout: SwimmerLayout): readonly Element[] =>
  data.marks.flatMap((_, mark) =>
    symbols(
      pen,
      'marks',
      outlinePath(markOutline(mark), layout.radius),
      markPaint(data, mark),
      data.lanes.flatMap((lane, i) =>
        lane.marks.flatMap((point, j) =>
          point.mark === mark
            ? [{ time: point.time, y: layout.middles[i]! + layout.offsets[i]!.marks[j]! }]
            : [],
        ),
      ),
      layout,
    ),
  )

const ends = (pen: Pen, data: SwimmerData, layout: SwimmerLayout): readonly Element[] =>
  data.ends.flatMap((_, end) =>
    symbols(
      pen,
      'ends',
      outlinePath(endOutline(end), layout.radius),
      endPaint(data, end),
      endPlaces(data, layout, (lane) => lane.end === end),
      layout,
    ),
  )

const arrows = (pen: Pen, data: SwimmerData, layout: SwimmerLayout): readonly Element[] =>
  symbols(
    pen,
    'arrows',
    outlinePath(ARROW, layout.radius),
    { fill: 'currentColor' },
    endPlaces(data, layout, ({ isOngoing }) => isOngoing),
    layout,
  )

const endPlaces = (
  { lanes }: SwimmerData,
  { middles, offsets }: SwimmerLayout,
  isDrawn: (lane: SwimmerData['lanes'][number]) => boolean,
): readonly Place[] =>
  lanes.flatMap((lane, i) => (isDrawn(lane) ? [{ time: lane.until, y: middles[i]! + offsets[i]!.end }] : []))
