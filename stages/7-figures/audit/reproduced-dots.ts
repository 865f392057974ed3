import * as Plot from '@observablehq/plot'
import { symlog } from './data.ts'
import { STYLES } from './verdict-style.ts'

const RADIUS = 1.9
/** The distance of two stacked dots that can be told apart. */
const COUNTABLE = 2.6

/** Dots of the reproduced numbers at their distances; dots that would overlap are stacked. */
export interface ReproducedDots {
  readonly marks: readonly Plot.Markish[]
  /** The numbers without a difference, if their dots cannot be counted; else null. */
  readonly exact: number | null
  /** The height of the highest stack. */
  readonly height: number
}

/** `bottom`: the place of the lowest dots; `height`: the space above it. */
export const reproducedDots = (
  distances: readonly number[],
  [low, high]: readonly [low: number, high: number],
  bottom: number,
  height: number,
): ReproducedDots => {
  const bin = (high - low) / 70
  const piles = new Map<number, number>()
  const dots = distances.map((distance) => {
    const pile = Math.round(symlog(distance) / bin)
    const before = piles.get(pile) ?? 0
    piles.set(pile, before + 1)
    return { x: symlog(distance), before }
  })
  const highest = Math.max(1, ...piles.values())
  const pitch = Math.min(5, height / highest)
  const exact = distances.filter((distance) => distance === 0).length
  return {
    marks: [
      Plot.dot(dots, {
        x: 'x',
        y: ({ before }) => bottom - before * pitch,
        r: RADIUS,
        fill: STYLES.reproduced.colour,
        fillOpacity: 0.8,
      }),
    ],
    exact: pitch < COUNTABLE && exact > 1 ? exact : null,
    height: (highest - 1) * pitch,
  }
}
