import type { Picture } from './read-picture.ts'
import { numbersIn } from './styles.ts'

/** a b c d e f of SVG 1.1: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export const product = (outer: Matrix, inner: Matrix): Matrix => {
  const [a, b, c, d, e, f] = outer
  const [A, B, C, D, E, F] = inner
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f]
}

/** Pairs of coordinates, moved. */
export const moved = ([a, b, c, d, e, f]: Matrix, points: readonly number[]): readonly number[] =>
  points.map((value, i) =>
    i % 2 === 0 ? a * value + c * points[i + 1]! + e : b * points[i - 1]! + d * value + f,
  )

/**
 * A list of transforms of SVG 1.1.
 * @throws Error for a transform other than translate, rotate, scale and matrix
 */
export const transformOf = (text: string | undefined): Matrix => {
  const rest = (text ?? '').replace(TRANSFORM, '').replace(/[\s,]/g, '')
  if (rest !== '') throw new Error(`picture: expected a list of transforms, found "${text}"`)
  return [...(text ?? '').matchAll(TRANSFORM)].reduce<Matrix>(
    (matrix, [, name = '', list = '']) => product(matrix, singleTransform(name, numbersIn(list))),
    IDENTITY,
  )
}

const TRANSFORM = /(\w+)\s*\(([^)]*)\)/g

const singleTransform = (name: string, numbers: readonly number[]): Matrix => {
  const [a = 0, b, c, d = 0, e = 0, f = 0] = numbers
  if (name === 'translate') return [1, 0, 0, 1, a, b ?? 0]
  if (name === 'scale') return [a, 0, 0, b ?? a, 0, 0]
  if (name === 'matrix') return [a, b ?? 0, c ?? 0, d, e, f]
  if (name !== 'rotate')
    throw new Error(`picture: expected translate, rotate, scale or matrix, found ${name}`)
  const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)]
  const [x, y] = [b ?? 0, c ?? 0]
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]
}

/** From the coordinates of a picture (viewBox) to CSS pixels from its upper left corner. */
export const viewMatrix = ({ root, width, height }: Picture): Matrix => {
  const [x, y, viewWidth, viewHeight] = numbersIn(root.attributes['viewBox'] ?? `0 0 ${width} ${height}`)
  const [scaleX, scaleY] = [width / viewWidth!, height / viewHeight!]
  return [scaleX, 0, 0, scaleY, -x! * scaleX, -y! * scaleY]
}

/**
 * How much a transform enlarges, and its angle in radians, clockwise on the page.
 * @throws Error if it changes shapes, since a pen and letters have one width in all directions
 */
export const similarity = ([a, b, c, d]: Matrix): { readonly scale: number; readonly angle: number } => {
  const scale = Math.hypot(a, b)
  if (!(scale > 0) || Math.hypot(a - d, b + c) > 1e-6 * scale)
    throw new Error(
      `picture: expected a transform that keeps the shape of lines and letters, found matrix(${[a, b, c, d].join(' ')})`,
    )
  return { scale, angle: Math.atan2(b, a) }
}
