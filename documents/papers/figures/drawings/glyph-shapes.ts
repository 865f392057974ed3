import { outlineOf } from '../../../picture/outline.ts'
import { polylines } from '../../../picture/polylines.ts'
import { INITIAL } from '../../../picture/styles.ts'
import type { Point } from './drawing.ts'
import { GLYPHS, type KnownGlyph } from './glyph-shapes.generated.ts'

/** The outline of a letter in its font: its box, with the baseline at 0 and y down, and which cells of a grid it covers. */
export interface GlyphShape {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** `1` and `0` by rows, from the top. */
  readonly cells: string
}

const [COLUMNS, ROWS] = [10, 14]
/** More than this is no letter. */
const MOST_LETTERS = 20_000
/** The largest difference of a shape from the letter that it is taken for. */
const FARTHEST = 0.3

/** The shape of the path of a letter; null for a space, or for what is no letter. */
export const glyphShape = (path: string): GlyphShape | null => {
  if (path.trim() === '' || path.length > MOST_LETTERS) return null
  const outline = outlineOf({ name: 'path', attributes: { d: path }, children: [] }, INITIAL)
  const lines = polylines(outline) as readonly (readonly Point[])[]
  const points = lines.flat()
  if (points.length < 3 || !points.flat().every(Number.isFinite)) return null
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  if (!(right > left && bottom > top)) return null
  const cells = Array.from({ length: ROWS * COLUMNS }, (_, i) => {
    const x = left + ((right - left) * ((i % COLUMNS) + 0.5)) / COLUMNS
    const y = top + ((bottom - top) * (Math.floor(i / COLUMNS) + 0.5)) / ROWS
    return isCovered(lines, x, y) ? '1' : '0'
  })
  return { left, right, top, bottom, cells: cells.join('') }
}

/** Whether an odd number of edges is to the left of a point. */
const isCovered = (lines: readonly (readonly Point[])[], x: number, y: number): boolean => {
  let crossings = 0
  for (const line of lines)
    for (const [i, [x2, y2]] of line.entries()) {
      const [x1, y1] = line[i - 1] ?? line.at(-1)!
      if (y1 > y !== y2 > y && x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) < x) crossings += 1
    }
  return crossings % 2 === 1
}

/** A shape as it is kept. */
export const knownGlyph = (letter: string, shape: GlyphShape, digitHeight: number): KnownGlyph => [
  letter,
  ...([shape.right - shape.left, shape.top, shape.bottom].map(
    (value) => Math.round((100 * value) / digitHeight) / 100,
  ) as [number, number, number]),
  shape.cells.replace(/.{4}/g, (bits) => Number.parseInt(bits, 2).toString(16)),
]

const unpacked = GLYPHS.map(([letter, width, top, bottom, cells]) => ({
  ...{ letter, width, top, bottom },
  cells: [...cells].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join(''),
}))

/**
 * The letter that a shape is most like among those of common sans serif fonts; null if none is near.
 * @param digitHeight the height of a digit of the font
 */
export const letterOf = (shape: GlyphShape, digitHeight: number): string | null => {
  const [width, top, bottom] = [shape.right - shape.left, shape.top, shape.bottom].map(
    (value) => value / digitHeight,
  ) as [number, number, number]
  let best: { readonly letter: string; readonly apart: number } = { letter: '', apart: FARTHEST }
  for (const known of unpacked) {
    const boxes = Math.abs(width - known.width) + Math.abs(top - known.top) + Math.abs(bottom - known.bottom)
    if (boxes > FARTHEST) continue
    let different = 0
    for (let i = 0; i < known.cells.length; i++) if (known.cells[i] !== shape.cells[i]) different += 1
    const apart = different / known.cells.length + 0.5 * boxes
    if (apart < best.apart) best = { letter: known.letter, apart }
  }
  return best.letter === '' ? null : best.letter
}
