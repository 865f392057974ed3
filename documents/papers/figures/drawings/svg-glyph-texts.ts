import { type Matrix, moved } from '../../../picture/matrix.ts'
import { drawnText, MOST_TEXTS } from './drawing.ts'
import { type GlyphShape, glyphShape, letterOf } from './glyph-shapes.ts'
import { type SvgElement, svgFault } from './svg-elements.ts'
import { colourIn, lengthIn, type Properties, type Walk } from './svg-walk.ts'

/** Names of letters of Cairo, which draws the SVG files of R and of converters: font and number. */
const GLYPH = /^#(glyph-?\d+)-\d+$/
/** The height of digits in proportion to the highest letters, which a font may be used for alone. */
const GAP = 0.42
const MOST_GLYPHS = 5000

interface Glyph {
  readonly shape: GlyphShape | null
  readonly font: string
}

/** The uses of letters within an element; empty if it is no text. */
export const glyphUses = ({ children }: SvgElement): readonly SvgElement[] =>
  children.filter(
    (child): child is SvgElement =>
      typeof child !== 'string' && child.name === 'use' && GLYPH.test(hrefOf(child)),
  )

const hrefOf = ({ attributes }: SvgElement): string => attributes['href'] ?? attributes['xlink:href'] ?? ''

/**
 * Texts that Cairo drew as outlines of letters: each letter is the one of common sans serif fonts that its outline is most
 * like, and letters side by side are one text. What is like no letter becomes U+FFFD, so that a number with it is none.
 */
export const addOutlinedText = (
  uses: readonly SvgElement[],
  matrix: Matrix,
  properties: Properties,
  walk: Walk,
): void => {
  let run: Placed[] = []
  const flush = (): void => {
    if (run.length > 0) addRun(run, matrix, properties, walk)
    run = []
  }
  for (const use of uses) {
    const glyph = glyphOf(hrefOf(use), walk)
    if (glyph?.shape == null) continue
    const placed = {
      glyph,
      shape: glyph.shape,
      x: lengthIn(use.attributes['x']),
      y: lengthIn(use.attributes['y']),
    }
    const last = run.at(-1)
    const height = digitHeightOf(glyph.font, walk)
    const gap = last === undefined ? 0 : placed.x + placed.shape.left - last.x - last.shape.right
    if (last !== undefined && (Math.abs(last.y - placed.y) > 0.01 || gap > 2 * height || gap < -height))
      flush()
    run.push(placed)
  }
  flush()
}

interface Placed {
  readonly glyph: Glyph
  readonly shape: GlyphShape
  readonly x: number
  readonly y: number
}

const addRun = (run: readonly Placed[], matrix: Matrix, properties: Properties, walk: Walk): void => {
  const height = digitHeightOf(run[0]!.glyph.font, walk)
  const text = run
    .map(({ shape, x }, i) => {
      const before = run[i - 1]
      const isApart = before !== undefined && x + shape.left - before.x - before.shape.right > GAP * height
      return `${isApart ? ' ' : ''}${letterOf(shape, height) ?? '\ufffd'}`
    })
    .join('')
  const [first, last] = [run[0]!, run.at(-1)!]
  const [left, right] = [first.x + first.shape.left, last.x + last.shape.right]
  const [x1, y1, x2, y2] = moved(matrix, [left, first.y, right, first.y]) as [number, number, number, number]
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
  walk.texts.push(
    drawnText(likelyCase(text), [x1, y1], [x2 - x1, y2 - y1], {
      size: (height * scale) / 0.72,
      colour: colourIn(properties, 'fill', 'black'),
    }),
  )
  if (walk.texts.length > MOST_TEXTS) throw svgFault(`at most ${MOST_TEXTS} texts`, 'more')
}

/** A capital I and a small l have one shape: a word begins with the first and goes on with the second. */
const likelyCase = (text: string): string => text.replace(/\bl(?=[a-z])/g, 'I').replace(/(?<=[a-z])I/g, 'l')

const glyphOf = (href: string, { byId, glyphs }: Walk): Glyph | null => {
  const id = href.slice(1)
  const known = glyphs.get(id)
  if (known !== undefined) return known
  const font = GLYPH.exec(href)?.[1]
  const target = byId.get(id)
  if (font === undefined || target === undefined || glyphs.size >= MOST_GLYPHS) return null
  const paths = target.children.filter(
    (child): child is SvgElement => typeof child !== 'string' && child.name === 'path',
  )
  const glyph = { font, shape: shapeOf(paths.map(({ attributes }) => attributes['d'] ?? '').join(' ')) }
  glyphs.set(id, glyph)
  return glyph
}

const shapeOf = (path: string): GlyphShape | null => {
  try {
    return glyphShape(path)
  } catch {
    throw svgFault('letters that can be drawn', 'one with damaged coordinates')
  }
}

/** The height of the digits of a font: that of most of its letters that stand on the baseline and are high. */
const digitHeightOf = (font: string, walk: Walk): number => {
  const known = walk.digitHeights.get(font)
  if (known !== undefined) return known
  const tops: number[] = []
  for (const [id] of walk.byId) {
    if (!id.startsWith(`${font}-`)) continue
    const shape = glyphOf(`#${id}`, walk)?.shape
    if (shape != null) tops.push(-shape.top)
  }
  const highest = Math.max(...tops, 0)
  const high = tops.filter((top) => top > 0.88 * highest).sort((a, b) => a - b)
  const height = high[Math.floor(high.length / 2)] ?? 1
  walk.digitHeights.set(font, height)
  return height
}
