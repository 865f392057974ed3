import type { Drawing, Point } from '../drawings/drawing.ts'
import { joinedLines } from './joined-lines.ts'

/** Places of a drawing without readable axes that may be ticks, and the looks of lines that may be curves. */
export interface AxisPlaces {
  /** From the left, ascending. */
  readonly time: readonly number[]
  /** From the top, ascending. */
  readonly height: readonly number[]
  readonly curves: readonly { readonly colour: string; readonly isDashed: boolean; readonly steps: number }[]
}

const LONGEST_TICK = 15
const [FEWEST_TICKS, FEWEST_STEPS, MOST_LINES] = [3, 2, 20_000]

/** What a person needs to know to describe a figure whose axes cannot be read. */
export const axisPlaces = ({ lines }: Drawing): AxisPlaces => {
  const open = lines.filter(({ isClosed, isFilled }) => !isClosed && isFilled !== true).slice(0, MOST_LINES)
  const pairs = open.filter(({ points }) => points.length === 2).map(({ points }) => points as [Point, Point])
  const looks = new Map<string, AxisPlaces['curves'][number]>()
  for (const { line } of joinedLines(open)) {
    const steps = stepsOf(line.points)
    const key = `${line.colour} ${line.dash.length > 0}`
    if (steps >= FEWEST_STEPS && steps > (looks.get(key)?.steps ?? 0))
      looks.set(key, { colour: line.colour, isDashed: line.dash.length > 0, steps })
  }
  const curves = [...looks.values()].sort((a, b) => b.steps - a.steps).slice(0, 6)
  return { time: ticksOf(pairs, 0), height: ticksOf(pairs, 1), curves }
}

/** The places of the most numerous short parallel lines between the same two heights (or places). */
const ticksOf = (pairs: readonly (readonly [Point, Point])[], own: 0 | 1): readonly number[] => {
  const across = own === 0 ? 1 : 0
  const kinds = new Map<string, Set<number>>()
  for (const [a, b] of pairs) {
    const length = Math.abs(a[across] - b[across])
    if (Math.abs(a[own] - b[own]) > 0.02 || length < 1 || length > LONGEST_TICK) continue
    const ends = [a[across], b[across]].sort((c, d) => c - d)
    const key = ends.map((end) => Math.round(end * 10)).join(' ')
    const kind = kinds.get(key) ?? new Set()
    kinds.set(key, kind.add(Math.round(a[own] * 1000) / 1000))
  }
  const best = [...kinds.values()].reduce((x, y) => (y.size > x.size ? y : x), new Set<number>())
  return best.size < FEWEST_TICKS ? [] : [...best].sort((a, b) => a - b)
}

/** Corners of a line that goes right, and down only or up only; 0 for another line. */
const stepsOf = (points: readonly Point[]): number => {
  let [down, up] = [0, 0]
  for (const [i, [x, y]] of points.entries()) {
    const before = points[i - 1]
    if (before === undefined) continue
    const [dx, dy] = [x - before[0], y - before[1]]
    if (dx < -0.03 || (Math.abs(dx) > 0.03 && Math.abs(dy) > 0.03)) return 0
    if (dy > 0.03) down += 1
    if (dy < -0.03) up += 1
  }
  return down > 0 && up > 0 ? 0 : down + up
}
