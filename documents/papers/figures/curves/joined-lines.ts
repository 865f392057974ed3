import type { DrawnLine, Point } from '../drawings/drawing.ts'

/** A line, and the lines of the drawing that it is made of. */
export interface JoinedLine {
  readonly line: DrawnLine
  readonly parts: readonly DrawnLine[]
}

/** The longest gap between two dashes, in units of the page, and the fewest dashes of a line. */
const LONGEST_GAP = 8
const FEWEST_DASHES = 6
const LONGEST_DASH = 40
const SAME = 0.05

/** Lines of one look of which one begins where the other ends, as one; then dashes that were drawn as lines of their own. */
export const joinedLines = (lines: readonly DrawnLine[]): readonly JoinedLine[] =>
  dashesJoined(endsJoined(lines))

const lookOf = ({ colour, width, dash }: DrawnLine): string =>
  `${colour} ${width.toFixed(3)} ${dash.join(' ')}`

const endsJoined = (lines: readonly DrawnLine[]): readonly JoinedLine[] => {
  const key = ([x, y]: Point, line: DrawnLine): string =>
    `${Math.round(x * 20)} ${Math.round(y * 20)} ${lookOf(line)}`
  const starts = new Map<string, DrawnLine[]>()
  for (const line of lines) {
    const at = key(line.points[0]!, line)
    const others = starts.get(at)
    if (others === undefined) starts.set(at, [line])
    else others.push(line)
  }
  const used = new Set<DrawnLine>()
  const whole: JoinedLine[] = []
  for (const line of [...lines].sort(fromLeft)) {
    if (used.has(line)) continue
    used.add(line)
    const parts = [line]
    const points = [...line.points]
    for (;;) {
      const next = starts.get(key(points.at(-1)!, line))?.find((one) => !used.has(one))
      if (next === undefined) break
      used.add(next)
      parts.push(next)
      points.push(...next.points.slice(1))
    }
    whole.push({ line: { ...line, points }, parts })
  }
  return whole
}

const fromLeft = (a: DrawnLine, b: DrawnLine): number =>
  a.points[0]![0] - b.points[0]![0] || a.points[0]![1] - b.points[0]![1]

/**
 * Chains of many short lines of one look, each beginning a gap after the end of the one before, to the right or below.
 * Where a corner lies in a gap, the directions of the two dashes say where: what goes along at the height of the first is
 * followed by what goes down at the place of the second.
 */
const dashesJoined = (lines: readonly JoinedLine[]): readonly JoinedLine[] => {
  const looks = new Map<string, JoinedLine[]>()
  for (const joined of lines) {
    const look = lookOf(joined.line)
    const others = looks.get(look)
    if (others === undefined) looks.set(look, [joined])
    else others.push(joined)
  }
  return [...looks.values()].flatMap((own) => (own.some(isCurve) ? own : chainsOf(own)))
}

/** A line with a corner that is longer than a dash. Marks of its look are no dashes, then. */
const isCurve = ({ line: { points } }: JoinedLine): boolean => {
  const [first, last] = [points[0]!, points.at(-1)!]
  const [wide, high] = [last[0] - first[0], last[1] - first[1]]
  return wide > SAME && high > SAME && wide + high > LONGEST_DASH
}

const chainsOf = (lines: readonly JoinedLine[]): readonly JoinedLine[] => {
  const left = [...lines].sort((a, b) => fromLeft(a.line, b.line))
  const used = new Set<JoinedLine>()
  const found: JoinedLine[] = []
  for (const first of left) {
    if (used.has(first)) continue
    used.add(first)
    const chain = [first]
    for (;;) {
      const next = nextDash(chain.at(-1)!.line, left, used)
      if (next === null) break
      used.add(next)
      chain.push(next)
    }
    if (chain.length < FEWEST_DASHES) found.push(...chain)
    else
      found.push({
        line: { ...first.line, points: chain.reduce<readonly Point[]>(withDash, []), dash: [1] },
        parts: chain.flatMap(({ parts }) => parts),
      })
  }
  return found
}

const nextDash = (
  { points }: DrawnLine,
  sorted: readonly JoinedLine[],
  used: ReadonlySet<JoinedLine>,
): JoinedLine | null => {
  const [x, y] = points.at(-1)!
  let best: { readonly joined: JoinedLine; readonly gap: number } | null = null
  for (let j = firstFrom(sorted, x - SAME); j < sorted.length; j++) {
    const joined = sorted[j]!
    const [nextX, nextY] = joined.line.points[0]!
    if (nextX > x + LONGEST_GAP) break
    const [dx, dy] = [nextX - x, nextY - y]
    const gap = dx + dy
    if (used.has(joined) || dx < -SAME || dy < -SAME || gap > LONGEST_GAP) continue
    if (best === null || gap < best.gap) best = { joined, gap }
  }
  return best === null ? null : best.joined
}

/** The first of lines from left to right that begins at x or beyond. */
const firstFrom = (sorted: readonly JoinedLine[], x: number): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.line.points[0]![0] < x) low = middle + 1
    else high = middle
  }
  return low
}

const withDash = (before: readonly Point[], { line: { points } }: JoinedLine): readonly Point[] => {
  const last = before.at(-1)
  if (last === undefined) return points
  const [x, y] = points[0]!
  const isCorner = Math.abs(x - last[0]) > SAME && Math.abs(y - last[1]) > SAME
  if (!isCorner) return [...before, ...points]
  const previous = before.at(-2)
  const cameDown = previous !== undefined && Math.abs(previous[0] - last[0]) <= SAME
  return [...before, cameDown ? [last[0], y] : [x, last[1]], ...points]
}
