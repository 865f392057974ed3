import type { DrawnLine, Point } from '../drawings/drawing.ts'
import { type Panel, placeOf } from './axes.ts'

/** A step curve in units of the page: y after each x. */
export interface StepCurve {
  readonly colour: string
  readonly dash: readonly number[]
  /** Where it begins and ends. */
  readonly start: Point
  readonly end: Point
  /** Places of its steps: x, and y before and after. */
  readonly steps: readonly { readonly x: number; readonly before: number; readonly after: number }[]
}

const SAME = 0.03
const MARGIN = 3
/** A figure of patients has no more; what has is not read, so that time is bounded. */
const [MOST_LINES, MOST_STEPS, MOST_CURVES] = [20_000, 2000, 12]

/** The step curves of a panel that begin at the top, without the limits of confidence intervals. */
export const stepCurves = (lines: readonly DrawnLine[], panel: Panel): readonly StepCurve[] => {
  const inside = lines.filter(
    ({ points, isClosed }) =>
      !isClosed && points.length >= 2 && points.every((point) => isInside(point, panel)),
  )
  const top = placeOf(panel.y, panel.whole)
  const curves = joined(inside.filter(({ points }) => isSteps(points)).slice(0, MOST_LINES))
    .map(curveOf)
    .filter(
      ({ steps, start }) =>
        steps.length > 0 &&
        steps.length <= MOST_STEPS &&
        Math.abs(start[1] - top) < 1.5 &&
        start[0] < panel.right,
    )
    // a curve goes down on the page; an incidence does not begin at the top
    .filter(({ steps }) => steps.every(({ before, after }) => after > before))
  const largest = [...curves].sort((a, b) => b.steps.length - a.steps.length).slice(0, MOST_CURVES)
  return withoutIntervals(distinct(curves.filter((curve) => largest.includes(curve))))
}

const isInside = ([x, y]: Point, { left, right, top, bottom }: Panel): boolean => {
  const wide = right - left
  return (
    x >= left - 0.1 * wide - MARGIN && x <= right + wide + MARGIN && y >= top - MARGIN && y <= bottom + MARGIN
  )
}

const isSteps = (points: readonly Point[]): boolean =>
  points.every((point, i) => {
    const before = points[i - 1]
    if (before === undefined) return true
    const [dx, dy] = [point[0] - before[0], point[1] - before[1]]
    return dx >= -SAME && dy >= -SAME && (Math.abs(dx) <= SAME || Math.abs(dy) <= SAME)
  })

/** Lines of one look of which one begins where the other ends, as one. */
const joined = (lines: readonly DrawnLine[]): readonly DrawnLine[] => {
  const key = ([x, y]: Point, { colour, width, dash }: DrawnLine): string =>
    `${Math.round(x * 20)} ${Math.round(y * 20)} ${colour} ${width.toFixed(3)} ${dash.join(' ')}`
  const starts = new Map<string, DrawnLine[]>()
  for (const line of lines) {
    const at = key(line.points[0]!, line)
    starts.set(at, [...(starts.get(at) ?? []), line])
  }
  const used = new Set<DrawnLine>()
  const whole: DrawnLine[] = []
  for (const line of [...lines].sort(
    (a, b) => a.points[0]![0] - b.points[0]![0] || a.points[0]![1] - b.points[0]![1],
  )) {
    if (used.has(line)) continue
    used.add(line)
    const points = [...line.points]
    for (;;) {
      const next = starts.get(key(points.at(-1)!, line))?.find((one) => !used.has(one))
      if (next === undefined) break
      used.add(next)
      points.push(...next.points.slice(1))
    }
    whole.push({ ...line, points })
  }
  return whole
}

const curveOf = ({ points, colour, dash }: DrawnLine): StepCurve => {
  const steps: { x: number; before: number; after: number }[] = []
  for (const [i, [x, y]] of points.entries()) {
    const before = points[i - 1]
    if (before === undefined || y - before[1] <= SAME / 3) continue
    const last = steps.at(-1)
    if (last !== undefined && Math.abs(last.x - x) <= SAME / 3) last.after = y
    else steps.push({ x, before: before[1], after: y })
  }
  return { colour, dash, start: points[0]!, end: points.at(-1)!, steps }
}

/** Curves that are drawn twice (a light outline under a line) once: the one that is drawn last. */
const distinct = (curves: readonly StepCurve[]): readonly StepCurve[] =>
  curves.filter(
    (curve, i) =>
      !curves.some(
        (other, j) =>
          j > i &&
          other.steps.length === curve.steps.length &&
          other.steps.every(
            ({ x, after }, k) =>
              Math.abs(x - curve.steps[k]!.x) < SAME && Math.abs(after - curve.steps[k]!.after) < SAME,
          ),
      ),
  )

/** Of three curves whose steps are at the same times, the one in the middle; its limits have no steps of their own. */
const withoutIntervals = (curves: readonly StepCurve[]): readonly StepCurve[] =>
  curves.filter((curve) => {
    const shared = curves.filter(
      (other) => other !== curve && other.colour === curve.colour && share(other, curve) > 0.8,
    )
    if (shared.length < 2) return true
    const heights = shared.map((other) => heightAlong(other, curve))
    return heights.some((over) => over < 0) && heights.some((over) => over > 0)
  })

/** The proportion of the steps of the curve with fewer steps that the other has, too. */
const share = (a: StepCurve, b: StepCurve): number => {
  const [few, many] = a.steps.length < b.steps.length ? [a, b] : [b, a]
  return (
    few.steps.filter(({ x }) => many.steps.some((step) => Math.abs(step.x - x) < SAME)).length /
    few.steps.length
  )
}

/** The mean height of one curve over another at the other's steps; positive if it is lower on the page. */
const heightAlong = (curve: StepCurve, other: StepCurve): number =>
  other.steps.reduce((sum, { x, after }) => sum + yAt(curve, x) - after, 0) / other.steps.length

/** y of a curve at x, after a step there. */
export const yAt = ({ steps, start }: StepCurve, x: number): number => {
  let y = start[1]
  for (const step of steps) {
    if (step.x > x + SAME / 3) break
    y = step.after
  }
  return y
}
