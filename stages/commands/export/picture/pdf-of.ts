import PDFDocument from 'pdfkit'
import { definitionsIn } from '../../../../documents/picture/definitions.ts'
import { viewMatrix } from '../../../../documents/picture/matrix.ts'
import type { Picture } from '../../../../documents/picture/read-picture.ts'
import { INITIAL } from '../../../../documents/picture/styles.ts'
import { checkSupported } from '../../../../documents/picture/supported.ts'
import { drawInPdf } from './draw-in-pdf.ts'

/** The two fonts, as TrueType files. */
export interface Fonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/**
 * A picture as PDF 1.7: one page in its true size, on which text is text. The characters that occur are embedded of the
 * fonts. Title, language, and the description as the alternative text of a figure are for screen readers. The bytes
 * depend on the picture and the fonts only: there is no date.
 */
export const pdfOf = async (picture: Picture, fonts: Fonts): Promise<Uint8Array> => {
  const { root, title, description } = picture
  checkSupported(root)
  const [width, height] = [picture.width, picture.height].map((length) => length * POINTS)
  const pdf = new PDFDocument({
    ...{
      size: [width!, height!],
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
    },
    // no font of its own, which would not be embedded
    font: null as unknown as string,
    info: { Title: title, Subject: description, Creator: 'Casebook', CreationDate: new Date(0) },
  })
  delete pdf.info.CreationDate
  // pdfkit's XMP repeats title and date, and escapes no markup
  Object.assign(pdf, { endMetadata: () => undefined })
  for (const [name, font] of Object.entries(fonts)) pdf.registerFont(name, Buffer.from(font))
  const bytes = collected(pdf)
  const figure = pdf.struct('Figure', { alt: description, title }, () => {
    pdf.save()
    pdf.scale(POINTS)
    pdf.transform(...viewMatrix(picture))
    drawInPdf(pdf, root, INITIAL, definitionsIn(root))
    pdf.restore()
  })
  pdf.addStructure(pdf.struct('Document', {}, [figure]))
  pdf.end()
  return bytes
}

/** Points (1/72 inch) in a CSS pixel. */
const POINTS = 0.75

const collected = (pdf: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Uint8Array[] = []
    pdf.on('data', (part: Uint8Array) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })
