import type { LineStyle } from '../drawing/colours.ts'
import { plainText } from '../drawing/plain-text.ts'
import { withUnit } from '../drawing/time-words.ts'
import { vegaLite } from '../drawing/vega-lite.ts'
import type { CurveData } from './curve-data.ts'
import { timeTitle } from './km-labels.ts'
import type { Band } from './points.ts'

/** The curves of a specification: the field with their labels, and their styles. */
export interface Series {
  readonly field: 'group' | 'curve'
  readonly title: string | null
  readonly labels: readonly string[]
  readonly styles: readonly LineStyle[]
}

/** The vertical axis, and the format of heights in tooltips. */
export interface Heights {
  readonly title: string
  readonly low: number
  readonly top: number
  readonly isCut: boolean
  readonly format: string
  readonly tooltipFormat: string
}

/** Encodings shared by all layers of curves. */
export interface Encodings {
  readonly x: object
  y(field: string): object
  /** Colour without a legend, which only the layer of lines has. */
  readonly color: object
  /** Cuts what lies beyond declared ends of the vertical axis. */
  readonly clip: { readonly clip?: true }
  /** The tooltip of each point. */
  readonly tooltip: readonly object[]
}

type TimeAxis = Pick<CurveData, 'axes' | 'origin' | 'unit' | 'lastTime' | 'ticks'>

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
    title: plainText(timeTitle(axis)),
    scale: { domain: [0, axis.lastTime || 1], nice: false },
    axis: { values: axis.ticks, grid: false },
  },
  y: (field) => ({
    field,
    type: 'quantitative',
    title: plainText(heights.title),
    scale: { domain: [heights.low, heights.top] },
    axis: { format: heights.format, tickCount: 5 },
  }),
  color: {
    ...channelOf(
      series,
      series.styles.map(({ colour }) => colour),
    ),
    legend: null,
  },
  clip: heights.isCut ? { clip: true } : {},
  tooltip: [
    { field: series.field, type: 'nominal', title: series.field },
    { field: 'time', type: 'quantitative', title: withUnit('time', axis.unit) },
  ],
})

/** The curves; their legend is the legend of the figure. */
export const curveLayer = ({ x, y, clip }: Encodings, series: Series): object => ({
  data: { name: 'curve' },
  mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2, ...clip },
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

export const bandLayer = ({ x, y, color, clip }: Encodings): object => ({
  data: { name: 'band' },
  mark: { type: 'area', interpolate: 'step-after', opacity: 0.13, line: false, ...clip },
  encoding: { x, y: y('lower'), y2: { field: 'upper' }, color, detail: { field: 'stretch' } },
})

/** A stroke for each row of a data set. */
export const strokeLayer = (
  name: string,
  { x, y, color, clip }: Encodings,
  tooltip: object = {},
): object => ({
  data: { name },
  mark: { type: 'tick', orient: 'vertical', size: 10, thickness: 1.5, ...clip },
  encoding: { x, y: y('estimate'), color, ...tooltip },
})

/** Invisible points that carry the tooltips. */
export const pointerLayer = (
  { x, y, color, clip, tooltip }: Encodings,
  { tooltipFormat }: Heights,
  hasNoCounts = false,
): object => {
  const height = (field: string, title: string) => ({
    field,
    type: 'quantitative',
    title,
    format: tooltipFormat,
  })
  return {
    data: { name: 'curve' },
    mark: { type: 'point', filled: true, opacity: 0, size: 160, ...clip },
    encoding: {
      x,
      y: y('estimate'),
      color,
      tooltip: [
        ...tooltip,
        height('estimate', 'estimate'),
        height('lower', 'lower limit'),
        height('upper', 'upper limit'),
        ...(hasNoCounts
          ? []
          : [
              { field: 'at_risk', type: 'quantitative', title: 'n at risk' },
              { field: 'events', type: 'quantitative', title: 'events' },
            ]),
      ],
    },
  }
}

/** The head of the specification. `groups`: the group of each curve, used by the report. */
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

/** The bands as rows, numbered by uninterrupted part. */
export const bandRows = (bands: readonly Band[]): readonly object[] =>
  bands.flatMap((points, stretch) => points.map((point) => ({ stretch, ...point })))
