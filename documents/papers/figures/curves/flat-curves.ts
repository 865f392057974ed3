import { type Drawing, type DrawnLine, MARK_LETTER, type Point } from '../drawings/drawing.ts'
import type { Panel } from './axes.ts'
import { rightEdge } from './right-edge.ts'
import type { StepCurve } from './step-curves.ts'

/** Units of the page by which a line is level, and marks are on it. */
const LEVEL = 0.05
const ON = 0.5
const LARGEST_MARK = 16

/**
 * Curves of groups without an event: level lines at the top from the start of the time axis, of the width of another curve
 * and of a look that none has, with a mark of their colour on them, or with an end before that of the axis. Lines of a grid or
 * a frame have neither.
 */
export const flatCurves = (
  { lines, texts }: Pick<Drawing, 'lines' | 'texts'>,
  curves: readonly StepCurve[],
  panel: Panel,
  top: number,
): readonly StepCurve[] => {
  const looks = new Set(curves.map(lookOf))
  const widths = new Set(curves.flatMap(({ parts }) => parts.map(({ width }) => width.toFixed(2))))
  const { left, right } = panel
  const edge = rightEdge(lines, panel, curves)
  const found: StepCurve[] = []
  for (const line of lines) {
    const [start, end] = [line.points[0]!, line.points.at(-1)!]
    const isLevel = line.points.every(([, y]) => Math.abs(y - start[1]) < LEVEL)
    const isAtTop = Math.abs(start[1] - top) < ON && Math.abs(start[0] - left) < 1.5
    if (!isLevel || !isAtTop || !widths.has(line.width.toFixed(2)) || looks.has(lookOf(line))) continue
    const isWithin = end[0] > left + 0.05 * (right - left) && end[0] < edge - 0.02 * (right - left)
    const hasMark =
      lines.some((mark) => isMarkOn(mark, line.colour, start, end)) ||
      texts.some((text) => isLetterOn(text, line.colour, start, end))
    if (!isWithin && !hasMark) continue
    looks.add(lookOf(line))
    found.push({ colour: line.colour, dash: line.dash, start, end, steps: [], parts: [line] })
  }
  return found
}

const lookOf = ({ colour, dash }: { readonly colour: string; readonly dash: readonly number[] }): string =>
  `${colour} ${dash.length > 0}`

const isLetterOn = (
  { text, centre: [x, y], size, colour }: Drawing['texts'][number],
  own: string,
  start: Point,
  end: Point,
): boolean =>
  colour === own &&
  MARK_LETTER.test(text) &&
  Math.abs(y - start[1]) < 0.5 * size &&
  x > start[0] &&
  x < end[0] + ON

const isMarkOn = ({ points, colour }: DrawnLine, own: string, start: Point, end: Point): boolean => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return (
    colour === own &&
    y2 - y1 > 1 &&
    Math.max(x2 - x1, y2 - y1) < LARGEST_MARK &&
    Math.abs((y1 + y2) / 2 - start[1]) < ON &&
    (x1 + x2) / 2 > start[0] &&
    (x1 + x2) / 2 < end[0] + ON
  )
}
