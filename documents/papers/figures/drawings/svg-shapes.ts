import { type Matrix, moved } from '../../../picture/matrix.ts'
import { outlineOf } from '../../../picture/outline.ts'
import { polylines } from '../../../picture/polylines.ts'
import { INITIAL, numbersIn } from '../../../picture/styles.ts'
import { LARGEST_DOT, MOST_POINTS, type Point } from './drawing.ts'
import { type SvgElement, svgFault } from './svg-elements.ts'
import { colourIn, FARTHEST, lengthIn, type Properties, type Walk } from './svg-walk.ts'

export const addShape = (element: SvgElement, matrix: Matrix, properties: Properties, walk: Walk): void => {
  const look = lookOf(properties)
  if (look === null) return
  const { colour, isFilled } = look
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
  for (const points of outlinesOf(element)) {
    const page = moved(matrix, points.flat())
    walk.points += points.length
    if (walk.points > MOST_POINTS) throw svgFault(`at most ${MOST_POINTS} points of lines`, 'more')
    // what is far away or no number is not on the page
    if (!page.every((value) => Math.abs(value) < FARTHEST)) continue
    if (isFilled && !isDot(page)) continue
    const [first, last] = [points[0]!, points.at(-1)!]
    walk.lines.push({
      points: Array.from({ length: page.length / 2 }, (_, i): Point => [page[2 * i]!, page[2 * i + 1]!]),
      ...{ colour, isFilled },
      width: lengthIn(properties['stroke-width'] ?? '1') * scale,
      dash: numbersIn(properties['stroke-dasharray'])
        .map((length) => length * scale)
        .filter((length) => length > 0),
      isClosed: points.length > 2 && first[0] === last[0] && first[1] === last[1],
    })
  }
}

/** The colour of a stroke, or of an area without one; null for what is not seen. */
const lookOf = (properties: Properties): { readonly colour: string; readonly isFilled: boolean } | null => {
  if (properties['visibility'] === 'hidden') return null
  const isSeen = (of: 'stroke' | 'fill', colour: string): boolean =>
    colour !== 'none' && Number(properties[`${of}-opacity`] ?? 1) !== 0
  const stroke = colourIn(properties, 'stroke', 'none')
  if (isSeen('stroke', stroke)) return { colour: stroke, isFilled: false }
  const fill = colourIn(properties, 'fill', 'black')
  return isSeen('fill', fill) ? { colour: fill, isFilled: true } : null
}

/** Whether coordinates are those of an area that is as small as a mark. */
const isDot = (page: readonly number[]): boolean =>
  [0, 1].every((own) => {
    const along = page.filter((_, i) => i % 2 === own)
    return along.every((value) => Math.abs(value - along[0]!) <= LARGEST_DOT)
  })

const outlinesOf = ({ name, attributes, ...rest }: SvgElement): readonly (readonly Point[])[] => {
  if ((attributes['d'] ?? attributes['points'] ?? '').length > 20 * MOST_POINTS)
    throw svgFault(`at most ${MOST_POINTS} points of lines`, 'more')
  const plain = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      key,
      LENGTHS.has(key) ? String(lengthIn(value)) : value,
    ]),
  )
  try {
    return polylines(outlineOf({ name, attributes: plain, ...rest }, INITIAL))
  } catch {
    throw svgFault(`a ${name} that can be drawn`, 'one with damaged coordinates')
  }
}

const LENGTHS = new Set(['x', 'y', 'width', 'height', 'rx', 'ry', 'cx', 'cy', 'r', 'x1', 'x2', 'y1', 'y2'])
