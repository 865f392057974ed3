import { SourceError } from '../../../sources/support/source-error.ts'

/** A longer file is a book, not a paper. */
const MOST_PAGES = 300
const MOST_BYTES = 1e8

type PdfJs = Awaited<ReturnType<typeof import('unpdf')['getResolvedPDFJS']>>
export type PdfFile = Awaited<ReturnType<PdfJs['getDocument']>['promise']>

/**
 * What `read` makes of a PDF, as pdf.js decodes it. Nothing of the file is run: scripts, forms and links are not read.
 *
 * @throws SourceError for a file that is not a PDF, damaged, encrypted or too large; errors of another kind, which are
 * the program's, pass
 */
export const readPdf = async <T>(
  bytes: Uint8Array,
  read: (file: PdfFile, operators: PdfJs['OPS']) => Promise<T>,
): Promise<T> => {
  if (bytes.length > MOST_BYTES)
    throw pdfFault(`at most ${MOST_BYTES / 1e6} MB`, `${Math.ceil(bytes.length / 1e6)} MB`)
  const { getResolvedPDFJS } = await import('unpdf')
  const { getDocument, OPS, VerbosityLevel } = await getResolvedPDFJS()
  addTransfer()
  const loading = getDocument({
    // the library keeps the bytes that it is given
    data: new Uint8Array(bytes),
    ...{ isEvalSupported: false, disableFontFace: true, useSystemFonts: true, enableXfa: false },
    // images are not read
    maxImageSize: 1,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const file = await loading.promise
    if (file.numPages > MOST_PAGES) throw pdfFault(`at most ${MOST_PAGES} pages`, `${file.numPages} pages`)
    return await read(file, OPS)
  } catch (error) {
    throw asFault(error)
  } finally {
    await loading.destroy()
  }
}

export const pdfFault = (expected: string, found: string, remedy = REMEDY): SourceError =>
  new SourceError({ place: 'the file', expected, found, remedy })

const REMEDY = 'open the file in a viewer and print it to a new PDF'

/** Node before version 21 lacks this function, which the library calls; a copy does the same. */
const addTransfer = (): void => {
  const prototype = ArrayBuffer.prototype as unknown as Record<string, unknown>
  prototype['transferToFixedLength'] ??= function (this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
    const copy = new Uint8Array(length)
    copy.set(new Uint8Array(this).subarray(0, length))
    return copy.buffer
  }
}

/** The errors with which pdf.js speaks of a file, by their names; all that its decoder throws comes as one of them. */
const asFault = (error: unknown): unknown => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException')
    return pdfFault(
      'a PDF without a password',
      'a PDF with a password',
      'open it with its password and print it to a new PDF',
    )
  if (name === 'InvalidPDFException') return pdfFault('a PDF that can be read', 'no PDF, or a damaged one')
  return /^(?:UnknownErrorException|FormatError|ResponseException|AbortException)$/.test(name)
    ? pdfFault('a PDF that can be read', 'a damaged one')
    : error
}
