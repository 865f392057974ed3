import { endColour, markColour } from '../drawing/colours.ts'
import { plainText } from '../drawing/plain-text.ts'
import { END_OUTLINES, MARK_OUTLINES, outlinePath } from '../drawing/symbols.ts'
import { withUnit } from '../drawing/time-words.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import type { SwimmerData } from './data.ts'
import { laneHeight, type Offsets, stacked, timeDomain } from './layout.ts'

const WIDTH = 520

/** The lanes as a Vega-Lite specification of the same values. */
export const swimmerSpec = (data: SwimmerData, alt: string): object => {
  const [first, last] = timeDomain(data)
  const offsets = data.lanes.map((lane) => stacked(lane, (time) => ((time - first) * WIDTH) / (last - first)))
  const step = laneHeight(offsets)
  const axes = axesOf(data, step)
  return {
    ...vegaLite(plainText(data.title), alt),
    width: WIDTH,
    height: { step },
    datasets: { lanes: lanesOf(data, offsets), marks: marksOf(data, offsets) },
    resolve: { scale: { color: 'independent', shape: 'independent' } },
    layer: [barLayer(data, axes), markLayer(data, axes), endLayer(data, axes)],
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

const axesOf = (data: SwimmerData, step: number): Axes => ({
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
    axis: { domain: false, ticks: false },
  },
  yOffset: {
    field: 'stack',
    type: 'quantitative',
    scale: { domain: [-step / 2, step / 2], range: [0, step] },
  },
  lane: { field: 'subject', type: 'nominal', title: plainText(data.subjectTitle) },
})

const barLayer = (data: SwimmerData, { x, y, lane }: Axes): object => ({
  data: { name: 'lanes' },
  mark: { type: 'bar', height: 8, color: '#d9dbde' },
  encoding: {
    y,
    x: x('until'),
    tooltip: [
      lane,
      { field: 'label', type: 'nominal', title: plainText(data.labelTitle ?? 'label') },
      { field: 'until', type: 'quantitative', title: plainText(data.axis) },
      { field: 'end', type: 'nominal', title: plainText(data.endTitle ?? 'end') },
    ],
  },
})

const markLayer = ({ marks }: SwimmerData, { x, y, yOffset, lane }: Axes): object => ({
  data: { name: 'marks' },
  mark: { type: 'point', filled: true, opacity: 1, size: 70 },
  encoding: {
    y,
    x: x('time'),
    yOffset,
    color: kind(
      'mark',
      marks,
      marks.map((_, i) => markColour(i)),
      null,
    ),
    shape: kind('mark', marks, shapes(MARK_OUTLINES, marks.length), null),
    tooltip: [
      lane,
      { field: 'mark', type: 'nominal', title: 'event' },
      { field: 'time', type: 'quantitative', title: 'time' },
    ],
  },
})

const endLayer = ({ ends, endTitle }: SwimmerData, { x, y, yOffset }: Axes): object => ({
  data: { name: 'lanes' },
  transform: [{ filter: 'datum.end !== null' }],
  mark: { type: 'point', filled: false, strokeWidth: 2, opacity: 1, size: 70 },
  encoding: {
    y,
    x: x('until'),
    yOffset,
    color: kind(
      'end',
      ends,
      ends.map((_, i) => endColour(i)),
      endTitle,
    ),
    shape: kind('end', ends, shapes(END_OUTLINES, ends.length), endTitle),
  },
})

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

const shapes = (outlines: typeof MARK_OUTLINES | typeof END_OUTLINES, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => outlinePath(outlines[i % outlines.length]!, 1))

const lanesOf = ({ lanes, ends }: SwimmerData, offsets: readonly Offsets[]) =>
  lanes.map(({ name, label, until, end }, i) => ({
    subject: plainText(name),
    label: plainText(label),
    until,
    end: end === null ? null : plainText(ends[end]!),
    stack: offsets[i]!.end,
  }))

const marksOf = ({ lanes, marks }: SwimmerData, offsets: readonly Offsets[]) =>
  lanes.flatMap(({ name, marks: laneMarks }, i) =>
    laneMarks.map(({ mark, time }, j) => ({
      subject: plainText(name),
      mark: plainText(marks[mark]!),
      time,
      stack: offsets[i]!.marks[j]!,
    })),
  )
