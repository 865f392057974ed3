import type { Drawing, DrawnLine, Point } from '../drawings/drawing.ts'
import type { Panel } from './axes.ts'
import { type StepCurve, yAt } from './step-curves.ts'

/** The largest mark, and how far its centre may be from its curve. */
const LARGEST = 16
const ON_CURVE = 0.75
const SAME = 0.02
const MOST_MARKS = 20_000

interface Mark {
  readonly centre: Point
  readonly colour: string
}

/** The places of the censoring marks of each curve, ascending, and of marks of which it is not known whose they are. */
export const censorMarks = (
  drawing: Drawing,
  panel: Panel,
  curves: readonly StepCurve[],
): { readonly ofCurve: readonly (readonly number[])[]; readonly unclear: readonly Point[] } => {
  const found = curves.map((): number[] => [])
  const unclear: Point[] = []
  const marks = marksOf(drawing, panel).slice(0, MOST_MARKS)
  for (const { centre, colour } of marks) {
    const near = curves.flatMap((curve, i) => (isOn(curve, centre) ? [i] : []))
    const own = near.filter((i) => curves[i]!.colour === colour)
    const owners = own.length > 0 ? own : curves.length === 1 ? near : []
    if (owners.length === 1) found[owners[0]!]!.push(centre[0])
    else if (owners.length > 1) unclear.push(centre)
  }
  const sorted = found.map((places) =>
    [...places].sort((a, b) => a - b).filter((x, i, all) => i === 0 || x - all[i - 1]! > SAME),
  )
  return { ofCurve: sorted, unclear }
}

const isOn = (curve: StepCurve, [x, y]: Point): boolean =>
  x >= curve.start[0] - SAME && x <= curve.end[0] + 0.5 && Math.abs(yAt(curve, x) - y) < ON_CURVE

/** Centres of short lines and small closed shapes within the panel; the two lines of a plus are one mark. */
const marksOf = ({ lines, texts }: Drawing, panel: Panel): readonly Mark[] => {
  const small = lines.flatMap((line): Mark[] => {
    const centre = centreOfMark(line, panel)
    return centre === null ? [] : [{ centre, colour: line.colour }]
  })
  const letters = texts.flatMap(({ text, centre, colour }) =>
    /^[+|\u00d7]$/.test(text) ? [{ centre, colour }] : [],
  )
  return small.length > 0 ? small : letters
}

const centreOfMark = ({ points, isClosed }: DrawnLine, { left, right, top, bottom }: Panel): Point | null => {
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
  return isUpright || isSlanted || isRound ? [(x1 + x2) / 2, (y1 + y2) / 2] : null
}
