import { arcCurves } from './arc-curves.ts'
import { segmentsOf } from './path-data.ts'
import type { PictureElement } from './read-picture.ts'
import type { Segment } from './segment.ts'
import { lengthOf, numbersIn, type Style } from './styles.ts'

/**
 * The outline of a shape, in its own coordinates.
 * @throws Error for an element that is no shape
 */
export const outlineOf = ({ name, attributes }: PictureElement, style: Style): readonly Segment[] => {
  const length = (attribute: string): number => lengthOf(attributes[attribute], style)
  switch (name) {
    case 'path':
      return segmentsOf(attributes['d'] ?? '')
    case 'rect': {
      const [width, height] = [length('width'), length('height')]
      const radius = Math.min(length(attributes['rx'] === undefined ? 'ry' : 'rx'), width / 2, height / 2)
      return rectangle(length('x'), length('y'), width, height, radius)
    }
    case 'circle':
      return ellipse(length('cx'), length('cy'), length('r'), length('r'))
    case 'ellipse':
      return ellipse(length('cx'), length('cy'), length('rx'), length('ry'))
    case 'line':
      return [
        { kind: 'move', points: [length('x1'), length('y1')] },
        { kind: 'line', points: [length('x2'), length('y2')] },
      ]
    case 'polygon':
    case 'polyline': {
      const points = numbersIn(attributes['points'])
      if (points.length < 2) return []
      return segmentsOf(`M${points.join(' ')}${name === 'polygon' ? 'Z' : ''}`)
    }
    default:
      throw new Error(`picture: expected an element that figures have, found ${name}`)
  }
}

const rectangle = (x: number, y: number, width: number, height: number, r: number): readonly Segment[] => {
  if (!(width > 0 && height > 0)) return []
  const [right, bottom] = [x + width, y + height]
  if (!(r > 0)) return segmentsOf(`M${x} ${y}H${right}V${bottom}H${x}Z`)
  const corner = (to: string) => `A${r} ${r} 0 0 1 ${to}`
  const start = `M${x + r} ${y}H${right - r}${corner(`${right} ${y + r}`)}V${bottom - r}`
  const back = `${corner(`${right - r} ${bottom}`)}H${x + r}${corner(`${x} ${bottom - r}`)}`
  return segmentsOf(`${start}${back}V${y + r}${corner(`${x + r} ${y}`)}Z`)
}

const ellipse = (x: number, y: number, rx: number, ry: number): readonly Segment[] =>
  rx > 0 && ry > 0
    ? [
        { kind: 'move', points: [x + rx, y] },
        ...arcCurves([x + rx, y], [rx, ry, 0, 0, 1, x - rx, y]),
        ...arcCurves([x - rx, y], [rx, ry, 0, 0, 1, x + rx, y]),
        { kind: 'close', points: [] },
      ]
    : []
