import type { Drawing, DrawnLine, DrawnText } from '../drawings/drawing.ts'
import { labelNumber, numberOf } from './label-number.ts'
import { straightLine } from './straight-line.ts'
import { marksNear } from './tick-marks.ts'

/** A scale of a figure. */
export interface Axis {
  readonly kind: 'x' | 'y'
  /** Places and values of its labels: of the tick marks beside them, where there are any. */
  readonly ticks: readonly { readonly at: number; readonly value: number }[]
  readonly intercept: number
  readonly slope: number
  /** The largest distance of a tick from its value, in units of the page. */
  readonly residual: number
  readonly isByMarks: boolean
  readonly labels: readonly DrawnText[]
}

/** A pair of axes. */
export interface Panel {
  readonly x: Axis
  readonly y: Axis
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** 100 where the scale is in percent, else 1. */
  readonly whole: 1 | 100
}

export const valueAt = ({ intercept, slope }: Axis, at: number): number => intercept + slope * at

export const placeOf = ({ intercept, slope }: Axis, value: number): number => (value - intercept) / slope

const MOST_LABELS = 2000
/** Axes of each direction, and pairs of them, that are tried. */
const [MOST_AXES, MOST_PANELS] = [40, 24]
/** Units of the page by which labels of one axis are out of line, or away from their ticks. */
const ALIGNED = 1.5

/** A place on the page, in its units from the left or from the top, and the value that an axis has there. */
export interface KnownTick {
  readonly at: number
  readonly value: number
}

/** What is known of the axes of a figure from elsewhere. */
export interface KnownAxes {
  readonly time?: readonly KnownTick[] | undefined
  readonly height?: readonly KnownTick[] | undefined
  readonly whole?: 1 | 100 | undefined
}

/** All pairs of an axis of survival or of incidence and an axis of time below it, the largest first. */
export const panelsOf = (drawing: Drawing, known: KnownAxes = {}): readonly Panel[] => {
  const labels = drawing.texts.filter(({ text }) => labelNumber(text) !== null).slice(0, MOST_LABELS)
  const along = known.time === undefined ? axesOf('x', labels, drawing.lines) : [knownAxis('x', known.time)]
  const up =
    known.height === undefined
      ? axesOf('y', labels, drawing.lines).filter(isProportion)
      : [knownAxis('y', known.height)]
  return up
    .flatMap((y) => along.flatMap((x) => panelOf(x, y, known.whole)))
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, MOST_PANELS)
}

const knownAxis = (kind: 'x' | 'y', known: readonly KnownTick[]): Axis => {
  const ticks = [...known].sort((a, b) => a.at - b.at)
  const { intercept, slope, residual } = straightLine(ticks.map(({ at, value }) => [at, value]))
  return {
    ...{ kind, ticks, intercept, slope, residual: residual / Math.abs(slope) },
    ...{ isByMarks: false, labels: [] },
  }
}

const sizeOf = ({ left, right, top, bottom }: Panel): number => (right - left) * (bottom - top)

/** Whether values are proportions or percentages; those of an incidence can end far below the whole. */
const isProportion = ({ ticks, slope }: Axis): boolean => {
  const values = ticks.map(({ value }) => value)
  return slope < 0 && Math.min(...values) >= 0 && Math.max(...values) <= 100.5
}

const wholeOf = ({ labels, ticks }: Axis): 1 | 100 =>
  labels.some(({ text }) => text.includes('%')) || ticks.some(({ value }) => value > 1.01) ? 100 : 1

const panelOf = (x: Axis, y: Axis, known?: 1 | 100): readonly Panel[] => {
  const [left, right] = [x.ticks[0]!.at, x.ticks.at(-1)!.at]
  const places = y.ticks.map(({ at }) => at)
  const [top, bottom] = [Math.min(...places), Math.max(...places)]
  const under = x.labels[0]?.centre[1] ?? bottom
  const beside = y.labels[0]?.centre[0] ?? left
  const height = bottom - top
  if (under < bottom - 2 || under > bottom + 0.35 * height + 30) return []
  if (beside > left + 2 || beside < left - 0.3 * (right - left) - 60) return []
  const whole = known ?? wholeOf(y)
  return [
    {
      x,
      y,
      left,
      right,
      top: Math.min(top, placeOf(y, whole)),
      bottom: Math.max(bottom, placeOf(y, 0)),
      whole,
    },
  ]
}

