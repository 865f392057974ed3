import type { Drawing, DrawnLine, Point } from '../drawings/drawing.ts'
import { type Panel, placeOf } from './axes.ts'
import { flatCurves } from './flat-curves.ts'
import { joinedLines } from './joined-lines.ts'

/** A step: x, and y before and after. */
export interface DrawnStep {
  readonly x: number
  readonly before: number
  readonly after: number
  /** How far `after` can be from what is given, where a program drew several steps as one slanted line: its first step. */
  readonly spread?: number
  /** Of the last step of a slanted line: where the first is. Others can lie between. */
  readonly from?: number
}

/** A step curve in units of the page: y after each x. */
export interface StepCurve {
  readonly colour: string
  readonly dash: readonly number[]
  /** Where it begins and ends. */
  readonly start: Point
  readonly end: Point
  /** Places of its steps. */
  readonly steps: readonly DrawnStep[]
  /** The lines of the drawing that it is made of. */
  readonly parts: readonly DrawnLine[]
}

const SAME = 0.03
/** matplotlib draws two steps that are nearer than a ninth of a pixel as one slanted line. */
const [SIMPLIFIED, STEEP] = [0.12, 5]
const MARGIN = 3
/** How far the start of a curve can be from the top, and from time 0. */
const NEAR = 1.5
/** A figure of patients has no more; what has is not read, so that time is bounded. */
const [MOST_LINES, MOST_STEPS, MOST_CURVES] = [20_000, 2000, 12]

/** Falling curves begin at the top and show survival; rising ones begin at 0 and show one minus survival. */
export type Direction = 'falling' | 'rising'

/**
 * The step curves of a panel that begin at the top, or at 0, without the limits of confidence intervals.
 * @param isZeroToo whether those are curves, too, that have a step at time 0, and begin below the top
 */
export const stepCurves = (
  drawing: Pick<Drawing, 'lines' | 'texts'>,
  panel: Panel,
  direction: Direction = 'falling',
  isZeroToo = false,
): readonly StepCurve[] => {
  const inside = drawing.lines
    .filter(
      ({ points, isClosed, isFilled }) =>
        !isClosed &&
        isFilled !== true &&
        points.length >= 2 &&
        points.every((point) => isInside(point, panel)),
    )
    .slice(0, MOST_LINES)
  const [whole, none] = [placeOf(panel.y, panel.whole), placeOf(panel.y, 0)]
  if (direction === 'falling') {
    const falling = fallingCurves(inside, panel, [whole, none], isZeroToo)
    return withFlat(falling, flatCurves(drawing, falling, panel, whole))
  }
  // a rising curve falls in a mirror
  const sources = new Map(inside.map((line) => [mirrored(line), line]))
  const rising = fallingCurves([...sources.keys()], panel, [-none, -whole], isZeroToo).map((curve) => ({
    ...curve,
    start: mirror(curve.start),
    end: mirror(curve.end),
    steps: curve.steps.map((step) => ({ ...step, before: -step.before, after: -step.after })),
    parts: curve.parts.map((part) => sources.get(part) ?? part),
  }))
  return withFlat(rising, flatCurves(drawing, rising, panel, none))
}

const withFlat = (curves: readonly StepCurve[], flat: readonly StepCurve[]): readonly StepCurve[] =>
  curves.length === 0 ? [] : [...curves, ...flat].slice(0, MOST_CURVES)

const mirror = ([x, y]: Point): Point => [x, -y]

const mirrored = (line: DrawnLine): DrawnLine => ({ ...line, points: line.points.map(mirror) })

const fallingCurves = (
  lines: readonly DrawnLine[],
  panel: Panel,
  [top, bottom]: readonly [number, number],
  isZeroToo: boolean,
): readonly StepCurve[] => {
  const sources = new Map(lines.map((line) => [rightwards(line), line]))
  const curves = joinedLines([...sources.keys()].filter(({ points }) => isSteps(points)))
    .map((joined) => ({
      ...curveOf(joined.line),
      parts: joined.parts.map((part) => sources.get(part) ?? part),
    }))
    .map((curve) => (isZeroToo ? fromTop(curve, panel, top, bottom) : curve))
    .filter(
      ({ steps, start }) =>
        steps.length > 0 &&
        steps.length <= MOST_STEPS &&
        Math.abs(start[1] - top) < NEAR &&
        start[0] < panel.right,
    )
    .filter(({ steps }) => steps.every(({ before, after }) => after > before))
    .filter((curve) => !isFrame(curve, panel, bottom - top))
  const largest = [...curves].sort((a, b) => b.steps.length - a.steps.length).slice(0, MOST_CURVES)
  return withoutIntervals(distinct(curves.filter((curve) => largest.includes(curve))))
}

