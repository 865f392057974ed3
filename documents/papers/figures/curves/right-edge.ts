import type { DrawnLine } from '../drawings/drawing.ts'
import type { Panel } from './axes.ts'
import type { StepCurve } from './step-curves.ts'

/** Units of the page by which a line is level, and a curve ends at an edge. */
const [LEVEL, AT] = [0.05, 0.5]

/**
 * Where the axis of time ends on the page, which can be right of its last label: the right end of the longest level line at the
 * bottom of the panel (the axis, the frame or a line of the grid) from its left on. The last label where there is none.
 */
export const rightEdge = (
  lines: readonly DrawnLine[],
  { left, right, top, bottom }: Panel,
  curves: readonly StepCurve[],
): number => {
  const own = new Set(curves.flatMap(({ parts }) => parts))
  const wide = right - left
  const ends = lines
    .filter((line) => !own.has(line))
    .flatMap(({ points, isClosed }) =>
      points.flatMap(([x, y], i) => {
        const [otherX, otherY] = points[i + 1] ?? (isClosed ? points[0]! : [x, y])
        const [from, until] = x < otherX ? [x, otherX] : [otherX, x]
        const isLevel = Math.abs(y - otherY) < LEVEL
        const isAtBottom = y > bottom - 1 && y < bottom + 0.12 * (bottom - top)
        return isLevel && isAtBottom && from < left + 1 && from > left - 0.2 * wide && until > left + wide / 2
          ? [until]
          : []
      }),
    )
  return Math.max(right, ...ends)
}

/** Whether a curve ends where the axis does: its patients may be followed longer. */
export const isAtEdge = ({ end }: StepCurve, edge: number): boolean => Math.abs(end[0] - edge) < AT
