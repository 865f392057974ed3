import type { LineStyle } from '../drawing/colours.ts'
import { plainText } from '../drawing/plain-text.ts'
import { withUnit } from '../drawing/time-words.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import type { CurveData } from './curve-data.ts'
import { timeTitle } from './km-labels.ts'
import type { Band } from './points.ts'

/** What tells the curves of a specification apart: the field with the label of each, and how each is drawn. */
export interface Series {
  readonly field: 'group' | 'curve'
  readonly title: string | null
  readonly labels: readonly string[]
  readonly styles: readonly LineStyle[]
}

/** The axis of heights, and how a height is written beside a pointer. */
export interface Heights {
  readonly title: string
  readonly top: number
  readonly format: string
  readonly tooltipFormat: string
}

/** The encodings that all layers of curves share. */
export interface Encodings {
  readonly x: object
  y(field: string): object
  /** The colour without a legend: the lines have the only one. */
  readonly color: object
  /** What a pointer is shown of each point. */
  readonly tooltip: readonly object[]
}

type TimeAxis = Pick<CurveData, 'origin' | 'unit' | 'lastTime' | 'ticks'>

const channelOf = ({ field, title, labels }: Series, range: readonly unknown[]) => ({
  field,
  type: 'nominal',
  title,
  scale: { domain: labels, range },
})

export const encodings = (axis: TimeAxis, heights: Heights, series: Series): Encodings => ({
  x: {
    field: 'time',
    type: 'quantitative',
    title: timeTitle(axis),
    scale: { domain: [0, axis.lastTime || 1], nice: false },
    axis: { values: axis.ticks, grid: false },
  },
  y: (field) => ({
    field,
    type: 'quantitative',
    title: heights.title,
    scale: { domain: [0, heights.top] },
    axis: { format: heights.format, tickCount: 5 },
  }),
  color: {
    ...channelOf(
      series,
      series.styles.map(({ colour }) => colour),
    ),
    legend: null,
  },
  tooltip: [
    { field: series.field, type: 'nominal', title: series.field },
    { field: 'time', type: 'quantitative', title: withUnit('time', axis.unit) },
  ],
})

/** The curve itself; its legend is that of the figure. */
export const curveLayer = ({ x, y }: Encodings, series: Series): object => ({
  data: { name: 'curve' },
  mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
  encoding: {
    x,
    y: y('estimate'),
    color: channelOf(
      series,
      series.styles.map(({ colour }) => colour),
    ),
    strokeDash: channelOf(
      series,
      series.styles.map(({ dash }) => (dash === 'none' ? [1, 0] : dash.split(' ').map(Number))),
    ),
  },
})

export const bandLayer = ({ x, y, color }: Encodings): object => ({
  data: { name: 'band' },
  mark: { type: 'area', interpolate: 'step-after', opacity: 0.13, line: false },
  encoding: { x, y: y('lower'), y2: { field: 'upper' }, color, detail: { field: 'stretch' } },
})

/** A stroke at each row of a data set. */
export const strokeLayer = (name: string, { x, y, color }: Encodings, tooltip: object = {}): object => ({
  data: { name },
  mark: { type: 'tick', orient: 'vertical', size: 10, thickness: 1.5 },
  encoding: { x, y: y('estimate'), color, ...tooltip },
})

/** Points that are not seen and that a pointer finds. */
export const pointerLayer = ({ x, y, color, tooltip }: Encodings, { tooltipFormat }: Heights): object => {
  const height = (field: string, title: string) => ({
    field,
    type: 'quantitative',
    title,
    format: tooltipFormat,
  })
  return {
    data: { name: 'curve' },
    mark: { type: 'point', filled: true, opacity: 0, size: 160 },
    encoding: {
      x,
      y: y('estimate'),
      color,
      tooltip: [
        ...tooltip,
        height('estimate', 'estimate'),
        height('lower', 'lower limit'),
        height('upper', 'upper limit'),
        { field: 'at_risk', type: 'quantitative', title: 'n at risk' },
        { field: 'events', type: 'quantitative', title: 'events' },
      ],
    },
  }
}

/** The head of the specification; `groups`: the group of each curve, for the report. */
export const curveSpecHead = (
  title: string,
  alt: string,
  groups: readonly { readonly label: string; readonly group: string }[],
): object => ({
  ...vegaLite(plainText(title), alt),
  usermeta: { groups },
  width: 560,
  height: 320,
  resolve: { legend: { color: 'independent', strokeDash: 'independent' } },
})

/** The bands as rows: each stretch with its number. */
export const bandRows = (bands: readonly Band[]): readonly object[] =>
  bands.flatMap((points, stretch) => points.map((point) => ({ stretch, ...point })))
