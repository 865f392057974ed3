import { type Area, clipOf, type Definitions } from '../../../../documents/picture/definitions.ts'
import { transformOf } from '../../../../documents/picture/matrix.ts'
import { outlineOf } from '../../../../documents/picture/outline.ts'
import type { PictureElement } from '../../../../documents/picture/read-picture.ts'
import type { Segment } from '../../../../documents/picture/segment.ts'
import {
  colourOf,
  isBold,
  lengthOf,
  numbersIn,
  opacityOf,
  type Style,
  styleOf,
} from '../../../../documents/picture/styles.ts'
import { NOT_DRAWN } from '../../../../documents/picture/supported.ts'
import { type PlacedText, placedText, type ShapedText } from '../../../../documents/picture/text-runs.ts'

type Pdf = PDFKit.PDFDocument

export type FontName = 'regular' | 'bold'

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
  pdf.transform(...transformOf(attributes['transform']))
  clip(pdf, clipOf(attributes['clip-path'], style, definitions))
  if (element.name === 'g' || element.name === 'svg') {
    for (const child of children) if (typeof child !== 'string') drawInPdf(pdf, child, style, definitions)
  } else if (element.name === 'text') drawText(pdf, element, style)
  else drawShape(pdf, element, style)
  pdf.restore()
}

const drawShape = (pdf: Pdf, element: PictureElement, style: Style): void => {
  const [fill, stroke] = [colourOf(style, 'fill'), colourOf(style, 'stroke')]
  const isFilled = fill !== null && element.name !== 'line'
  const rule = style['fill-rule'] === 'evenodd' ? 'even-odd' : 'non-zero'
  if (isFilled) {
    pdf.fillColor(fill, opacityOf(style, 'fill'))
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
  pdf.strokeColor(colour, opacityOf(style, 'stroke'))
  pdf.lineWidth(lengthOf(style['stroke-width'], style))
  pdf.lineCap(style['stroke-linecap'] as 'butt' | 'round' | 'square')
  pdf.lineJoin(style['stroke-linejoin'] as 'miter' | 'round' | 'bevel')
  pdf.miterLimit(Number(style['stroke-miterlimit']))
  const dashes = numbersIn(style['stroke-dasharray'])
  if (dashes.length === 0) return
  // an odd number of lengths is repeated, as in SVG
  const lengths = dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes]
  // its types lag behind its code, which takes a list
  pdf.dash(lengths as unknown as number, { phase: Number(style['stroke-dashoffset']) })
}

/** The path of a shape. */
const outline = (pdf: Pdf, element: PictureElement, style: Style): void =>
  trace(pdf, outlineOf(element, style))

const trace = (pdf: Pdf, segments: readonly Segment[]): void => {
  for (const { kind, points } of segments) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0] = points
    if (kind === 'move') pdf.moveTo(x1, y1)
    else if (kind === 'line') pdf.lineTo(x1, y1)
    else if (kind === 'curve') pdf.bezierCurveTo(x1, y1, x2, y2, x, y)
    else pdf.closePath()
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
      pdf.fillColor(fill, opacityOf(run.style, 'fill'))
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

const clip = (pdf: Pdf, area: Area | null): void => {
  if (area === null) return
  trace(pdf, area.segments)
  // an empty path would clip nothing: without a shape, nothing is drawn
  if (area.segments.length === 0) pdf.rect(0, 0, 0, 0)
  pdf.clip(area.isEvenOdd ? 'even-odd' : 'non-zero')
}
