import { zlibSync } from 'fflate'
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
 * depend on the picture and the fonts only: there is no date, and streams are compressed by fflate in Node and in browsers,
 * since the bytes of Node's zlib depend on its version and the processor.
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
      compress: false,
      autoFirstPage: false,
    },
    // no font of its own, which would not be embedded
    font: null as unknown as string,
    info: { Title: title, Subject: description, Creator: 'Casebook', CreationDate: new Date(0) },
  })
  delete pdf.info.CreationDate
  // pdfkit's XMP repeats title and date, and escapes no markup
  Object.assign(pdf, { endMetadata: () => undefined })
  for (const [name, font] of Object.entries(fonts)) pdf.registerFont(name, font as Buffer)
  compressByFflate(pdf)
  pdf.addPage()
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

/** An object of the file whose stream may be compressed when it ends. */
interface Stream {
  buffer: readonly Uint8Array[]
  readonly data: { Filter?: string }
  finalize(): void
}

/** Compresses each stream that has no filter of its own. pdfkit's build for Node would take zlib, that for browsers fflate. */
const compressByFflate = (pdf: PDFKit.PDFDocument): void => {
  const ref = pdf.ref.bind(pdf)
  pdf.ref = (data) => {
    const made = ref(data) as PDFKit.PDFKitReference & Stream
    const finalize = made.finalize.bind(made)
    made.finalize = () => {
      if (made.buffer.length > 0 && made.data.Filter === undefined) {
        made.buffer = [zlibSync(joined(made.buffer))]
        made.data.Filter = 'FlateDecode'
      }
      finalize()
    }
    return made
  }
}

const collected = (pdf: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Uint8Array[] = []
    pdf.on('data', (part: Uint8Array) => parts.push(part))
    pdf.on('end', () => resolve(joined(parts)))
    pdf.on('error', reject)
  })

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
