import { INK } from '../drawing/colours.ts'
import { plainText } from '../drawing/plain-text.ts'
import { END_OUTLINES, MARK_OUTLINES, type Outline, outlinePath } from '../drawing/symbols.ts'
import { withUnit } from '../drawing/time-words.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import { type SwimmerData, usedEnds, usedPeriods } from './data.ts'
import { timeDomain } from './layout.ts'
import { type SpecRows, specRows } from './spec-rows.ts'
import { ARROW, barStyle, endPaint, markPaint, periodStyle } from './symbols.ts'

const WIDTH = 520

/** The lanes as a Vega-Lite specification of the same values. */
export const swimmerSpec = (data: SwimmerData, alt: string): object => {
  const [first, last] = timeDomain(data)
  const rows = specRows(data, (time) => ((time - first) * WIDTH) / (last - first))
  const axes = axesOf(data, rows)
  return {
    ...vegaLite(plainText(data.title), alt),
    width: WIDTH,
    height: { step: rows.step },
    datasets: { lanes: rows.lanes, marks: rows.marks, periods: rows.periods },
    resolve: { scale: { color: 'independent', shape: 'independent', fill: 'independent' } },
    layer: [
      barLayer(data, axes),
      ...(usedPeriods(data).length === 0 ? [] : [periodLayer(data, axes)]),
      ...(data.ongoing.length === 0 ? [] : [arrowLayer(axes)]),
      markLayer(data, axes),
      endLayer(data, axes),
    ],
  }
}

interface Axes {
  x(field: string): object
  readonly y: object
  /** The offset of a symbol from the middle of its lane, so that none hides another. */
  readonly yOffset: object
  /** The subject, in tooltips. */
  readonly lane: object
}

const axesOf = (data: SwimmerData, { order, headings, step }: SpecRows): Axes => ({
  x: (field) => ({
    field,
    type: 'quantitative',
    title: withUnit(plainText(data.axis), data.unit),
    scale: { domain: timeDomain(data), nice: false },
  }),
  y: {
    field: 'subject',
    type: 'nominal',
    sort: null,
    title: plainText(data.subjectTitle),
    scale: { domain: order },
    axis: {
      domain: false,
      ticks: false,
      ...(headings.length === 0
        ? {}
        : {
            labelFontWeight: {
              condition: {
                test: `indexof(${JSON.stringify(headings)}, datum.value) >= 0`,
                value: 'bold',
              },
              value: 'normal',
            },
          }),
    },
  },
  yOffset: {
    field: 'stack',
    type: 'quantitative',
    scale: { domain: [-step / 2, step / 2], range: [0, step] },
  },
  lane: { field: 'subject', type: 'nominal', title: plainText(data.subjectTitle) },
})

const GREY = '#d9dbde'

const barLayer = (data: SwimmerData, { x, y, lane }: Axes): object => ({
  data: { name: 'lanes' },
  mark: { type: 'bar', height: 8, ...(data.colour === null ? { color: GREY } : { opacity: 0.32 }) },
  encoding: {
    y,
    x: x('until'),
    ...(data.colour === null
      ? {}
      : {
          color: kind(
            'colour',
            data.colour.labels,
            data.colour.labels.map((_, index) => {
              const { colour, pattern } = barStyle(data, index)
              return pattern === 'plain' ? GREY : colour
            }),
            data.colour.title,
          ),
        }),
    tooltip: [
      lane,
      { field: 'label', type: 'nominal', title: plainText(data.labelTitle ?? 'label') },
      { field: 'until', type: 'quantitative', title: plainText(data.axis) },
      { field: 'end', type: 'nominal', title: plainText(data.endTitle ?? 'end') },
      ...(data.group === null
        ? []
        : [{ field: 'group', type: 'nominal', title: plainText(data.group.title) }]),
    ],
  },
})

const periodLayer = (data: SwimmerData, { x, y, lane }: Axes): object => ({
  data: { name: 'periods' },
  mark: { type: 'bar', height: 3.5, opacity: 0.6 },
  encoding: {
    y,
    x: x('from'),
    x2: { field: 'to' },
    fill: kind(
      'period',
      data.periods,
      data.periods.map((_, i) => inkOr(periodStyle(data, i).colour)),
      null,
    ),
    tooltip: [lane, ...['period', 'from', 'to'].map((field) => ({ field }))],
  },
})

const arrowLayer = ({ x, y, yOffset, lane }: Axes): object => ({
  data: { name: 'lanes' },
  transform: [{ filter: 'datum.ongoing' }],
  mark: {
    type: 'point',
    filled: true,
    opacity: 1,
    size: 70,
    color: INK,
    shape: outlinePath(ARROW, 1),
  },
  encoding: { y, x: x('until'), yOffset, tooltip: [lane, { field: 'end', title: 'still followed' }] },
})

const markLayer = (data: SwimmerData, { x, y, yOffset, lane }: Axes): object => ({
  data: { name: 'marks' },
  mark: { type: 'point', filled: true, opacity: 1, size: 70 },
  encoding: {
    y,
    x: x('time'),
    yOffset,
    color: kind(
      'mark',
      data.marks,
      data.marks.map((_, i) => inkOr(markPaint(data, i).fill)),
      null,
    ),
    shape: kind('mark', data.marks, shapes(MARK_OUTLINES, data.marks.length), null),
    tooltip: [
      lane,
      { field: 'mark', type: 'nominal', title: 'event' },
      { field: 'time', type: 'quantitative', title: 'time' },
    ],
  },
})

const endLayer = (data: SwimmerData, { x, y, yOffset }: Axes): object => {
  const used = usedEnds(data)
  const labels = used.map((end) => data.ends[end]!)
  const outlines = shapes(END_OUTLINES, data.ends.length)
  return {
    data: { name: 'lanes' },
    transform: [{ filter: 'datum.end !== null' }],
    mark: { type: 'point', filled: false, strokeWidth: 2, opacity: 1, size: 70 },
    encoding: {
      y,
      x: x('until'),
      yOffset,
      color: kind(
        'end',
        labels,
        used.map((end) => inkOr(endPaint(data, end).stroke)),
        data.endTitle,
      ),
      shape: kind(
        'end',
        labels,
        used.map((end) => outlines[end]!),
        data.endTitle,
      ),
    },
  }
}

const kind = (
  field: string,
  labels: readonly string[],
  range: readonly string[],
  title: string | null,
): object => ({
  field,
  type: 'nominal',
  title: title === null ? null : plainText(title),
  scale: { domain: labels.map(plainText), range },
})

const inkOr = (paint: string | number | undefined): string => (paint === 'currentColor' ? INK : String(paint))

const shapes = (outlines: readonly Outline[], count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => outlinePath(outlines[i % outlines.length]!, 1))
