import type { ForestRow } from './forest-row.ts'

/** The axis that fits to the data ends here at the latest; arrows mark longer intervals. */
const LEAST = 0.01
const MOST = 100

/** The space beyond the outermost limits, as a factor. */
const MARGIN = 1.12
/** A tick at most as far beyond the end of the axis, as a factor, becomes its end. */
const CLOSE = 1.4
/** How far beyond its ratio an interval without an end is drawn, as a factor. */
const ENDLESS = 3

/** The ends of an axis for all ratios and limits, at least from 0.5 to 2. */
export const fittedDomain = (rows: readonly ForestRow[]): readonly [low: number, high: number] => {
  const ends = rows.flatMap(({ ratio, lower, upper }) => {
    if (ratio.value === null || !(ratio.value > 0)) return []
    if (lower?.value == null || upper?.value == null) return [ratio.value]
    return [lower.value > 0 ? lower.value : ratio.value / ENDLESS, ratio.value, upper.value]
  })
  const low = Math.max(LEAST, Math.min(0.5, ...ends) / MARGIN)
  const high = Math.min(MOST, Math.max(2, ...ends) * MARGIN)
  return [
    TICKS[1]!.findLast((tick) => tick >= LEAST && tick <= low && tick * CLOSE >= low) ?? low,
    TICKS[1]!.find((tick) => tick <= MOST && tick >= high && tick <= high * CLOSE) ?? high,
  ]
}

/** The position of a ratio on a logarithmic axis of this width; below 0 or above the width beyond its ends. */
export const positionOf = (
  ratio: number,
  [low, high]: readonly [low: number, high: number],
  width: number,
): number => (Math.log(ratio / low) / Math.log(high / low)) * width

const DECADES = [-4, -3, -2, -1, 0, 1, 2, 3, 4]

/** Ticks in decreasing density. */
const TICKS: readonly (readonly number[])[] = [
  [0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 4],
  DECADES.flatMap((power) => (power < 0 ? [1, 2.5, 5] : [1, 2, 4]).map((digit) => digit * 10 ** power)),
  DECADES.flatMap((power) => [10 ** power, 3 * 10 ** power]),
  DECADES.map((power) => 10 ** power),
  DECADES.filter((power) => power % 2 === 0).map((power) => 10 ** power),
].map((ticks) => ticks.map((tick) => Number(tick.toPrecision(3))))

/** The ratio of the ends up to which the first ticks are dense enough. */
const NARROW_DOMAIN = 8

/** The densest ticks whose labels have room. `hasRoom`: whether the labels of these ticks do not touch. */
export const ticksOf = (
  [low, high]: readonly [low: number, high: number],
  hasRoom: (ticks: readonly number[]) => boolean,
): readonly number[] => {
  const inside = (high / low <= NARROW_DOMAIN ? TICKS : TICKS.slice(1)).map((ticks) =>
    ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)),
  )
  return inside.find(hasRoom) ?? [1]
}
