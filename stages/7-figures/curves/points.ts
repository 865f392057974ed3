import type { CurvePoint } from '../../../cohort/results/curves.ts'
import { twelveDigits } from '../../../statistics/numbers/twelve-digits.ts'

/** A point of a group's curve: the estimate and its limits are valid from `time` to the next point. */
export type Point = Pick<CurvePoint, 'time' | 'at_risk' | 'events' | 'estimate' | 'lower' | 'upper'>

/** Events or censorings at a time, at the height of the curve. */
export interface Mark {
  readonly time: number
  readonly count: number
  readonly estimate: number
}

/** A part of the curve with limits, which are valid from `time` to the next point; the last point ends it. */
export type Band = readonly { readonly time: number; readonly lower: number; readonly upper: number }[]

/** Whether a curve falls from 1 or rises from 0. */
export type Course = 'falling' | 'rising'

/**
 * The curve by time, with its starting point if the first step is at time 0. Of two points at one time, the value
 * before the step comes first.
 */
export const pointsOf = (
  rows: readonly CurvePoint[],
  course: Course,
  atRiskAt: (time: number) => number,
): readonly Point[] => {
  const height = course === 'falling' ? 1 : 0
  const step = rows.find(({ time, estimate }) => time === 0 && estimate !== height)
  const start = { time: 0, at_risk: atRiskAt(0), events: 0, estimate: height, lower: null, upper: null }
  const sign = course === 'falling' ? 1 : -1
  return [
    ...(step === undefined ? [] : [start]),
    ...rows.map(({ time, at_risk, events, estimate, lower, upper }) => ({
      time,
      at_risk,
      events,
      estimate,
      lower,
      upper,
    })),
  ].sort((a, b) => a.time - b.time || sign * (b.estimate - a.estimate))
}

/** The value of the right-continuous curve at a time; the curve begins at 0. */
export const valueAt = (points: readonly Point[], time: number): number =>
  points.findLast((point) => point.time <= time)!.estimate

/** The parts of the curve with limits: each begins at a step and ends at the first point without limits. */
export const bandOf = (points: readonly Point[]): readonly Band[] => {
  const stretches: Band[number][][] = []
  let current: Band[number][] | null = null
  points.forEach(({ time, lower, upper }) => {
    const previous = current?.at(-1)
    if (lower === null || upper === null) {
      if (previous) current!.push({ ...previous, time })
      current = null
      return
    }
    if (current === null) {
      current = []
      stretches.push(current)
    }
    current.push({ time, lower, upper })
  })
  return stretches
}

/** The curve up to the end of the axis, with the number at risk at that time. */
export const truncated = (
  points: readonly Point[],
  end: number,
  atRiskAt: (time: number) => number,
): readonly Point[] => {
  const kept = points.filter(({ time }) => time <= end)
  const last = kept.at(-1)
  return last === undefined || kept.length === points.length ? kept : extendedTo(end, kept, atRiskAt)
}

/** The curve with its last value continued to a later time, with the number at risk at that time. */
const extendedTo = (
  time: number,
  points: readonly Point[],
  atRiskAt: (time: number) => number,
): readonly Point[] => {
  const last = points.at(-1)!
  return last.time >= time ? points : [...points, { ...last, time, at_risk: atRiskAt(time), events: 0 }]
}

/** One minus a point of a survival curve, with the limits exchanged. */
export const complement = (point: Point): Point => ({
  ...point,
  estimate: oneMinus(point.estimate),
  lower: point.upper === null ? null : oneMinus(point.upper),
  upper: point.lower === null ? null : oneMinus(point.lower),
})

const oneMinus = (proportion: number): number => twelveDigits(1 - proportion)
