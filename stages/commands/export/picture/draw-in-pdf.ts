import type { PictureElement } from './read-picture.ts'
import { colourOf, isBold, lengthOf, type Style, styleOf } from './styles.ts'
import { type PlacedText, placedText, type ShapedText } from './text-runs.ts'

type Pdf = PDFKit.PDFDocument

export type FontName = 'regular' | 'bold'

/** What elements refer to by `url(#id)`. */
export type Definitions = ReadonlyMap<string, PictureElement>

/**
 * Draws an element and those in it. The elements are those that figures have: groups, shapes, text, and clip paths in
 * user space.
 * @throws Error for any other element, since an incomplete figure must not be written
 */
export const drawInPdf = (
  pdf: Pdf,
  element: PictureElement,
  around: Style,
  definitions: Definitions,
): void => {
  if (NOT_DRAWN.has(element.name)) return
  const style = styleOf(element, around)
  const { attributes, children } = element
  pdf.save()
  transform(pdf, attributes['transform'])
  clip(pdf, attributes['clip-path'], style, definitions)
  if (element.name === 'g' || element.name === 'svg') {
    for (const child of children) if (typeof child !== 'string') drawInPdf(pdf, child, style, definitions)
  } else if (element.name === 'text') drawText(pdf, element, style)
  else drawShape(pdf, element, style)
  pdf.restore()
}

const NOT_DRAWN: ReadonlySet<string> = new Set(['title', 'desc', 'defs', 'clipPath'])

const drawShape = (pdf: Pdf, element: PictureElement, style: Style): void => {
  const [fill, stroke] = [colourOf(style, 'fill'), colourOf(style, 'stroke')]
  const isFilled = fill !== null && element.name !== 'line'
  const rule = style['fill-rule'] === 'evenodd' ? 'even-odd' : 'non-zero'
  if (isFilled) {
    pdf.fillColor(fill, Number(style['fill-opacity']))
    outline(pdf, element, style)
    pdf.fill(rule)
  }
  if (stroke !== null && Number(style['stroke-width']) > 0) {
    setStroke(pdf, stroke, style)
    outline(pdf, element, style)
    pdf.stroke()
  }
}

const setStroke = (pdf: Pdf, colour: string, style: Style): void => {
  pdf.strokeColor(colour, Number(style['stroke-opacity']))
  pdf.lineWidth(lengthOf(style['stroke-width'], style))
  pdf.lineCap(style['stroke-linecap'] as 'butt' | 'round' | 'square')
  pdf.lineJoin(style['stroke-linejoin'] as 'miter' | 'round' | 'bevel')
  pdf.miterLimit(Number(style['stroke-miterlimit']))
  const dashes = numbersOf(style['stroke-dasharray'])
  if (dashes.length === 0) return
  // an odd number of lengths is repeated, as in SVG
  const lengths = dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes]
  // its types lag behind its code, which takes a list
  pdf.dash(lengths as unknown as number, { phase: Number(style['stroke-dashoffset']) })
}

/** The path of a shape. */
const outline = (pdf: Pdf, { name, attributes }: PictureElement, style: Style): void => {
  const length = (attribute: string): number => lengthOf(attributes[attribute], style)
  switch (name) {
    case 'path':
      // pdfkit writes a quadratic curve as a cubic one with other control points
      if (/[qt]/i.test(attributes['d'] ?? ''))
        throw new Error(`picture: expected a path without quadratic curves, found "${attributes['d']}"`)
      pdf.path(attributes['d'] ?? '')
      break
    case 'rect': {
      const [width, height] = [length('width'), length('height')]
      const radius = Math.min(length(attributes['rx'] === undefined ? 'ry' : 'rx'), width / 2, height / 2)
      if (radius > 0) pdf.roundedRect(length('x'), length('y'), width, height, radius)
      else pdf.rect(length('x'), length('y'), width, height)
      break
    }
    case 'circle':
      pdf.circle(length('cx'), length('cy'), length('r'))
      break
    case 'ellipse':
      pdf.ellipse(length('cx'), length('cy'), length('rx'), length('ry'))
      break
    case 'line':
      pdf.moveTo(length('x1'), length('y1')).lineTo(length('x2'), length('y2'))
      break
    case 'polygon':
    case 'polyline':
      pdf.path(`M${numbersOf(attributes['points']).join(' ')}${name === 'polygon' ? 'Z' : ''}`)
      break
    default:
      throw new Error(`picture: expected an element that figures have, found ${name}`)
  }
}

