import type { DrawnLine } from '../../figures/drawings/drawing.ts'

/** A horizontal line at height `place` from x to x, or a vertical one at x `place` from height to height. */
export interface Rule {
  readonly place: number
  readonly from: number
  readonly to: number
}

export interface Rules {
  /** From the top. */
  readonly horizontal: readonly Rule[]
  /** From the left. */
  readonly vertical: readonly Rule[]
}

export const NO_RULES: Rules = { horizontal: [], vertical: [] }

/** A thicker area is no line. */
const THICKEST = 3
/** Lines that are nearer than this lie on each other, and pieces of one line touch. */
const NEAR = 2
const SHORTEST = 4
const MOST_RULES = 5_000

/** The straight lines of a page, stroked or drawn as thin rectangles; borders of neighbouring cells as one line. */
export const rulesOf = (stroked: readonly DrawnLine[], filled: readonly DrawnLine[]): Rules => {
  const [horizontal, vertical]: [Rule[], Rule[]] = [[], []]
  const add = (x1: number, y1: number, x2: number, y2: number): void => {
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
    if (width >= SHORTEST && height <= THICKEST)
      horizontal.push({ place: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
    else if (height >= SHORTEST && width <= THICKEST)
      vertical.push({ place: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
  }
  for (const { points } of stroked)
    for (const [i, [x, y]] of points.slice(1).entries()) add(...points[i]!, x, y)
  for (const { points } of filled) {
    if (points.length > 6) continue
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
    add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
  }
  if (horizontal.length + vertical.length > MOST_RULES) return NO_RULES
  return {
    horizontal: joined(horizontal).sort((a, b) => b.place - a.place),
    vertical: joined(vertical).sort((a, b) => a.place - b.place),
  }
}

/** Pieces of one line as one. */
const joined = (rules: readonly Rule[]): Rule[] => {
  const lines: { place: number; rules: Rule[] }[] = []
  for (const rule of [...rules].sort((a, b) => a.place - b.place)) {
    const last = lines.at(-1)
    if (last !== undefined && rule.place - last.place < NEAR) last.rules.push(rule)
    else lines.push({ place: rule.place, rules: [rule] })
  }
  return lines.flatMap(({ place, rules }) => {
    const pieces: Rule[] = []
    for (const { from, to } of rules.sort((a, b) => a.from - b.from)) {
      const last = pieces.at(-1)
      if (last !== undefined && from - last.to < NEAR)
        pieces[pieces.length - 1] = { ...last, to: Math.max(last.to, to) }
      else pieces.push({ place, from, to })
    }
    return pieces
  })
}
