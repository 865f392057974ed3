import { type Matrix, product } from '../../../picture/matrix.ts'
import { numbersIn } from '../../../picture/styles.ts'
import { rulesOf } from './css.ts'
import type { Drawing } from './drawing.ts'
import { type SvgElement, svgElements, svgFault, svgText } from './svg-elements.ts'
import { addOutlinedText, glyphUses } from './svg-glyph-texts.ts'
import { addShape } from './svg-shapes.ts'
import { addGlyphText, addText, glyphTexts } from './svg-texts.ts'
import { FARTHEST, lengthIn, matrixOf, type Properties, propertiesOf, type Walk } from './svg-walk.ts'

const MOST_VISITS = 1_000_000
/** Rules that are compared with elements, so that time is bounded. */
const MOST_COMPARED = 2e7
const DEEPEST_USE = 8
const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polygon', 'polyline'])
const NOT_DRAWN = new Set(
  'defs clipPath mask pattern marker symbol style script title desc metadata foreignObject image #comment'.split(
    ' ',
  ),
)

/**
 * The lines and texts of an SVG file where they are on the page: transforms, `use`, style attributes and style sheets
 * by class are followed; areas, images, scripts and references to other files are not.
 * @throws SourceError for a file that is not SVG, damaged or too large
 */
export const svgDrawing = (bytes: Uint8Array): Drawing => {
  const root = svgElements(bytes)
  const byId = new Map<string, SvgElement>()
  const sheets: string[] = []
  const index = (element: SvgElement): void => {
    const id = element.attributes['id']
    if (id !== undefined) byId.set(id, element)
    if (element.name === 'style') sheets.push(svgText(element))
    for (const child of element.children) if (typeof child !== 'string') index(child)
  }
  index(root)
  const walk: Walk = {
    rules: sheets.flatMap(rulesOf),
    byId,
    lines: [],
    texts: [],
    glyphs: new Map(),
    digitHeights: new Map(),
    points: 0,
    visits: 0,
  }
  const box = numbersIn(root.attributes['viewBox'])
  const [width, height] = [
    box[2] ?? lengthIn(root.attributes['width']),
    box[3] ?? lengthIn(root.attributes['height']),
  ]
  if (!(width > 0 && height > 0 && width < FARTHEST && height < FARTHEST))
    throw svgFault('an svg element with a size', 'none')
  const start: Matrix = [1, 0, 0, 1, -(box[0] ?? 0), -(box[1] ?? 0)]
  visitChildren(root, start, propertiesOf(root, {}, walk), walk, 0)
  return { width, height, lines: walk.lines, texts: walk.texts }
}

const visit = (element: SvgElement, around: Matrix, outer: Properties, walk: Walk, uses: number): void => {
  walk.visits += 1
  if (walk.visits > MOST_VISITS) throw svgFault(`at most ${MOST_VISITS} drawn elements`, 'more')
  if (walk.visits * walk.rules.length > MOST_COMPARED)
    throw svgFault(`at most ${MOST_COMPARED} elements times rules of style sheets`, 'more')
  if (NOT_DRAWN.has(element.name)) return
  const properties = propertiesOf(element, outer, walk)
  if (properties['display'] === 'none') return
  const matrix = product(around, matrixOf(element))
  const said = /^text_/.test(element.attributes['id'] ?? '') ? glyphTexts(element) : []
  if (element.name === 'use') visitUse(element, matrix, properties, walk, uses)
  else if (SHAPES.has(element.name)) addShape(element, matrix, properties, walk)
  else if (element.name === 'text') addText(element, matrix, properties, walk)
  else if (said.length > 0)
    for (const one of said) addGlyphText(one.said, one.group, matrix, properties, walk)
  else {
    const letters = glyphUses(element)
    if (letters.length > 0) addOutlinedText(letters, matrix, properties, walk)
    else visitChildren(element, matrix, properties, walk, uses)
  }
}

const visitChildren = (
  element: SvgElement,
  matrix: Matrix,
  properties: Properties,
  walk: Walk,
  uses: number,
): void => {
  for (const child of element.children)
    if (typeof child !== 'string') visit(child, matrix, properties, walk, uses)
}

const visitUse = (
  { attributes }: SvgElement,
  matrix: Matrix,
  properties: Properties,
  walk: Walk,
  uses: number,
): void => {
  const target = walk.byId.get((attributes['href'] ?? attributes['xlink:href'] ?? '').replace(/^#/, ''))
  if (target === undefined || uses >= DEEPEST_USE) return
  const placed = product(matrix, [1, 0, 0, 1, lengthIn(attributes['x']), lengthIn(attributes['y'])])
  if (target.name === 'symbol') visitChildren(target, placed, properties, walk, uses + 1)
  else visit(target, placed, properties, walk, uses + 1)
}
