import type { Area } from './definitions.ts'
import { polylines } from './polylines.ts'

/** An edge from its upper to its lower end; `turn` is 1 if it goes down. */
interface Edge {
  readonly x: number
  readonly top: number
  readonly bottom: number
  /** dx/dy. */
  readonly slope: number
  readonly turn: 1 | -1
}

type Interval = readonly [number, number]

/** Distance of the horizontal lines on which areas are compared, and the least common length: in units of 0.01 mm. */
const STEP = 4
const LEAST = 2

/**
 * Whether areas have more in common than a point or an edge, seen on horizontal lines. A clip of nothing must not be
 * written: some programs (LibreOffice 7.4) take it for no clip.
 */
export const hasCommonArea = (areas: readonly Area[]): boolean => {
  const outlines = areas.map(edgesOf)
  const top = Math.max(
    ...outlines.map((edges) => edges.reduce((least, edge) => Math.min(least, edge.top), Infinity)),
  )
  const bottom = Math.min(
    ...outlines.map((edges) => edges.reduce((most, edge) => Math.max(most, edge.bottom), -Infinity)),
  )
  for (let y = top + STEP / 2; y < bottom; y += STEP) {
    let common: readonly Interval[] = [[-Infinity, Infinity]]
    for (const [i, edges] of outlines.entries())
      if (common.length > 0) common = intersection(common, intervalsAt(edges, y, areas[i]!.isEvenOdd))
    if (common.length > 0) return true
  }
  return false
}

const EDGES = new WeakMap<Area, readonly Edge[]>()

const edgesOf = (area: Area): readonly Edge[] => {
  const known = EDGES.get(area)
  if (known !== undefined) return known
  const edges = polylines(area.segments).flatMap((line) =>
    // an area is closed, also if its outline is not
    line.flatMap(([x, y], i): readonly Edge[] => {
      const [x0, y0] = line.at(i - 1)!
      if (y === y0) return []
      const isDown = y > y0
      return [
        {
          ...{ x: isDown ? x0 : x, top: Math.min(y0, y), bottom: Math.max(y0, y) },
          ...{ slope: (x - x0) / (y - y0), turn: isDown ? 1 : -1 },
        },
      ]
    }),
  )
  EDGES.set(area, edges)
  return edges
}

/** What is inside an outline on a horizontal line. */
const intervalsAt = (edges: readonly Edge[], y: number, isEvenOdd: boolean): readonly Interval[] => {
  const crossings = edges
    .filter(({ top, bottom }) => top <= y && y < bottom)
    .map(({ x, top, slope, turn }) => ({ x: x + slope * (y - top), turn }))
    .sort((a, b) => a.x - b.x)
  const intervals: Interval[] = []
  let winding = 0
  for (const [i, { x, turn }] of crossings.slice(0, -1).entries()) {
    winding += turn
    if (isEvenOdd ? i % 2 === 0 : winding !== 0) intervals.push([x, crossings[i + 1]!.x])
  }
  return intervals
}

const intersection = (some: readonly Interval[], others: readonly Interval[]): readonly Interval[] =>
  some.flatMap(([left, right]) =>
    others
      .map(([from, to]): Interval => [Math.max(left, from), Math.min(right, to)])
      .filter(([from, to]) => to - from >= LEAST),
  )
