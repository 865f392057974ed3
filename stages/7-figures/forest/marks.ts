import { COLOURS } from '../drawing/colours.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { positionOf } from './axis.ts'
import type { Columns } from './columns.ts'
import type { ForestPanel } from './data.ts'
import type { ForestRow } from './forest-row.ts'

/** The marks of a row: an arrow where its interval extends beyond the axis, and no symbol for a ratio beyond it. */
export const rowMarks = (
  pen: Pen,
  row: ForestRow,
  y: number,
  { domain, rows }: ForestPanel,
  { plot: { left, width } }: Columns,
): readonly Element[] => {
  const { ratio, lower, upper, role } = row
  if (ratio.value === null) return []
  const place = (value: number): number => left + positionOf(value, domain, width)
  const [start, end] = [left, left + width]
  const at = place(ratio.value)
  const limits: Limits | null =
    lower?.value == null || upper?.value == null ? null : [place(lower.value), place(upper.value)]
  const isInside = ratio.value >= domain[0] && ratio.value <= domain[1]
  const symbol = isInside
    ? role === 'pooled' && limits !== null
      ? diamond(pen, at, limits, y, [start, end])
      : square(pen, at, y, squareSide(pen, row, rows))
    : null
  return [
    ...(limits === null ? [] : interval(pen, limits, y, [start, end], symbol?.localName !== 'polygon')),
    ...(symbol === null ? [] : [symbol]),
  ]
}

type Limits = readonly [from: number, to: number]

const within = (x: number, [start, end]: Limits): number => Math.min(end, Math.max(start, x))

const interval = (
  pen: Pen,
  [from, to]: Limits,
  y: number,
  axis: Limits,
  hasLine: boolean,
): readonly Element[] => [
  ...(hasLine
    ? [
        pen.element('line', {
          x1: within(from, axis),
          x2: within(to, axis),
          y1: y,
          y2: y,
          stroke: COLOURS[0],
          'stroke-width': pen.layout.rule,
        }),
      ]
    : []),
  ...(from < axis[0] ? [head(pen, axis[0], y, 1)] : []),
  ...(to > axis[1] ? [head(pen, axis[1], y, -1)] : []),
]

/** The head of an arrow with its tip at x. */
const head = (pen: Pen, x: number, y: number, inwards: 1 | -1): Element =>
  pen.element('polygon', {
    points: `${x},${y} ${x + inwards * 8},${y - 4.5} ${x + inwards * 8},${y + 4.5}`,
    fill: COLOURS[0],
  })

const square = (pen: Pen, x: number, y: number, side: number): Element =>
  pen.element('rect', { x: x - side / 2, y: y - side / 2, width: side, height: side, fill: COLOURS[0] })

/** The area of a square is proportional to the weight of its part; squares without a weight have one size. */
const squareSide = (pen: Pen, { weight }: ForestRow, rows: readonly ForestRow[]): number => {
  const { isNarrow } = pen.layout
  if (weight?.value == null) return isNarrow ? 7 : 8
  const heaviest = Math.max(...rows.map((row) => row.weight?.value ?? 0))
  return heaviest === 0 ? 0 : (isNarrow ? 11 : 13) * Math.sqrt(weight.value / heaviest)
}

/** From the lower to the upper limit, as high as can be at the ratio; cut where it extends beyond the axis. */
const diamond = (pen: Pen, at: number, [from, to]: Limits, y: number, [start, end]: Limits): Element => {
  const half = pen.layout.isNarrow ? 5.5 : 6.5
  const cutLow = from < start ? half * cutHeight(from, start, at) : 0
  const cutHigh = to > end ? half * cutHeight(to, end, at) : 0
  const [low, high] = [Math.max(from, start), Math.min(to, end)]
  const points = [
    [low, y + cutLow],
    ...(cutLow === 0 ? [] : [[low, y - cutLow]]),
    [at, y - half],
    [high, y - cutHigh],
    ...(cutHigh === 0 ? [] : [[high, y + cutHigh]]),
    [at, y + half],
  ]
  return pen.element('polygon', {
    points: points.map((point) => point.join(',')).join(' '),
    fill: COLOURS[0],
  })
}

/** The height of a side of the diamond at the end of the axis, as a proportion of that at the ratio. */
const cutHeight = (limit: number, end: number, at: number): number =>
  Number.isFinite(limit) ? (end - limit) / (at - limit) : 1