const drawText = (pdf: Pdf, element: PictureElement, style: Style): void => {
  const runs = placedText(element, style, (run) => {
    setFont(pdf, run.style)
    return pdf.widthOfString(run.text, shaping(run))
  })
  for (const run of runs) {
    const [fill, stroke] = [colourOf(run.style, 'fill'), colourOf(run.style, 'stroke')]
    const isHaloed = stroke !== null && run.style['paint-order'].startsWith('stroke')
    setFont(pdf, run.style)
    if (isHaloed) strokeText(pdf, run, stroke)
    if (fill !== null) {
      pdf.fillColor(fill, Number(run.style['fill-opacity']))
      pdf.text(run.text, run.x, run.y, { ...ON_BASELINE, ...shaping(run) })
    }
    if (stroke !== null && !isHaloed) strokeText(pdf, run, stroke)
  }
}

const strokeText = (pdf: Pdf, run: PlacedText, colour: string): void => {
  setStroke(pdf, colour, run.style)
  pdf.text(run.text, run.x, run.y, { ...ON_BASELINE, ...shaping(run), stroke: true, fill: false })
  pdf.undash()
}

const setFont = (pdf: Pdf, style: Style): void => {
  const name: FontName = isBold(style) ? 'bold' : 'regular'
  pdf.font(name).fontSize(Number(style['font-size']))
}

/**
 * Features of the font: a list, if only an empty one, makes pdfkit shape a line as a whole and not word by word. Its
 * types lag behind fontkit, which also takes features to leave out.
 */
const shaping = ({ isKerned }: ShapedText) => ({
  features: (isKerned ? [] : { kern: false }) as unknown as [],
})

const ON_BASELINE = { lineBreak: false, baseline: 'alphabetic' } as const

const transform = (pdf: Pdf, text: string | undefined): void => {
  for (const [, name, list = ''] of (text ?? '').matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const [a = 0, b, c, d = 0, e = 0, f = 0] = numbersOf(list)
    if (name === 'translate') pdf.translate(a, b ?? 0)
    else if (name === 'rotate') pdf.rotate(a, { origin: [b ?? 0, c ?? 0] })
    else if (name === 'scale') pdf.transform(a, 0, 0, b ?? a, 0, 0)
    else if (name === 'matrix') pdf.transform(a, b ?? 0, c ?? 0, d, e, f)
    else throw new Error(`picture: expected translate, rotate, scale or matrix, found ${name}`)
  }
}

const clip = (pdf: Pdf, reference: string | undefined, style: Style, definitions: Definitions): void => {
  if (reference === undefined || reference === 'none') return
  const path = definitions.get(/^url\(["']?#(.*?)["']?\)$/.exec(reference)?.[1] ?? '')
  if (path?.name !== 'clipPath' || path.attributes['clipPathUnits'] === 'objectBoundingBox')
    throw new Error(`picture: expected a clip path in user space, found ${reference}`)
  const shapes = path.children.filter((child) => typeof child !== 'string')
  for (const shape of shapes) {
    if (shape.attributes['transform'] !== undefined || path.attributes['transform'] !== undefined)
      throw new Error(`picture: expected a clip path without transform, found ${reference}`)
    outline(pdf, shape, style)
  }
  // an empty path would clip nothing: without a shape, nothing is drawn
  if (shapes.length === 0) pdf.rect(0, 0, 0, 0)
  pdf.clip(shapes.some((shape) => shape.attributes['clip-rule'] === 'evenodd') ? 'even-odd' : 'non-zero')
}

const numbersOf = (text: string | undefined): number[] =>
  text === undefined || text === 'none' ? [] : (text.match(/-?[\d.]+(?:e[+-]?\d+)?/gi) ?? []).map(Number)