/**
 * Where patients have the event at time 0, R begins a curve below the top: such a curve gets a step there. It has others, and
 * begins in the upper half of the panel.
 */
const fromTop = <T extends Omit<StepCurve, 'parts'>>(
  curve: T,
  { x, left }: Panel,
  top: number,
  bottom: number,
): T => {
  const [at, height] = curve.start
  const isAtZero = x.ticks[0]!.value === 0 && Math.abs(at - left) < 2 * SAME
  const isBelow = height - top >= NEAR && height - top < (bottom - top) / 2
  if (!isAtZero || !isBelow || curve.steps.length < 2) return curve
  return { ...curve, start: [at, top], steps: [{ x: at, before: top, after: height }, ...curve.steps] }
}

/** Lines of a frame or a rule: beside the panel, upright only, or from the top to the bottom at the edge of the panel. */
const isFrame = ({ steps, start, end }: StepCurve, { left, right }: Panel, height: number): boolean => {
  if (end[0] <= left + 1 || end[0] - start[0] < 1) return true
  const step = steps[0]!
  const isWhole = step.after - step.before > 0.9 * height
  return steps.length === 1 && isWhole && (step.x <= left + 1 || step.x >= right - 1)
}

/** A line from left to right, whatever its program began with. */
const rightwards = (line: DrawnLine): DrawnLine => {
  const [first, last] = [line.points[0]!, line.points.at(-1)!]
  const isBackwards =
    first[0] - last[0] > SAME || (Math.abs(first[0] - last[0]) <= SAME && first[1] > last[1])
  return isBackwards ? { ...line, points: [...line.points].reverse() } : line
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
    const isUpright = Math.abs(dx) <= (dy > STEEP * SIMPLIFIED ? SIMPLIFIED : SAME)
    return dx >= -SAME && dy >= -SAME && (isUpright || Math.abs(dy) <= SAME)
  })

const curveOf = ({ points, colour, dash }: DrawnLine): Omit<StepCurve, 'parts'> => {
  const steps: { -readonly [key in keyof DrawnStep]: DrawnStep[key] }[] = []
  for (const [i, [x, y]] of points.entries()) {
    const before = points[i - 1]
    if (before === undefined || y - before[1] <= SAME / 3) continue
    const last = steps.at(-1)
    if (x - before[0] > SAME / 3) {
      // each of the two has a part of the height that is not known
      const [middle, spread] = [(before[1] + y) / 2, (y - before[1]) / 2]
      if (last !== undefined && Math.abs(last.x - before[0]) <= SAME / 3)
        Object.assign(last, { after: middle, spread })
      else steps.push({ x: before[0], before: before[1], after: middle, spread })
      steps.push({ x, before: middle, after: y, from: before[0] })
    } else if (last !== undefined && Math.abs(last.x - x) <= SAME / 3) last.after = y
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

/**
 * Curves that are no limits of another. Two limits have the steps of the curve between them and one look, which is that of
 * the curve, or differs from it in its dashes or its width.
 */
const withoutIntervals = (curves: readonly StepCurve[]): readonly StepCurve[] => {
  const limits = new Set<StepCurve>()
  for (const curve of curves) {
    const shared = curves.filter((other) => other !== curve && share(other, curve) > 0.8)
    const [above, below] = [-1, 1].map((side) =>
      shared.filter((other) => Math.sign(heightAlong(other, curve)) === side),
    ) as [StepCurve[], StepCurve[]]
    for (const upper of above)
      for (const lower of below) if (isLimits(curve, upper, lower)) limits.add(upper).add(lower)
  }
  return curves.filter((curve) => !limits.has(curve))
}

const isLimits = (curve: StepCurve, upper: StepCurve, lower: StepCurve): boolean => {
  const look = ({ parts: [part], dash }: StepCurve): string => `${part?.width.toFixed(2)} ${dash.join(' ')}`
  if (look(upper) !== look(lower)) return false
  const isOneColour = upper.colour === curve.colour && lower.colour === curve.colour
  return isOneColour || (look(upper) !== look(curve) && curve.dash.length === 0)
}

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
