import { SourceError } from '../../../../sources/support/source-error.ts'
import type { Point, PointCurve } from './read-points.ts'

/** A click beside a high step can be off by its height; one that is farther from a falling curve is a mistake. */
const MOST_MOVED = 0.25
/** Points that are moved so far on average are of several curves. */
const MOST_MOVED_ON_AVERAGE = 0.03

/**
 * The points as one falling curve that begins at (0, 1), the first stage of Liu 2021 (BMC Med Res Methodol 21:111):
 * sorted by time; where survival rises, the values that are nearest in squares and do not rise (pool adjacent
 * violators). The running minimum of the R package IPDfromKM 0.1.10 instead follows each click that is too low.
 * @throws SourceError where a point has to be moved by more than 0.25, or all by 0.03 on average: of another curve, or a mistake
 */
export const fallingPoints = ({ name, points }: PointCurve): readonly Point[] => {
  const sorted = [...points].sort((a, b) => a.time - b.time || b.survival - a.survival)
  const pools: { sum: number; count: number }[] = []
  for (const { survival } of sorted) {
    pools.push({ sum: survival, count: 1 })
    while (pools.length > 1 && mean(pools.at(-1)!) > mean(pools.at(-2)!)) {
      const last = pools.pop()!
      const before = pools.pop()!
      pools.push({ sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  const values = pools.flatMap((pool) => Array.from({ length: pool.count }, () => mean(pool)))
  const moved = sorted.map(({ survival }, i) => Math.abs(survival - values[i]!))
  const most = moved.reduce((largest, distance, i) => (distance > moved[largest]! ? i : largest), 0)
  const average = moved.reduce((sum, distance) => sum + distance, 0) / moved.length
  if (moved[most]! > MOST_MOVED || average > MOST_MOVED_ON_AVERAGE)
    throw new SourceError({
      place: name,
      expected: 'points of one falling curve',
      found: `survival of ${Number(sorted[most]!.survival.toFixed(4))} at ${sorted[most]!.time}, among points that say otherwise`,
      remedy: 'remove the point, or name its curve in the column curve',
    })
  return [
    { time: 0, survival: 1 },
    ...sorted
      .map(({ time }, i) => ({ time, survival: values[i]! }))
      .filter(({ time, survival }) => time > 0 || survival < 1),
  ]
}

const mean = ({ sum, count }: { readonly sum: number; readonly count: number }): number => sum / count
