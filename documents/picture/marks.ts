import { dashed } from './dashes.ts'
import { type Area, clipOf, type Definitions, definitionsIn } from './definitions.ts'
import { letterWidth, textWidth } from './letter-widths.ts'
import { type Matrix, moved, product, similarity, transformOf } from './matrix.ts'
import { outlineOf } from './outline.ts'
import type { Picture, PictureElement } from './read-picture.ts'
import type { Segment } from './segment.ts'
import { colourOf, INITIAL, isBold, lengthOf, numbersIn, opacityOf, type Style, styleOf } from './styles.ts'
import { checkSupported, NOT_DRAWN } from './supported.ts'
import { type PlacedText, placedText } from './text-runs.ts'

interface Painted {
  /** Red, green and blue, 0 to 255. */
  readonly colour: readonly [number, number, number]
  /** 0 to 1. */
  readonly opacity: number
  /** It shows only what is in all of these areas. */
  readonly clips: readonly Area[]
}

export interface FillMark extends Painted {
  readonly kind: 'fill'
  readonly area: Area
}

export interface StrokeMark extends Painted {
  readonly kind: 'stroke'
  readonly segments: readonly Segment[]
  readonly width: number
  readonly cap: 'butt' | 'round' | 'square'
  readonly join: 'miter' | 'round' | 'bevel'
  readonly miterLimit: number
}

export interface TextMark extends Painted {
  readonly kind: 'text'
  readonly text: string
  /** Where it begins on its baseline. */
  readonly x: number
  readonly y: number
  /** Of the font (em). */
  readonly size: number
  /** In radians, clockwise on the page. */
  readonly angle: number
  readonly isBold: boolean
  /** How far each letter (code point) is from the start, and the end of the last one. */
  readonly places: readonly number[]
}

/** A part of a picture that is painted at once, in the coordinates of the page. */
export type Mark = FillMark | StrokeMark | TextMark

/** The state around an element. */
interface Around {
  readonly style: Style
  readonly matrix: Matrix
  readonly clips: readonly Area[]
}

/**
 * All that a picture paints, in the order in which it is painted. Dashes are lines of their own.
 * @param matrix from the coordinates of the picture to those of the page
 * @throws Error that names an element, an attribute or a value that is not drawn
 */
export const marksOf = (picture: Picture, matrix: Matrix): readonly Mark[] => {
  checkSupported(picture.root)
  return elementMarks(picture.root, { style: INITIAL, matrix, clips: [] }, definitionsIn(picture.root))
}

const elementMarks = (element: PictureElement, around: Around, definitions: Definitions): readonly Mark[] => {
  if (NOT_DRAWN.has(element.name)) return []
  const style = styleOf(element, around.style)
  const matrix = product(around.matrix, transformOf(element.attributes['transform']))
  const clip = clipOf(element.attributes['clip-path'], style, definitions)
  const clips =
    clip === null ? around.clips : [...around.clips, { ...clip, segments: onPage(clip.segments, matrix) }]
  const within: Around = { style, matrix, clips }
  if (element.name === 'text') return textMarks(element, within)
  if (element.name !== 'g' && element.name !== 'svg') return shapeMarks(element, within)
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : elementMarks(child, within, definitions),
  )
}

const onPage = (segments: readonly Segment[], matrix: Matrix): readonly Segment[] =>
  segments.map(({ kind, points }) => ({ kind, points: moved(matrix, points) }))

const shapeMarks = (element: PictureElement, { style, matrix, clips }: Around): readonly Mark[] => {
  const outline = outlineOf(element, style)
  const [fill, stroke] = [colourOf(style, 'fill'), colourOf(style, 'stroke')]
  const marks: Mark[] = []
  const isVisible = outline.length > 0
  if (isVisible && fill !== null && element.name !== 'line') {
    const area = { segments: onPage(outline, matrix), isEvenOdd: style['fill-rule'] === 'evenodd' }
    marks.push({ kind: 'fill', area, colour: partsOf(fill), opacity: opacityOf(style, 'fill'), clips })
  }
  const width = lengthOf(style['stroke-width'], style)
  if (isVisible && stroke !== null && width > 0) {
    const { scale } = similarity(matrix)
    const dashes = numbersIn(style['stroke-dasharray'])
    const lines = dashed(outline, dashes, Number(style['stroke-dashoffset']))
    marks.push({
      ...{ kind: 'stroke', segments: onPage(lines, matrix), width: width * scale },
      ...{ cap: style['stroke-linecap'], join: style['stroke-linejoin'] },
      miterLimit: Number(style['stroke-miterlimit']),
      ...{ colour: partsOf(stroke), opacity: opacityOf(style, 'stroke'), clips },
    } as StrokeMark)
  }
  return marks.filter(({ opacity }) => opacity > 0)
}

const partsOf = (colour: string): Painted['colour'] => {
  const part = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16)
  return [part(1), part(3), part(5)]
}

const textMarks = (element: PictureElement, { style, matrix, clips }: Around): readonly TextMark[] => {
  const runs = placedText(
    element,
    style,
    ({ text, style: of }) => textWidth(text, isBold(of)) * Number(of['font-size']),
  )
  const { scale, angle } = similarity(matrix)
  return runs.flatMap((run) => {
    const fill = colourOf(run.style, 'fill')
    if (colourOf(run.style, 'stroke') !== null)
      throw new Error(`picture: expected text without stroke, found "${run.text}"`)
    const opacity = opacityOf(run.style, 'fill')
    if (fill === null || opacity === 0) return []
    const [x = 0, y = 0] = moved(matrix, [run.x, run.y])
    const size = Number(run.style['font-size']) * scale
    return [
      {
        ...{ kind: 'text', text: run.text, x, y, size, angle, isBold: isBold(run.style) },
        places: placesOf(run, size),
        ...{ colour: partsOf(fill), opacity, clips },
      },
    ]
  })
}

const placesOf = ({ text, style }: PlacedText, size: number): readonly number[] => {
  let end = 0
  return [0, ...[...text].map((letter) => (end += letterWidth(letter, isBold(style)) * size))]
}
