import type { DrawnLine, DrawnText } from '../drawings/drawing.ts'
import { numberOf } from './label-number.ts'
import { straightLine } from './straight-line.ts'

/** Units of the page by which a tick is away from its label. */
const NEAR = 6

/** The places of tick marks or grid lines beside labels, of the kind of line that fits best; null if there are none. */
export const marksNear = (
  run: readonly DrawnText[],
  lines: readonly DrawnLine[],
  own: 0 | 1,
  across: 0 | 1,
): readonly (number | null)[] | null => {
  const kinds = new Map<string, number[]>()
  for (const { points } of lines) {
    if (points.length !== 2 || Math.abs(points[0]![own] - points[1]![own]) > 0.02) continue
    const ends = [points[0]![across], points[1]![across]].sort((a, b) => a - b)
    const key = ends.map((end) => Math.round(end * 10)).join(' ')
    const kind = kinds.get(key)
    if (kind === undefined) kinds.set(key, [(points[0]![own] + points[1]![own]) / 2])
    else kind.push((points[0]![own] + points[1]![own]) / 2)
  }
  let best: {
    readonly places: readonly (number | null)[]
    readonly count: number
    readonly residual: number
  } | null = null
  for (const kind of kinds.values()) {
    if (kind.length < 2) continue
    const places = run.map((label) => nearest(kind, label.centre[own]))
    const pairs = places.flatMap((place, i) => (place === null ? [] : [[place, numberOf(run[i]!)] as const]))
    if (pairs.length < 2) continue
    const { residual, slope } = straightLine(pairs)
    const [count, apart] = [pairs.length, residual / Math.abs(slope)]
    if (
      apart < 1 &&
      (best === null || count > best.count || (count === best.count && apart < best.residual - 1e-9))
    )
      best = { places, count, residual: apart }
  }
  return best === null ? null : best.places
}

const nearest = (places: readonly number[], at: number): number | null => {
  let best: number | null = null
  for (const place of places)
    if (Math.abs(place - at) < NEAR && (best === null || Math.abs(place - at) < Math.abs(best - at)))
      best = place
  return best
}
