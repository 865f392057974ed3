import type { Pen, TextRun } from '../drawing/svg-pen.ts'
import { runsWidth } from '../drawing/text-width.ts'
import type { NamedCurve } from './named-curve.ts'

/** A rectangle in pixels of the panel, from its upper left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The panel's size and its scales, which give pixels from its upper left corner. */
export interface PanelScale {
  readonly width: number
  readonly height: number
  readonly xOf: (time: number) => number
  readonly yOf: (height: number) => number
}

type Lines = readonly (readonly TextRun[])[]

/** Notes in a corner that no curve crosses, if possible one without a band; null if there is none. */
export const notesInCorner = (
  pen: Pen,
  notes: Lines,
  curves: readonly NamedCurve[],
  obstacles: readonly Box[],
  panel: PanelScale,
): ((left: number, top: number) => readonly Element[]) | null => {
  if (notes.length === 0) return () => []
  const { text, leading } = pen.layout
  const line = leading + 2
  const size = {
    width: Math.max(...notes.map((runs) => runsWidth(runs, text))),
    height: notes.length * line,
  }
  const lines = [...curves.flatMap((curve) => curveBoxes(curve, panel)), ...obstacles]
  const bands = curves.flatMap((curve) => bandBoxes(curve, panel))
  const corner = freeCorner(size, panel, [...lines, ...bands]) ?? freeCorner(size, panel, lines)
  if (corner === null) return null
  const isRight = corner.side === 'right'
  return (left, top) =>
    notes.map((runs, i) =>
      pen.text(
        left + (isRight ? corner.right : corner.left),
        top + corner.top + (i + 1) * line - 4,
        runs,
        isRight ? { 'text-anchor': 'end' } : {},
      ),
    )
}

/** From the panel's edge and from curves with their marks, in pixels. */
const MARGIN = 9

interface Corner extends Box {
  readonly side: 'left' | 'right'
}

/** The first corner where a text of this size meets none of the boxes. */
export const freeCorner = (
  { width, height }: { readonly width: number; readonly height: number },
  panel: Pick<PanelScale, 'width' | 'height'>,
  boxes: readonly Box[],
): Corner | null => {
  if (width + 2 * MARGIN > panel.width || height + 2 * MARGIN > panel.height) return null
  const lefts = { left: MARGIN, right: panel.width - MARGIN - width }
  const tops = { top: MARGIN, bottom: panel.height - MARGIN - height }
  const corners = (
    [
      ['left', 'bottom'],
      ['right', 'top'],
      ['left', 'top'],
      ['right', 'bottom'],
    ] as const
  ).map(
    ([side, end]): Corner => ({
      side,
      left: lefts[side],
      top: tops[end],
      right: lefts[side] + width,
      bottom: tops[end] + height,
    }),
  )
  return corners.find((corner) => !boxes.some((box) => meet(corner, box))) ?? null
}

const meet = (a: Box, b: Box): boolean =>
  a.left - MARGIN < b.right &&
  b.left < a.right + MARGIN &&
  a.top - MARGIN < b.bottom &&
  b.top < a.bottom + MARGIN

/** The steps of a curve as flat boxes. */
const curveBoxes = ({ points }: NamedCurve, { xOf, yOf }: PanelScale): readonly Box[] =>
  points.flatMap(({ time, estimate }, i): readonly Box[] => {
    const next = points[i + 1]
    const [x, y] = [xOf(time), yOf(estimate)]
    if (next === undefined) return []
    const below = yOf(next.estimate)
    return [
      { left: x, right: xOf(next.time), top: y, bottom: y },
      { left: xOf(next.time), right: xOf(next.time), top: Math.min(y, below), bottom: Math.max(y, below) },
    ]
  })

const bandBoxes = ({ band }: NamedCurve, { xOf, yOf }: PanelScale): readonly Box[] =>
  band.flatMap((stretch) =>
    stretch.slice(1).map(({ time }, i) => ({
      left: xOf(stretch[i]!.time),
      right: xOf(time),
      top: yOf(stretch[i]!.upper),
      bottom: yOf(stretch[i]!.lower),
    })),
  )
