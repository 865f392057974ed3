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

/** The height of the strip of the dots: as high as the highest stack needs, at most `most`. */
export const stripHeight = (distances: readonly number[], domain: Domain, most: number): number =>
  Math.min(most, Math.max(LEAST_STRIP, SPACE + PITCH * Math.max(1, ...pilesOf(distances, domain).values())))

const LEAST_STRIP = 48
/** Above and below the dots. */
export const SPACE = 18
/** The distance of stacked dots, where there is room. */
const PITCH = 5

type Domain = readonly [low: number, high: number]

/** The numbers of dots that would overlap. */
const pilesOf = (distances: readonly number[], domain: Domain): ReadonlyMap<number, number> => {
  const piles = new Map<number, number>()
  for (const distance of distances) {
    const pile = pileOf(distance, domain)
    piles.set(pile, (piles.get(pile) ?? 0) + 1)
  }
  return piles
}

const pileOf = (distance: number, [low, high]: Domain): number =>
  Math.round((symlog(distance) / (high - low)) * 70)

/** `bottom`: the place of the lowest dots; `height`: the space above it. */
export const reproducedDots = (
  distances: readonly number[],
  domain: Domain,
  bottom: number,
  height: number,
): ReproducedDots => {
  const before = new Map<number, number>()
  const dots = distances.map((distance) => {
    const pile = pileOf(distance, domain)
    const lower = before.get(pile) ?? 0
    before.set(pile, lower + 1)
    return { x: symlog(distance), lower }
  })
  const highest = Math.max(1, ...before.values())
  const pitch = Math.min(PITCH, height / highest)
  const exact = distances.filter((distance) => distance === 0).length
  return {
    marks: [
      Plot.dot(dots, {
        x: 'x',
        y: ({ lower }) => bottom - lower * pitch,
        r: RADIUS,
        fill: STYLES.reproduced.colour,
        fillOpacity: 0.8,
      }),
    ],
    exact: pitch < COUNTABLE && exact > 1 ? exact : null,
    height: (highest - 1) * pitch,
  }
}