/** The rows (x) or columns (y) of labels whose values go evenly with their places. */
const axesOf = (
  kind: 'x' | 'y',
  labels: readonly DrawnText[],
  lines: readonly DrawnLine[],
): readonly Axis[] => {
  const [own, across] = kind === 'x' ? ([0, 1] as const) : ([1, 0] as const)
  const keys: readonly ((label: DrawnText) => number)[] =
    kind === 'x'
      ? [({ centre }) => centre[1]]
      : [({ centre }) => centre[0], ({ end }) => end[0], ({ start }) => start[0]]
  const runs = keys.flatMap((key) =>
    groups(labels, key).flatMap((group) =>
      evenRuns(
        [...group].sort((a, b) => a.centre[own] - b.centre[own]),
        own,
      ),
    ),
  )
  const axes = [...runs]
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_AXES)
    .map((run) => axisOf(kind, run, marksNear(run, lines, own, across)))
  return axes.filter((axis) => !axes.some((other) => other !== axis && isWithin(axis, other, axes)))
}

const isWithin = (axis: Axis, other: Axis, all: readonly Axis[]): boolean =>
  axis.labels.every((label) => other.labels.includes(label)) &&
  (other.labels.length > axis.labels.length || all.indexOf(other) < all.indexOf(axis))

const groups = (labels: readonly DrawnText[], key: (label: DrawnText) => number): readonly DrawnText[][] => {
  const found: DrawnText[][] = []
  for (const label of [...labels].sort((a, b) => key(a) - key(b))) {
    const last = found.at(-1)
    if (last !== undefined && key(label) - key(last[0]!) <= ALIGNED) last.push(label)
    else found.push([label])
  }
  return found
}

/** The longest runs of at least three labels with values in even steps at places in even steps. */
const evenRuns = (labels: readonly DrawnText[], own: 0 | 1): readonly (readonly DrawnText[])[] => {
  const runs: DrawnText[][] = []
  for (let first = 0; first + 2 < labels.length; ) {
    const run = [labels[first]!, labels[first + 1]!]
    const step = (a: DrawnText, b: DrawnText) =>
      [numberOf(b) - numberOf(a), b.centre[own] - a.centre[own]] as const
    const [value, place] = step(run[0]!, run[1]!)
    // programs leave out labels that would lie on others: up to four steps at once
    const isStep = (next: DrawnText): boolean => {
      const [nextValue, nextPlace] = step(run.at(-1)!, next)
      const times = Math.round(nextValue / value)
      return (
        times >= 1 &&
        times <= 4 &&
        Math.abs(nextValue - times * value) < 1e-6 * Math.abs(value) &&
        Math.abs(nextPlace - times * place) < Math.max(2, 0.06 * place)
      )
    }
    for (const next of labels.slice(first + 2)) if (value !== 0 && isStep(next)) run.push(next)
    if (run.length >= 3 && (own === 0 ? value > 0 : true)) runs.push(run)
    first += Math.max(1, run.length >= 3 ? run.length - 1 : 1)
  }
  return runs
}

const axisOf = (
  kind: 'x' | 'y',
  labels: readonly DrawnText[],
  marks: readonly (number | null)[] | null,
): Axis => {
  const own = kind === 'x' ? 0 : 1
  const ticks = labels.flatMap((label, i) => {
    const at = marks === null ? label.centre[own] : marks[i]
    return at === null || at === undefined ? [] : [{ at, value: numberOf(label) }]
  })
  const { intercept, slope, residual } = straightLine(ticks.map(({ at, value }) => [at, value]))
  return {
    kind,
    ticks,
    intercept,
    slope,
    residual: residual / Math.abs(slope),
    isByMarks: marks !== null,
    labels,
  }
}
