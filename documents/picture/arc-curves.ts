import type { Segment } from './segment.ts'

/**
 * An elliptical arc as cubic curves, at most a quarter each: from the end points to the centre as in SVG 1.1, appendix
 * F.6, and control points at 4/3 tan(angle / 4) of the tangents, whose error is below 0.03% of the radius.
 * @param numbers radii, rotation in degrees, large-arc flag, sweep flag, end point
 */
export const arcCurves = (
  [startX, startY]: readonly [number, number],
  numbers: readonly number[],
): readonly Segment[] => {
  const [rx = 0, ry = 0, degrees = 0, isLarge = 0, isSweep = 0, endX = 0, endY = 0] = numbers
  if (startX === endX && startY === endY) return []
  if (rx === 0 || ry === 0) return [{ kind: 'line', points: [endX, endY] }]
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  // the ends in the coordinates of the ellipse, with their middle as origin
  const x = (cos * (startX - endX) + sin * (startY - endY)) / 2
  const y = (cos * (startY - endY) - sin * (startX - endX)) / 2
  const enlarged = Math.max(1, Math.hypot(x / rx, y / ry))
  const [a, b] = [Math.abs(rx) * enlarged, Math.abs(ry) * enlarged]
  const distance = (a * y) ** 2 + (b * x) ** 2
  const factor = Math.sqrt(Math.max(0, ((a * b) ** 2 - distance) / distance)) * (isLarge === isSweep ? -1 : 1)
  const [middleX, middleY] = [(factor * a * y) / b, (-factor * b * x) / a]
  const from = Math.atan2((y - middleY) / b, (x - middleX) / a)
  const turn = sweepOf(Math.atan2((-y - middleY) / b, (-x - middleX) / a) - from, isSweep !== 0)
  const onPage = (u: number, v: number): readonly [number, number] => {
    const [p, q] = [middleX + a * u, middleY + b * v]
    return [cos * p - sin * q + (startX + endX) / 2, sin * p + cos * q + (startY + endY) / 2]
  }
  const parts = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9)
  const step = turn / parts
  const handle = (4 / 3) * Math.tan(step / 4)
  return Array.from({ length: parts }, (_, i) => {
    const [start, end] = [from + i * step, from + (i + 1) * step]
    const last = i === parts - 1 ? ([endX, endY] as const) : onPage(Math.cos(end), Math.sin(end))
    return {
      kind: 'curve',
      points: [
        ...onPage(Math.cos(start) - handle * Math.sin(start), Math.sin(start) + handle * Math.cos(start)),
        ...onPage(Math.cos(end) + handle * Math.sin(end), Math.sin(end) - handle * Math.cos(end)),
        ...last,
      ],
    }
  })
}

/** An angle in the direction of the sweep flag. */
const sweepOf = (angle: number, isSweep: boolean): number => {
  if (isSweep && angle < 0) return angle + 2 * Math.PI
  return !isSweep && angle > 0 ? angle - 2 * Math.PI : angle
}
