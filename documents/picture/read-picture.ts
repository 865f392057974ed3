import { SaxesParser } from 'saxes'

/** An element of a picture; `children` has text and elements in their order. */
export interface PictureElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (PictureElement | string)[]
}

export interface Picture {
  readonly root: PictureElement
  /** True width and height in CSS pixels, 1/96 inch. */
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
}

/**
 * A picture from the text of an SVG file.
 * @throws Error if it is not well-formed XML, is nested deeper than 200 elements, or has no width or height in pixels
 */
export const readPicture = (svg: string): Picture => {
  const root = rootOf(svg)
  const [width, height] = (['width', 'height'] as const).map((name) => {
    const length = Number(root.attributes[name])
    if (root.name !== 'svg' || !(length > 0))
      throw new Error(
        `picture: expected an svg element with a ${name} in pixels, found "${root.attributes[name] ?? ''}"`,
      )
    return length
  })
  const firstText = (name: string): string => {
    const child = root.children.find((node) => typeof node !== 'string' && node.name === name)
    return child === undefined ? '' : textOf(child)
  }
  return { root, width: width!, height: height!, title: firstText('title'), description: firstText('desc') }
}

/** A width or height in millimetres, of CSS pixels. */
export const millimetres = (pixels: number): number => (pixels / 96) * 25.4

/** All text of an element. */
export const textOf = (node: PictureElement | string): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('')

/** What walks through a picture calls itself for each level. */
const DEEPEST = 200

interface OpenElement extends PictureElement {
  readonly children: (PictureElement | string)[]
}

const rootOf = (svg: string): PictureElement => {
  const parser = new SaxesParser()
  const document: OpenElement = { name: '', attributes: {}, children: [] }
  const open: OpenElement[] = [document]
  parser.on('error', (error) => {
    throw new Error(`picture: expected well-formed XML, found ${error.message}`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: OpenElement = { name, attributes, children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
    if (open.length > DEEPEST + 1)
      throw new Error(`picture: expected elements nested at most ${DEEPEST} deep, found more`)
  })
  parser.on('text', (text) => open.at(-1)!.children.push(text))
  parser.on('closetag', () => open.pop())
  parser.write(svg).close()
  return document.children.find((node): node is PictureElement => typeof node !== 'string')!
}
