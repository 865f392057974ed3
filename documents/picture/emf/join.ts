import type { StrokeMark } from '../marks.ts'
import { polylines } from '../polylines.ts'

/**
 * The join of a line's pieces. Its limit for pointed joins is not written, because programs differ in its format: if all
 * corners are within it, they are pointed, if none is, cut off, else round.
 */
export const joinOf = ({ join, segments, width, miterLimit }: StrokeMark): StrokeMark['join'] => {
  if (join !== 'miter') return join
  const corners = polylines(segments).flatMap(cornersOf)
  // 1 / sin(half the angle): how much longer than the line's width a pointed join is
  const isWithin = ({ sine, bow }: Corner): boolean => bow * width < TINY || 1 / sine <= miterLimit
  if (corners.every(isWithin)) return 'miter'
  return corners.some(isWithin) ? 'round' : 'bevel'
}

/** In units of the page (0.01 mm). */
const TINY = 1

interface Corner {
  /** Of half the angle between the two lines. */
  readonly sine: number
  /** How far a cut and a pointed join differ, in widths of the line. */
  readonly bow: number
}

const cornersOf = (line: readonly (readonly [number, number])[]): readonly Corner[] => {
  const [first, second] = line
  const isClosed = line.length > 2 && first![0] === line.at(-1)![0] && first![1] === line.at(-1)![1]
  const points = (isClosed ? [...line, second!] : line).filter(
    (point, i, all) => i === 0 || Math.hypot(point[0] - all[i - 1]![0], point[1] - all[i - 1]![1]) > 1e-9,
  )
  return points.slice(1, -1).map(([x, y], i) => {
    const [[x0, y0], [x2, y2]] = [points[i]!, points[i + 2]!]
    const [a, b] = [Math.atan2(y0 - y, x0 - x), Math.atan2(y2 - y, x2 - x)]
    const half = Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b))) / 2
    return { sine: Math.max(Math.sin(half), 1e-9), bow: Math.cos(half) / 2 }
  })
}
