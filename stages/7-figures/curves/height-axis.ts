import { withMarks } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { roundStep } from '../drawing/round-step.ts'
import type { Scale } from './lines/line.ts'
import type { Point } from './points.ts'

/** The vertical axis: its ends in the unit of the curves, labelled at `heights`. */
export interface HeightAxis {
  readonly low: number
  readonly top: number
  readonly heights: readonly number[]
  /** The format of proportions; null for other quantities. */
  readonly scale: Scale | null
  /** Whether the plan declares the ends, so that curves may leave the panel. */
  readonly isCut: boolean
}

type Range = readonly [low: number, top: number]

/** Proportions from 0 to 1, or in a declared range. */
export const proportions = (scale: Scale, range?: Range): HeightAxis =>
  range === undefined
    ? { low: 0, top: 1, heights: [0, 0.25, 0.5, 0.75, 1], scale, isCut: false }
    : { low: range[0], top: range[1], heights: roundHeights(...range), scale, isCut: true }

/** From 0 to a round height that no curve exceeds, or in a declared range. */
export const heightsOver = (
  curves: readonly { readonly points: readonly Point[] }[],
  range?: Range,
): HeightAxis => {
  if (range !== undefined)
    return { low: range[0], top: range[1], heights: roundHeights(...range), scale: null, isCut: true }
  const highest = Math.max(
    0,
    ...curves.flatMap(({ points }) => points.map(({ estimate, upper }) => Math.max(estimate, upper ?? 0))),
  )
  const step = roundStep(highest > 0 ? highest : 1, 5, FACTORS)
  const count = Math.ceil((highest > 0 ? highest : 1) / step - 1e-9)
  return { low: 0, top: multiple(count, step), heights: multiples(0, count, step), scale: null, isCut: false }
}

/** The multiples of a round step from the low end to the top. */
const roundHeights = (low: number, top: number): readonly number[] => {
  const step = roundStep(top - low, 5, FACTORS)
  return multiples(Math.ceil(low / step - 1e-9), Math.floor(top / step + 1e-9), step)
}

const multiples = (first: number, last: number, step: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => multiple(first + i, step))

const multiple = (i: number, step: number): number => Number((i * step).toPrecision(6))

/** Quarters are round on an axis of heights. */
const FACTORS = [1, 2, 2.5, 5, 10] as const

/** Whether a height is on the axis. */
export const isWithin = (height: number, { low, top }: HeightAxis): boolean => height >= low && height <= top

/** A height as the axis shows it. */
export const heightText = ({ scale }: HeightAxis, height: number): string =>
  scale === 'percent' ? `${Number((height * 100).toPrecision(6))}` : `${height}`

/** The declared ends of the axis in words; none if it shows all. */
export const rangeWords = (axis: HeightAxis, style: Style): readonly string[] =>
  axis.isCut
    ? [
        `The vertical axis shows ${withMarks(heightText(axis, axis.low), style)} to ${withMarks(heightText(axis, axis.top), style)}${axis.scale === 'percent' ? '%' : ''} only.`,
      ]
    : []
