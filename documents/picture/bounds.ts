import type { Area } from './definitions.ts'
import type { Mark } from './marks.ts'
import type { Segment } from './segment.ts'

/** Left, top, right and bottom. */
export type Box = readonly [number, number, number, number]

/** A box around what a mark shows: at least as large, since control points are counted as points. */
export const markBounds = (mark: Mark): Box =>
  [shapeBounds(mark), ...mark.clips.map(areaBounds)].reduce(
    ([left, top, right, bottom], [x1, y1, x2, y2]) => [
      Math.max(left, x1),
      Math.max(top, y1),
      Math.min(right, x2),
      Math.min(bottom, y2),
    ],
  )

export const isOverlap = (a: Box, b: Box): boolean =>
  Math.max(a[0], b[0]) < Math.min(a[2], b[2]) && Math.max(a[1], b[1]) < Math.min(a[3], b[3])

const shapeBounds = (mark: Mark): Box => {
  if (mark.kind === 'fill') return areaBounds(mark.area)
  if (mark.kind === 'stroke') {
    const margin = (mark.width / 2) * (mark.join === 'miter' ? Math.max(1.5, mark.miterLimit) : 1.5)
    const [left, top, right, bottom] = boundsOf(mark.segments)
    return [left - margin, top - margin, right + margin, bottom + margin]
  }
  const [cos, sin] = [Math.cos(mark.angle), Math.sin(mark.angle)]
  const points = [0, mark.places.at(-1)!].flatMap((along) =>
    // letters reach up to one size above, and a third of it below the baseline
    [-mark.size, mark.size / 3].flatMap((down) => [
      mark.x + cos * along - sin * down,
      mark.y + sin * along + cos * down,
    ]),
  )
  return boundsOf([{ kind: 'line', points }])
}

const BOUNDS = new WeakMap<Area, Box>()

const areaBounds = (area: Area): Box => {
  const known = BOUNDS.get(area)
  if (known !== undefined) return known
  const bounds = boundsOf(area.segments)
  BOUNDS.set(area, bounds)
  return bounds
}

const boundsOf = (segments: readonly Segment[]): Box => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { points } of segments)
    for (let i = 0; i < points.length; i += 2) {
      left = Math.min(left, points[i]!)
      right = Math.max(right, points[i]!)
      top = Math.min(top, points[i + 1]!)
      bottom = Math.max(bottom, points[i + 1]!)
    }
  return [left, top, right, bottom]
}
