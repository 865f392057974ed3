import { WIDE } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import { textWidth, wrapText } from '../drawing/text-width.ts'
import type { Lane, SwimmerData } from './data.ts'

const { small: SMALL } = WIDE

/** The height of a lane, enough for two stacked symbols. */
const LANE = 23
const LABEL_WIDTH = 168
const NAME_WIDTH = 100
/** Marks nearer than this would overlap, in pixels. */
const NEAR = 10

export interface SwimmerLayout {
  /** One or two lines each. */
  readonly names: readonly (readonly string[])[]
  readonly labels: readonly (readonly string[])[]
  readonly labelX: number
  /** The left edge of the lanes. */
  readonly left: number
}

export const swimmerLayout = ({ lanes, subjectTitle, labelTitle }: SwimmerData): SwimmerLayout => {
  const names = lanes.map(({ name }) => wrapText(plainText(name), SMALL, NAME_WIDTH, 2))
  const labels = lanes.map(({ label }) => wrapText(plainText(label), SMALL, LABEL_WIDTH, 2))
  const widest = (lines: readonly string[]): number =>
    Math.max(0, ...lines.map((line) => textWidth(line, SMALL)))
  const nameWidth = Math.max(
    widest(names.flat()),
    Math.min(NAME_WIDTH, textWidth(subjectTitle, SMALL) * 1.06),
  )
  const labelX = Math.round(nameWidth) + 14
  const labelsEnd = labelTitle === null ? nameWidth : labelX + widest(labels.flat())
  return { names, labels, labelX, left: Math.round(labelsEnd) + 16 }
}

/** The times at the left and the right end of the axis. */
export const timeDomain = ({ firstTime, lastTime }: SwimmerData): readonly [number, number] => [
  firstTime,
  lastTime > firstTime ? lastTime : firstTime + 1,
]

/** Vertical offsets of symbols from the middle of their lane, in pixels: the marks and the end. */
export interface Offsets {
  readonly marks: readonly number[]
  readonly end: number
}

/**
 * Each symbol of a lane is drawn at its time. Symbols that would overlap, including the end, are stacked; at equal
 * times the end is the lowest.
 */
export const stacked = ({ marks, until, end }: StackedLane, xOf: (time: number) => number): Offsets => {
  const drawn = [
    ...marks.map(({ time }, i) => ({ time, i })),
    ...(end === null ? [] : [{ time: until, i: marks.length }]),
  ].sort((a, b) => a.time - b.time || a.i - b.i)
  const offsets = new Map(
    stackedAt(drawn.map(({ time }) => xOf(time))).map((offset, place) => [drawn[place]!.i, offset]),
  )
  return { marks: marks.map((_, i) => offsets.get(i)!), end: offsets.get(marks.length) ?? 0 }
}

type StackedLane = Pick<Lane, 'marks' | 'until' | 'end'>

/** `xs`: ascending. */
const stackedAt = (xs: readonly number[]): readonly number[] => {
  const piles: number[][] = []
  xs.forEach((x, i) => {
    const pile = piles.at(-1)
    const previousX = pile === undefined ? undefined : xs[pile.at(-1)!]!
    if (pile && previousX !== undefined && x - previousX < NEAR) pile.push(i)
    else piles.push([i])
  })
  return piles.flatMap((pile) => pile.map((_, i) => (i - (pile.length - 1) / 2) * NEAR))
}

/** The height of all lanes, enough for the highest stack of symbols. */
export const laneHeight = (offsets: readonly Offsets[]): number => {
  const farthest = offsets.flatMap(({ marks, end }) => [...marks, end]).map(Math.abs)
  return Math.max(LANE, 2 * Math.max(0, ...farthest) + LANE - NEAR)
}
