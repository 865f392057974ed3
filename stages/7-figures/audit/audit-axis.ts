import { textWidth } from '../drawing/text-width.ts'
import { symlog } from './data.ts'

/** Pairs of ticks in the order in which they get a label. */
const PAIRS = [0.5, 50, 5, 5000, 500, 50_000]
const LEAST_SPACE = 4

export const tickText = (tick: number): string => String(tick).replace('-', '\u2212')

/** Ticks whose labels do not touch: 0, then as many pairs as have room. `place`: the place of a distance. */
export const ticksFor = (
  [low, high]: readonly [low: number, high: number],
  place: (distance: number) => number,
  fontSize: number,
): readonly number[] => {
  const touches = (a: number, b: number): boolean =>
    Math.abs(place(a) - place(b)) <
    (textWidth(tickText(a), fontSize) + textWidth(tickText(b), fontSize)) / 2 + LEAST_SPACE
  let ticks: readonly number[] = [0]
  for (const size of PAIRS) {
    const pair = [-size, size].filter((tick) => symlog(tick) >= low && symlog(tick) <= high)
    if (pair.every((tick) => ticks.every((other) => !touches(tick, other)))) ticks = [...ticks, ...pair]
  }
  return ticks.toSorted((a, b) => a - b)
}
