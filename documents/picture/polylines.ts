import type { Segment } from './segment.ts'

type Point = readonly [number, number]

/** Straight pieces of a curve. Each is a 1/16 of it: a circle of 10 mm then deviates by less than 0.01 mm. */
const PIECES = 16

/** The subpaths of an outline as points that straight lines join. A closed one ends where it begins. */
export const polylines = (outline: readonly Segment[]): readonly (readonly Point[])[] => {
  const lines: Point[][] = []
  for (const { kind, points } of outline) {
    const line = lines.at(-1)
    if (kind === 'move') lines.push([[points[0]!, points[1]!]])
    else if (kind === 'line') line!.push([points[0]!, points[1]!])
    else if (kind === 'curve') line!.push(...curvePoints(line!.at(-1)!, points))
    // what follows a closed subpath without a move begins at its start
    else lines.splice(-1, 1, [...line!, line![0]!], [line![0]!])
  }
  return lines.filter(({ length }) => length > 1)
}

const curvePoints = (start: Point, points: readonly number[]): readonly Point[] =>
  Array.from({ length: PIECES }, (_, i) => {
    const t = (i + 1) / PIECES
    const at = (axis: 0 | 1): number =>
      (1 - t) ** 3 * start[axis] +
      3 * (1 - t) ** 2 * t * points[axis]! +
      3 * (1 - t) * t ** 2 * points[2 + axis]! +
      t ** 3 * points[4 + axis]!
    return [at(0), at(1)]
  })
