import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { readPaper } from '../../../../documents/papers/read-paper.ts'
import { drawnFigure } from '../../../../stages/commands/from-figure/drawn-figure.ts'
import {
  flateStream,
  onePage,
  pdfOfObjects,
  plainStream,
  SENTENCE,
  shownThen,
} from '../../../support/documents/hostile-pdf.ts'

/** The text that is read, or the fault. */
const saidOf = async (bytes: Uint8Array): Promise<string> => {
  const reading = await readPaper(bytes, 'a.pdf')
  return 'faults' in reading
    ? reading.faults
        .map(({ place, expected, found, remedy }) => `${place}: ${expected}; ${found} (${remedy})`)
        .join()
    : reading.document.paragraphs.map(({ text }) => text).join()
}

const figureFault = async (bytes: Uint8Array): Promise<string> => {
  const read = await drawnFigure(bytes)
  return 'fault' in read ? `${read.fault.expected}; ${read.fault.found}` : 'a figure'
}

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
const LEAF = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>'

const pdfOf = (options: object, pages = 1): Promise<Uint8Array> => {
  const pdf = new PDFDocument({ ...options, autoFirstPage: false })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let page = 0; page < pages; page++) pdf.addPage().text(SENTENCE)
  pdf.end()
  return new Promise((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))))
}

describe('a PDF whose pages contradict themselves ends in a message', () => {
  it.each([
    [
      'pages in a circle',
      [CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 5 >>', '<< /Type /Pages /Kids [2 0 R] /Count 5 >>'],
      /damaged/,
    ],
    ['pages that contain themselves', [CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'], /damaged/],
    [
      '100,000 declared pages, one of them there',
      [CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 100000 >>', LEAF],
      /without text/,
    ],
    ['fewer than no pages', [CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count -1 >>', LEAF], /without text/],
    [
      'a list in a list, 3,000 deep, never closed',
      [
        CATALOG,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        `<< /Type /Page /Parent 2 0 R /MediaBox ${'['.repeat(3000)} >>`,
      ],
      /damaged|without text/,
    ],
  ])('%s', async (_, objects, said) => {
    const bytes = pdfOfObjects(objects)
    expect(await saidOf(bytes)).toMatch(said)
    expect(await figureFault(bytes)).not.toBe('a figure')
  })

  it('2,000 pages: the message says how many are read, and how many it has', async () => {
    const bytes = pdfOfObjects([
      CATALOG,
      `<< /Type /Pages /Kids [${'3 0 R '.repeat(2000)}] /Count 2000 >>`,
      LEAF,
    ])
    expect(bytes.length).toBeLessThan(13_000)
    const said = /at most 300 pages; 2000 pages/
    expect(await saidOf(bytes)).toMatch(said)
    expect(await figureFault(bytes)).toMatch(said)
  })
})

describe('of a PDF, forms and images that are too large are passed over, and its text is read', () => {
  it.each([
    [
      'a form that draws itself, twice',
      {
        content: shownThen('/X Do'),
        resources: '/XObject << /X 6 0 R >>',
        more: [
          plainStream(
            '/X Do /X Do',
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
          ),
        ],
      },
    ],
    [
      'an image of 30 GB',
      {
        content: shownThen('/I Do'),
        resources: '/XObject << /I 6 0 R >>',
        more: [
          flateStream(
            '0',
            '/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
          ),
        ],
      },
    ],
    [
      'an image of 30 GB in the content',
      { content: shownThen('BI /W 100000 /H 100000 /BPC 8 /CS /RGB ID x EI') },
    ],
  ])('%s', async (_, parts) => {
    expect(await saidOf(onePage(parts))).toBe(SENTENCE)
    expect(await figureFault(onePage(parts))).toMatch(/drawn as lines/)
  })
})

describe('an encrypted PDF', () => {
  it('with a password of its reader ends in a message that says how to remove it', async () => {
    const bytes = await pdfOf({ userPassword: 'x', pdfVersion: '1.7' })
    expect(await saidOf(bytes)).toMatch(
      /without a password; a PDF with a password \(open it with its password/,
    )
    expect(await figureFault(bytes)).toMatch(/without a password/)
  })

  it('with a password of its owner only is read', async () => {
    expect(await saidOf(await pdfOf({ ownerPassword: 'x', pdfVersion: '1.7' }))).toBe(SENTENCE)
  })
})

describe('a damaged PDF', () => {
  it('cut at any place is read as far as it goes, or ends in a message', async () => {
    const whole = onePage()
    for (let length = 0; length < whole.length; length += 23)
      expect(await saidOf(whole.subarray(0, length))).toMatch(/Recurrence|the file: |a\.pdf: /)
  })

  it('that says the wrong length of its content is read all the same', async () => {
    const text = Buffer.from(onePage())
      .toString('latin1')
      .replace(/\/Length \d+/, '/Length 99999999')
    expect(await saidOf(Buffer.from(text, 'latin1'))).toBe(SENTENCE)
  })

  it('with other bytes in it ends in a message, or is read', async () => {
    const whole = readFileSync(join(import.meta.dirname, '../figures/drawn/aml-marks.pdf'))
    for (let i = 0; i < 12; i++) {
      const bytes = Uint8Array.from(whole, (byte, at) => (at % 97 === i * 8 ? 255 - byte : byte))
      const read = await drawnFigure(bytes)
      if ('fault' in read) expect(read.fault.remedy).not.toBe('')
      else expect(read.figure.curves.length).toBeGreaterThan(0)
    }
  })
})

it('scripts, forms, embedded files and actions of a PDF are not run and not text', async () => {
  const script = '<< /S /JavaScript /JS (globalThis.ran = 1; app.alert\\(1\\)) >>'
  const bytes = onePage({
    catalog: `/OpenAction ${script} /AA << /WC ${script} >> /AcroForm << /XFA 6 0 R /NeedAppearances true /Fields [7 0 R] >> /Names << /JavaScript << /Names [(a) ${script}] >> /EmbeddedFiles << /Names [(b) 8 0 R] >> >>`,
    page: `/AA << /O ${script} >> /Annots [7 0 R]`,
    more: [
      plainStream(
        '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><script>globalThis.ran = 1</script>99</xdp:xdp>',
      ),
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (x) /V (99 of 100) /Rect [0 0 99 99] /AA << /K ${script} >> >>`,
      '<< /Type /Filespec /F (99.exe) /EF << /F 9 0 R >> >>',
      plainStream('99', '/Type /EmbeddedFile'),
    ],
  })
  expect(await saidOf(bytes)).toBe(SENTENCE)
  expect(await figureFault(bytes)).toMatch(/drawn as lines/)
  expect((globalThis as { ran?: number }).ran).toBeUndefined()
})
