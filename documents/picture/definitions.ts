import { outlineOf } from './outline.ts'
import type { PictureElement } from './read-picture.ts'
import type { Segment } from './segment.ts'
import type { Style } from './styles.ts'

/** What elements refer to by `url(#id)`. */
export type Definitions = ReadonlyMap<string, PictureElement>

export const definitionsIn = (root: PictureElement): Definitions => {
  const definitions = new Map<string, PictureElement>()
  const visit = (element: PictureElement): void => {
    if (element.attributes['id'] !== undefined) definitions.set(element.attributes['id'], element)
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(root)
  return definitions
}

/** An area: what is inside an outline. */
export interface Area {
  readonly segments: readonly Segment[]
  readonly isEvenOdd: boolean
}

/**
 * The area that an element is clipped to, in its own coordinates, or null.
 * @throws Error for anything but a clip path in user space without a transform
 */
export const clipOf = (
  reference: string | undefined,
  style: Style,
  definitions: Definitions,
): Area | null => {
  if (reference === undefined || reference === 'none') return null
  const path = definitions.get(/^url\(["']?#(.*?)["']?\)$/.exec(reference)?.[1] ?? '')
  if (path?.name !== 'clipPath' || path.attributes['clipPathUnits'] === 'objectBoundingBox')
    throw new Error(`picture: expected a clip path in user space, found ${reference}`)
  const shapes = path.children.filter((child) => typeof child !== 'string')
  if ([path, ...shapes].some(({ attributes }) => attributes['transform'] !== undefined))
    throw new Error(`picture: expected a clip path without transform, found ${reference}`)
  return {
    segments: shapes.flatMap((shape) => outlineOf(shape, style)),
    isEvenOdd: shapes.some((shape) => shape.attributes['clip-rule'] === 'evenodd'),
  }
}
