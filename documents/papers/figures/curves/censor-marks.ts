import { type Drawing, type DrawnLine, MARK_LETTER, type Point } from '../drawings/drawing.ts'
import type { Panel } from './axes.ts'
import { type StepCurve, yAt } from './step-curves.ts'

/** The largest mark, and how far its centre may be from its curve. */
const LARGEST = 16
const ON_CURVE = 0.75
const EXACTLY = 0.06
const SAME = 0.02
/** How far the upright part of a step can be from a mark in it, which is drawn with two decimals. */
const UPRIGHT = 0.06
const MOST_MARKS = 20_000

interface Mark {
  readonly centre: Point
  readonly colour: string
  /** Half of its height: a stroke may stand on its curve. */
  readonly reach: number
}

interface Owned {
  readonly ofCurve: readonly (readonly number[])[]
  readonly unclear: readonly Point[]
  /** Of each curve, the places of those that may be its own. */
  readonly perhapsOf: readonly (readonly number[])[]
}

/**
 * The places of the censoring marks of each curve, ascending, and of marks of which it is not known whose they are. Lines are
 * tried first, then letters, which some programs draw marks as. A mark belongs to the curve of its colour under it, else to
 * the only curve under it.
 */
export const censorMarks = (drawing: Drawing, panel: Panel, curves: readonly StepCurve[]): Owned => {
  const parts = new Set(curves.flatMap((curve) => curve.parts))
  // a curve can be drawn beyond the last label of its axis
  const right = Math.max(panel.right, ...curves.map(({ end }) => end[0]))
  const lines = drawing.lines.flatMap((line): Mark[] => {
    const mark = parts.has(line) ? null : markOf(line, { ...panel, right })
    return mark === null ? [] : [mark]
  })
  const byLine = owned(lines.slice(0, MOST_MARKS), curves)
  return byLine.ofCurve.some(({ length }) => length > 0) ? byLine : owned(lettersOf(drawing, curves), curves)
}

const owned = (marks: readonly Mark[], curves: readonly StepCurve[]): Owned => {
  const found = curves.map((): number[] => [])
  const unclear: Point[] = []
  const perhaps = curves.map((): number[] => [])
  const placed = marks.map((mark) => ({ mark, ...nearCurves(mark, curves) }))
  const isOwn = ({ colour }: Mark, i: number): boolean => curves[i]!.colour === colour
  const hasColour = placed.some(({ mark, near }) => near.some((i) => isOwn(mark, i)))
  // R gives marks of curves with limits the colour of another curve
  const borrowed = new Set(
    placed.flatMap(({ mark, near, isThrough }) =>
      isThrough && near.length === 1 && !isOwn(mark, near[0]!) ? [mark.colour] : [],
    ),
  )
  for (const { mark, near, isThrough } of placed) {
    const exact =
      borrowed.has(mark.colour) && isThrough ? near.filter((i) => isExactlyOn(curves[i]!, mark)) : []
    const own = near.filter((i) => isOwn(mark, i))
    const owners =
      exact.length === 1
        ? exact
        : own.length === 0 && (!hasColour || (isThrough && near.length === 1))
          ? near
          : own
    if (owners.length === 1) found[owners[0]!]!.push(mark.centre[0])
    else if (owners.length > 1) {
      unclear.push(mark.centre)
      for (const i of owners) perhaps[i]!.push(mark.centre[0])
    }
  }
  return { ofCurve: found.map(inOrder), unclear, perhapsOf: perhaps.map(inOrder) }
}

const inOrder = (places: readonly number[]): readonly number[] =>
  [...places].sort((a, b) => a - b).filter((x, i, all) => i === 0 || x - all[i - 1]! > SAME)

/** The curves through the centre of a mark, else those that a stroke stands on. */
const nearCurves = (
  { centre: [x, y], reach, colour }: Mark,
  curves: readonly StepCurve[],
): { readonly near: readonly number[]; readonly isThrough: boolean } => {
  const at = (height: number): readonly number[] => {
    const steps = curves.flatMap((curve, i) => (isInStep(curve, [x, height]) ? [i] : []))
    const own = steps.filter((i) => curves[i]!.colour === colour)
    const on = curves.flatMap((curve, i) =>
      own.includes(i) || isOn(curve, [x, height], ON_CURVE) ? [i] : [],
    )
    // a step of another colour can be there by chance
    return on.length > 0 ? on : steps
  }
  const through = at(y)
  return through.length > 0 || reach === 0
    ? { near: through, isThrough: true }
    : { near: at(y + reach), isThrough: false }
}

const isExactlyOn = (curve: StepCurve, { centre }: Mark): boolean => isOn(curve, centre, EXACTLY)

const isOn = (curve: StepCurve, [x, y]: Point, distance: number): boolean =>
  x >= curve.start[0] - SAME && x <= curve.end[0] + 0.5 && Math.abs(yAt(curve, x) - y) < distance

/** Whether it is in the middle of the upright part of a step: there R draws the mark of a censoring tied with an event. */
const isInStep = (curve: StepCurve, [x, y]: Point): boolean => {
  const [before, after] = [yAt(curve, x - UPRIGHT), yAt(curve, x + UPRIGHT)]
  return before !== after && Math.abs(y - (before + after) / 2) < UPRIGHT
}

/** Letters that are drawn as marks, moved up or down by what most of them are from their curves. */
const lettersOf = ({ texts }: Drawing, curves: readonly StepCurve[]): readonly Mark[] => {
  const letters = texts.filter(({ text }) => MARK_LETTER.test(text)).slice(0, MOST_MARKS)
  const heights = letters.flatMap(({ centre: [x, y], size, colour }) => {
    const apart = curves
      .filter((curve) => curve.colour === colour && isOn(curve, [x, y], 0.5 * size))
      .map((curve) => yAt(curve, x) - y)
    return apart.length === 0 ? [] : [apart.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a))]
  })
  const shift = heights.sort((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0
  return letters.map(({ centre: [x, y], colour }) => ({ centre: [x, y + shift], colour, reach: 0 }))
}

/** A short line or a small closed shape within the panel; the two lines of a plus are one mark. */
const markOf = (
  { points, isClosed, colour }: DrawnLine,
  { left, right, top, bottom }: Panel,
): Mark | null => {
  if (points.length > 100) return null
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [wide, high] = [x2 - x1, y2 - y1]
  const isInside = x1 > left - LARGEST && x2 < right + LARGEST && y1 > top - LARGEST && y2 < bottom + LARGEST
  if (!isInside || wide > LARGEST || high > LARGEST || Math.max(wide, high) < 1) return null
  // a horizontal piece is half of a plus, or a piece of a curve
  const isUpright = wide < SAME && high > 1
  const isSlanted = !isClosed && points.length === 2 && Math.abs(wide - high) < 0.2 * high
  const isRound = isClosed && Math.abs(wide - high) < 0.2 * high
  if (!isUpright && !isSlanted && !isRound) return null
  return { centre: [(x1 + x2) / 2, (y1 + y2) / 2], colour, reach: isUpright ? high / 2 : 0 }
}
