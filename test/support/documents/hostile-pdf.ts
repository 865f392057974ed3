import { constants, deflateRawSync, deflateSync } from 'node:zlib'

/** An object of a PDF: its text, or a stream with the entries of its dictionary. */
export type PdfObject = string | { readonly entries: string; readonly stream: Uint8Array }

const LATIN = (text: string): Buffer => Buffer.from(text, 'latin1')

/**
 * A PDF of objects as they are given, numbered from 1, with a correct table of their places; the first is the catalog.
 * @param trailer further entries of the trailer
 */
export const pdfOfObjects = (objects: readonly PdfObject[], trailer = ''): Uint8Array => {
  const pieces: Buffer[] = [LATIN('%PDF-1.7\n')]
  const places: number[] = []
  let length = pieces[0]!.length
  const add = (piece: Buffer): void => {
    pieces.push(piece)
    length += piece.length
  }
  for (const [i, object] of objects.entries()) {
    places.push(length)
    add(LATIN(`${i + 1} 0 obj\n`))
    if (typeof object === 'string') add(LATIN(object))
    else {
      add(LATIN(`<< ${object.entries} /Length ${object.stream.length} >>\nstream\n`))
      add(Buffer.from(object.stream))
      add(LATIN('\nendstream'))
    }
    add(LATIN('\nendobj\n'))
  }
  const table = length
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  add(
    LATIN(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}

export const plainStream = (text: string, entries = ''): PdfObject => ({ entries, stream: LATIN(text) })

export const flateStream = (bytes: Uint8Array | string, entries = ''): PdfObject => ({
  entries: `/Filter /FlateDecode ${entries}`,
  stream: deflateSync(typeof bytes === 'string' ? LATIN(bytes) : bytes, { level: 9 }),
})

/** Spaces, compressed twice: a few kB that unpack to `megabytes`. None of it is ever in memory here. */
export const bombStream = (megabytes: number, entries = ''): PdfObject => {
  const spaces = Buffer.alloc(1e6, ' ')
  // a block that refers to nothing before it, so that it can be repeated
  const block = deflateRawSync(spaces, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const end = deflateRawSync(Buffer.alloc(0))
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(adlerOfSpaces(1e6 * megabytes))
  const once = Buffer.concat([Buffer.from([0x78, 0xda]), ...Array(megabytes).fill(block), end, sum])
  return {
    entries: `/Filter [/FlateDecode /FlateDecode] ${entries}`,
    stream: deflateSync(once, { level: 9 }),
  }
}

/** Adler-32 of n spaces: 1 + 32 n, and the sum of 1 + 32 k. */
const adlerOfSpaces = (n: number): number => {
  const [low, high] = [(1 + 32 * n) % 65521, Number((BigInt(n) + 16n * BigInt(n) * BigInt(n + 1)) % 65521n)]
  return high * 65536 + low
}

/** The sentence of a page that is read. */
export const SENTENCE = 'Recurrence was seen in 13 of 48 patients (27.1%).'

/** The operators that show it. */
export const SHOWN = `BT /F1 12 Tf 72 700 Td (${SENTENCE.replace(/[()]/g, '\\$&')}) Tj ET`

/** A paper of one page; parts of it are replaced by hostile ones. */
export const onePage = ({
  catalog = '',
  page = '',
  resources = '',
  content = plainStream(SHOWN) as PdfObject,
  more = [] as readonly PdfObject[],
  trailer = '',
} = {}): Uint8Array =>
  pdfOfObjects(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> ${resources} >> /Contents 4 0 R ${page} >>`,
      content,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ...more,
    ],
    trailer,
  )

/** The content of a readable page, after which something else comes. */
export const shownThen = (more: string): PdfObject => plainStream(`${SHOWN}\n${more}`)

/** Forms of which each draws the next one ten times; the last is drawn 10^(depth - 1) times. They are objects from 6. */
const chainOfForms = (depth: number, last: string): readonly PdfObject[] =>
  Array.from({ length: depth }, (_, i) =>
    plainStream(
      i === depth - 1 ? last : '/X Do '.repeat(10),
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 5 0 R >> /XObject << /X ${7 + i} 0 R >> >>`,
    ),
  )

const FIRST_FORM = '/XObject << /X 6 0 R >>'

/** A page with a form that draws the next one ten times, and so on. */
export const formsOfForms = (depth: number, last: string): Uint8Array =>
  onePage({ content: shownThen('/X Do'), resources: FIRST_FORM, more: chainOfForms(depth, last) })

/** The same forms in the pattern that fills a rectangle of the page. */
export const formsInPattern = (depth: number, last: string): Uint8Array =>
  onePage({
    content: shownThen('/Pattern cs /P scn 0 0 9 9 re f'),
    resources: `/Pattern << /P ${6 + depth} 0 R >>`,
    more: [
      ...chainOfForms(depth, last),
      plainStream(
        '/X Do',
        `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << ${FIRST_FORM} >>`,
      ),
    ],
  })

/** The same forms in a letter of a drawn font. */
export const formsInLetter = (depth: number, last: string): Uint8Array =>
  onePage({
    content: shownThen('BT /F2 12 Tf 72 600 Td (a) Tj ET'),
    resources: '',
    page: `/Resources << /Font << /F1 5 0 R /F2 ${6 + depth} 0 R >> >>`,
    more: [
      ...chainOfForms(depth, last),
      `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding << /Type /Encoding /Differences [97 /a] >> /CharProcs << /a ${7 + depth} 0 R >> /Resources << ${FIRST_FORM} >> >>`,
      plainStream('9 0 d0 /X Do'),
    ],
  })
