import type { CurvePoint } from '../../cohort/curves.ts'

/** A point of a group's curve: the estimate and its limits hold from `time` to the next point. */
export type Point = Pick<CurvePoint, 'time' | 'at_risk' | 'events' | 'estimate' | 'lower' | 'upper'>

/** Something that happened to so many at a time, at the height of the curve. */
export interface Mark {
  readonly time: number
  readonly count: number
  readonly estimate: number
}

/** A stretch of the curve over which it has limits; they hold from `time` to the next point, the last one closes it. */
export type Band = readonly { readonly time: number; readonly lower: number; readonly upper: number }[]

/** The curve in the order of time; at one time the higher value was first, of a rising curve the lower one. */
export const pointsOf = (rows: readonly CurvePoint[], direction: 1 | -1 = 1): readonly Point[] =>
  fromTheTop(rows, direction === 1 ? 1 : 0)
    .map(({ time, at_risk, events, estimate, lower, upper }) => ({
      time,
      at_risk,
      events,
      estimate,
      lower,
      upper,
    }))
    .sort((a, b) => a.time - b.time || direction * (b.estimate - a.estimate))

/** Drawn from where every curve begins, also where its first step is at the origin itself. */
const fromTheTop = (rows: readonly CurvePoint[], height: 0 | 1): readonly CurvePoint[] => {
  const step = rows.find(({ time, estimate }) => time === 0 && estimate !== height)
  return step === undefined
    ? rows
    : [{ ...step, events: 0, estimate: height, lower: null, upper: null }, ...rows]
}

/** The value of the right-continuous curve at a time. */
export const valueAt = (points: readonly Point[], time: number): number =>
  points.findLast((point) => point.time <= time)?.estimate ?? 1

/** The limits where there are any: they begin with a step, are held to the next one, and stop with the curve. */
export const bandOf = (points: readonly Point[]): readonly Band[] => {
  const stretches: Band[number][][] = []
  let open: Band[number][] | null = null
  points.forEach(({ time, lower, upper }) => {
    const before = open?.at(-1)
    if (lower === null || upper === null) {
      if (before) open!.push({ ...before, time })
      open = null
      return
    }
    if (open === null) {
      open = []
      stretches.push(open)
    }
    open.push({ time, lower, upper })
  })
  return stretches
}

/** The curve up to the end of the axis, with those who are at risk there. */
export const cut = (
  points: readonly Point[],
  end: number,
  atRiskAt: (time: number) => number,
): readonly Point[] => {
  const kept = points.filter(({ time }) => time <= end)
  const last = kept.at(-1)
  return last === undefined || kept.length === points.length || last.time === end
    ? kept
    : [...kept, { ...last, time: end, at_risk: atRiskAt(end), events: 0 }]
}

/** The curve of those with the event: one minus the share of those without. */
export const flipped = (point: Point): Point => ({
  ...point,
  estimate: complement(point.estimate),
  lower: point.upper === null ? null : complement(point.upper),
  upper: point.lower === null ? null : complement(point.lower),
})

const complement = (share: number): number => Number((1 - share).toPrecision(12)) + 0
