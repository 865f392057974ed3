import { arcCurves } from './arc-curves.ts'
import type { Segment } from './segment.ts'

/** Where the pen is, where its subpath began, and the last control point, which smooth curves mirror. */
interface Cursor {
  x: number
  y: number
  startX: number
  startY: number
  control: readonly [number, number]
  /** The letter of the command before. */
  before: string
}

/**
 * The path data of SVG 1.1 (8.3) with absolute lines and cubic curves only.
 * @throws Error for what is no path data
 */
export const segmentsOf = (data: string): readonly Segment[] => {
  const cursor: Cursor = { x: 0, y: 0, startX: 0, startY: 0, control: [0, 0], before: '' }
  const segments: Segment[] = []
  const rest = data.replace(COMMAND, (_, name: string, list: string) => {
    for (const [letter, numbers] of callsOf(name, list, data)) {
      const upper = letter.toUpperCase()
      const absolute = letter === upper ? numbers : numbers.map((n, i) => n + offset(upper, i, cursor))
      segments.push(...drawn(upper, absolute, cursor))
      cursor.before = upper
    }
    return ''
  })
  if (rest.trim() !== '' || (segments.length > 0 && segments[0]!.kind !== 'move')) throw notPath(data)
  return segments
}

const notPath = (data: string) => new Error(`picture: expected path data, found "${data}"`)

const COMMAND = /([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/gi
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi

/** How many numbers a command takes. */
const COUNTS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
}

/** The commands that a letter with a list of numbers is: after the first pair of a move, lines. */
const callsOf = (name: string, list: string, data: string): readonly (readonly [string, number[]])[] => {
  const numbers = (list.match(NUMBER) ?? []).map(Number)
  const count = COUNTS[name.toUpperCase()]!
  const isWhole = count === 0 ? numbers.length === 0 : numbers.length > 0 && numbers.length % count === 0
  if (!isWhole || list.replace(NUMBER, '').replace(/[\s,]/g, '') !== '') throw notPath(data)
  if (count === 0) return [[name, []]]
  return Array.from({ length: numbers.length / count }, (_, i) => [
    i > 0 && name === 'M' ? 'L' : i > 0 && name === 'm' ? 'l' : name,
    numbers.slice(i * count, (i + 1) * count),
  ])
}

const offset = (letter: string, i: number, { x, y }: Cursor): number => {
  if (letter === 'H') return x
  if (letter === 'V') return y
  if (letter === 'A') return i === 5 ? x : i === 6 ? y : 0
  return i % 2 === 0 ? x : y
}

/** The segments of a command with absolute coordinates; the cursor goes to their end. */
const drawn = (letter: string, numbers: readonly number[], cursor: Cursor): readonly Segment[] => {
  const { x, y } = cursor
  switch (letter) {
    case 'M': {
      const [startX = 0, startY = 0] = numbers
      Object.assign(cursor, { x: startX, y: startY, startX, startY })
      return [{ kind: 'move', points: numbers }]
    }
    case 'Z':
      Object.assign(cursor, { x: cursor.startX, y: cursor.startY })
      return [{ kind: 'close', points: [] }]
    case 'H':
      return lineTo([numbers[0]!, y], cursor)
    case 'V':
      return lineTo([x, numbers[0]!], cursor)
    case 'L':
      return lineTo(numbers, cursor)
    case 'C':
      return curveTo(numbers, numbers.slice(2, 4), cursor)
    case 'S':
      return curveTo([...mirrored('CS', cursor), ...numbers], numbers.slice(0, 2), cursor)
    case 'Q':
      return quadraticTo(numbers, cursor)
    case 'T':
      return quadraticTo([...mirrored('QT', cursor), ...numbers], cursor)
    default: {
      const curves = arcCurves([x, y], numbers)
      Object.assign(cursor, { x: numbers[5], y: numbers[6] })
      return curves
    }
  }
}

const lineTo = (points: readonly number[], cursor: Cursor): readonly Segment[] => {
  Object.assign(cursor, { x: points[0], y: points[1] })
  return [{ kind: 'line', points }]
}

const curveTo = (
  points: readonly number[],
  control: readonly number[],
  cursor: Cursor,
): readonly Segment[] => {
  Object.assign(cursor, { x: points[4], y: points[5], control })
  return [{ kind: 'curve', points }]
}

/** A quadratic curve is the cubic one whose control points are at two thirds of the way to its own. */
const quadraticTo = (numbers: readonly number[], cursor: Cursor): readonly Segment[] => {
  const { x, y } = cursor
  const [controlX = 0, controlY = 0, endX = 0, endY = 0] = numbers
  const first = [x + (2 / 3) * (controlX - x), y + (2 / 3) * (controlY - y)]
  const second = [endX + (2 / 3) * (controlX - endX), endY + (2 / 3) * (controlY - endY)]
  return curveTo([...first, ...second, endX, endY], [controlX, controlY], cursor)
}

/** The last control point mirrored at the pen; the pen itself, if the command before was none of these curves. */
const mirrored = (curves: string, { x, y, control, before }: Cursor): readonly number[] =>
  before !== '' && curves.includes(before) ? [2 * x - control[0], 2 * y - control[1]] : [x, y]
