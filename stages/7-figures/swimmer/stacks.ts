import type { Lane } from './lanes.ts'

/** Vertical offsets of symbols from the middle of their lane, in pixels: the marks and the end. */
export interface Offsets {
  readonly marks: readonly number[]
  readonly end: number
}

/** What a symbol covers, in pixels. */
export interface SymbolSize {
  /** Symbols nearer than this would overlap. */
  readonly pitch: number
  /** From the end of a lane to the tip of its arrow. */
  readonly arrow: number
}

/**
 * Each symbol of a lane is drawn at its time. Symbols that would overlap, including the end and its arrow, are stacked;
 * at equal times the end is the lowest.
 */
export const stacked = (
  { marks, until, end, isOngoing }: StackedLane,
  xOf: (time: number) => number,
  { pitch, arrow }: SymbolSize,
): Offsets => {
  const drawn = [
    ...marks.map(({ time }, i) => ({ time, i, reach: pitch })),
    ...(end === null ? [] : [{ time: until, i: marks.length, reach: isOngoing ? arrow + pitch / 2 : pitch }]),
  ].sort((a, b) => a.time - b.time || a.i - b.i)
  const piles: { members: number[]; right: number }[] = []
  for (const { time, i, reach } of drawn) {
    const x = xOf(time)
    const pile = piles.at(-1)
    if (pile && x < pile.right) {
      pile.members.push(i)
      pile.right = Math.max(pile.right, x + reach)
    } else piles.push({ members: [i], right: x + reach })
  }
  const offsets = new Map(
    piles.flatMap(({ members }) =>
      members.map((i, place) => [i, (place - (members.length - 1) / 2) * pitch] as const),
    ),
  )
  return { marks: marks.map((_, i) => offsets.get(i)!), end: offsets.get(marks.length) ?? 0 }
}

type StackedLane = Pick<Lane, 'marks' | 'until' | 'end' | 'isOngoing'>

/** The height of a stack of symbols. */
export const stackHeight = ({ marks, end }: Offsets, pitch: number): number =>
  2 * Math.max(0, ...[...marks, end].map(Math.abs)) + pitch
