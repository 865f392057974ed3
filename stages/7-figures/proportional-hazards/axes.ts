import type { Layout } from '../drawing/layout.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { shorten, textWidth } from '../drawing/text-width.ts'
import { axisText } from './ticks.ts'

/** A panel's area in a column: coordinates from its left upper corner. */
export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The area below a line of text for the title of the vertical axis; `labels`: those of its ticks. */
export const areaOf = ({ width, small, leading, panel }: Layout, labels: readonly string[]): Area => ({
  left: Math.ceil(Math.max(...labels.map((label) => textWidth(label, small)))) + 10,
  right: width - 14,
  top: leading + 12,
  bottom: leading + 12 + Math.round(panel * 0.72),
})

/** From the bottom of the area to that of the column. */
export const axisHeight = ({ axis }: Layout): number => axis + 10

export const linear = (
  [low, high]: readonly [number, number],
  from: number,
  to: number,
): ((value: number) => number) => {
  const perUnit = (to - from) / (high - low || 1)
  return (value) => from + perUnit * (value - low)
}

export interface Axes {
  readonly area: Area
  readonly xTitle: string
  readonly yTitle: string
  readonly xTicks: readonly number[]
  readonly yTicks: readonly number[]
  xOf(value: number): number
  yOf(value: number): number
}

/** Rules at the ticks, the horizontal axis, labels and titles. */
export const axes = (
  pen: Pen,
  { area, xTitle, yTitle, xTicks, yTicks, xOf, yOf }: Axes,
): readonly Element[] => {
  const { small, width } = pen.layout
  const { left, right, top, bottom } = area
  const lines = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1 }
  return [
    pen.element('path', {
      d: yTicks.map((tick) => `M${left},${yOf(tick)}H${right}`).join(''),
      ...lines,
      'stroke-opacity': 0.12,
    }),
    pen.element('path', {
      d: `M${left},${bottom}H${right}${xTicks.map((tick) => `M${xOf(tick)},${bottom}v5`).join('')}`,
      ...lines,
    }),
    ...yTicks.map((tick) =>
      pen.text(
        left - 6,
        yOf(tick) + small * 0.34,
        { text: axisText(tick), axis: 'y' },
        {
          'font-size': small,
          'text-anchor': 'end',
        },
      ),
    ),
    ...xTicks.map((tick) =>
      pen.text(
        xOf(tick),
        bottom + 8 + small * 0.8,
        { text: axisText(tick), axis: 'x' },
        {
          'font-size': small,
          'text-anchor': 'middle',
        },
      ),
    ),
    pen.text(0, top - 12, { text: yTitle }, { 'font-size': small }),
    pen.text(
      (left + right) / 2,
      bottom + pen.layout.axis - 4,
      { text: shorten(xTitle, small, width - 8), source: 'plan' },
      { 'font-size': small, 'text-anchor': 'middle' },
    ),
  ]
}
