import { textWidth } from '../../../picture/letter-widths.ts'
import { type Matrix, moved, product } from '../../../picture/matrix.ts'
import { drawnText, MOST_TEXTS, type Point } from './drawing.ts'
import { type SvgElement, svgFault, svgText } from './svg-elements.ts'
import {
  colourIn,
  FARTHEST,
  lengthIn,
  matrixOf,
  type Properties,
  propertiesOf,
  type Walk,
} from './svg-walk.ts'

/** Texts that begin at one place; a tspan with a place of its own begins another. */
export const addText = (element: SvgElement, matrix: Matrix, outer: Properties, walk: Walk): void => {
  const { attributes } = element
  const size = lengthIn(outer['font-size'] ?? '16')
  const at = (own: Readonly<Record<string, string>>, name: string): number =>
    lengthIn(own[name]?.split(/[\s,]+/)[0], size)
  const x = at(attributes, 'x') + at(attributes, 'dx')
  const y = at(attributes, 'y') + at(attributes, 'dy')
  let text = ''
  for (const child of element.children) {
    if (typeof child === 'string') text += child
    else if (child.attributes['x'] === undefined && child.attributes['y'] === undefined)
      text += ` ${svgText(child)}`
    else
      addText(
        {
          ...child,
          attributes: { x: attributes['x'] ?? '0', y: attributes['y'] ?? '0', ...child.attributes },
        },
        matrix,
        propertiesOf(child, outer, walk),
        walk,
      )
  }
  place(text.replace(/\s+/g, ' ').trim(), [x, y], size, {
    matrix,
    properties: outer,
    walk,
    width: lengthIn(attributes['textLength']),
  })
}

/** Texts that are drawn as shapes of letters: what each comment says, and the group of shapes after it. */
export const glyphTexts = ({
  children,
}: SvgElement): readonly { readonly said: string; readonly group: SvgElement }[] => {
  const elements = children.filter((child): child is SvgElement => typeof child !== 'string')
  return elements.flatMap((comment, i) => {
    const group = elements[i + 1]
    return comment.name === '#comment' && group?.name === 'g'
      ? [{ said: String(comment.children[0] ?? '').trim(), group }]
      : []
  })
}

/** Text that is drawn as shapes of letters, with the text in a comment, as matplotlib does. */
export const addGlyphText = (
  said: string,
  group: SvgElement,
  around: Matrix,
  properties: Properties,
  walk: Walk,
): void => {
  const own = propertiesOf(group, properties, walk)
  // letters are 100 units high, upside down
  const matrix = product(product(around, matrixOf(group)), [1, 0, 0, -1, 0, 0])
  const text = said.replace(/^\$\\mathdefault\{(.*)\}\$$/, '$1').replace(/\u2212/g, '-')
  const places = group.children.flatMap((child) =>
    typeof child === 'string' || child.name !== 'use' || /-20$/.test(child.attributes['xlink:href'] ?? '')
      ? []
      : [lengthIn(child.attributes['x'])],
  )
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0]
  const end = last + textWidth(text.slice(-1), false) * 100 * DEJAVU
  place(text, [first, 0], 100, {
    matrix,
    properties: own,
    walk,
    width: places.length > 1 ? end - first : 0,
    ratio: DEJAVU,
  })
}

/** How much wider DejaVu Sans is than Liberation Sans. */
const DEJAVU = 1.15

interface Placing {
  readonly matrix: Matrix
  readonly properties: Properties
  readonly walk: Walk
  /** Zero if the file does not say it. */
  readonly width: number
  readonly ratio?: number
}

const place = (
  text: string,
  [x, y]: Point,
  size: number,
  { matrix, properties, walk, width, ratio = 1 }: Placing,
): void => {
  if (text === '' || text.length > 500) return
  const long = width > 0 ? width : textWidth(text, false) * size * ratio
  const shift = { middle: 0.5, end: 1 }[properties['text-anchor'] ?? ''] ?? 0
  const [startX, startY, endX, endY] = moved(matrix, [x - shift * long, y, x + (1 - shift) * long, y]) as [
    number,
    number,
    number,
    number,
  ]
  if (![startX, startY, endX, endY].every((value) => Math.abs(value) < FARTHEST)) return
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
  walk.texts.push(
    drawnText(text, [startX, startY], [endX - startX, endY - startY], {
      size: size * scale,
      colour: colourIn(properties, 'fill', 'black'),
    }),
  )
  if (walk.texts.length > MOST_TEXTS) throw svgFault(`at most ${MOST_TEXTS} texts`, 'more')
}
