import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import type { Paragraph } from '../../../documents/document.ts'
import { joinedLines } from '../../../documents/papers/joined-lines.ts'
import { readPaper } from '../../../documents/papers/read-paper.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures')

const paragraphsOf = async (bytes: Uint8Array, name: string): Promise<readonly Paragraph[]> => {
  const reading = await readPaper(bytes, name)
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.document.paragraphs
}

const read = new Map<string, Promise<readonly Paragraph[]>>()

/** Each file is read once. */
const fixture = (name: string): Promise<readonly Paragraph[]> => {
  const paragraphs = read.get(name) ?? paragraphsOf(new Uint8Array(readFileSync(join(FIXTURES, name))), name)
  read.set(name, paragraphs)
  return paragraphs
}

const faultOf = async (bytes: Uint8Array | string, name: string): Promise<string> => {
  const reading = await readPaper(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name)
  if (!('faults' in reading)) throw new Error('read')
  return reading.faults.map(({ expected, found, remedy }) => `${expected} | ${found} | ${remedy}`).join('\n')
}

const pdfOf = (
  draw: (pdf: InstanceType<typeof PDFDocument>) => void,
  options: ConstructorParameters<typeof PDFDocument>[0] = {},
): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const pdf = new PDFDocument({ compress: true, ...options })
    const pieces: Uint8Array[] = []
    pdf.on('data', (piece: Uint8Array) => pieces.push(piece))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))))
    draw(pdf)
    pdf.end()
  })

/** Sentences of the made-up article, as its author wrote them: over lines, columns and pages. */
const SENTENCES = [
  ['Abstract', 'The median follow-up was 31.5 months (range, 3–120).'],
  ['Abstract', 'The 5-year overall survival was 61.2% (95% CI 45.0% to 74.1%).'],
  ['Methods', 'Patients who were treated between 2001 and 2014 were included.³,⁴ Survival was estimated'],
  ['Methods', 'A value of P<0.05 was regarded as significant.'],
  [
    'Methods',
    'The first classification of difficult specifications was unaffected by the officer of the office.',
  ],
  ['Results', 'Of the 48 patients, 30 (62.5%) were men.'],
  [
    'Results',
    'The hazard ratio for death was 2.10 (95% CI 1.20 to 3.68; P = 0.009) in patients with a positive margin.',
  ],
  ['Results', 'Mean blood loss was 1,234 ± 567 mL.'],
  ['Results', 'The log-rank test gave P = 0·03, the change of the score was −2.5 points'],
  ['Results', '4 × 10⁻⁶ per unit.'],
  ['Results', 'the interval of the odds ratio (0.71–1.64) contains one.'],
  ['Discussion', 'The 5-year survival of 61% is in the range of others.⁵⁻⁷ This study has limitations'],
  ['Discussion', 'the pathologists of two hospitals may have judged margins by other rules.'],
  ['Discussion', 'a median of 900 mL, from 300 to 2,500 mL, and concluded that the approach'],
] as const

const FORMATS = ['article.html', 'article.xml', 'two-columns.pdf'] as const

describe.each(FORMATS)('an article as %s', (name) => {
  // the first law loads the library of its format
  it('has every sentence whole, in the section that it is in', { timeout: 30_000 }, async () => {
    const paragraphs = await fixture(name)
    for (const [section, sentence] of SENTENCES) {
      const holders = paragraphs.filter(({ text }) => text.includes(sentence))
      expect(holders.map((holder) => [sentence, holder.section])).toEqual([[sentence, section]])
    }
  })

  it('has its headings in order, and places that differ', async () => {
    const paragraphs = await fixture(name)
    const headings = paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => text)
    const wanted = ['Abstract', 'Methods', 'Results', 'Discussion']
    expect(headings.filter((text) => wanted.includes(text))).toEqual(wanted)
    const places = paragraphs.filter(({ kind }) => kind === 'text').map(({ place }) => place)
    expect(new Set(places).size).toBe(places.length)
  })
})

it.each(['article.html', 'article.xml'])(
  '%s has the cells of its table with row and column',
  async (name) => {
    const cells = (await fixture(name)).filter(({ kind }) => kind === 'cell')
    expect(cells).toHaveLength(20)
    expect(cells.find(({ place }) => place === 'Table 1, row 4, column 3')?.text).toBe('1,450 ± 700')
  },
)

it('a PDF says the page of each paragraph', async () => {
  const paragraphs = await fixture('two-columns.pdf')
  expect(new Set(paragraphs.map(({ place }) => /^page \d+/.exec(place)?.[0]))).toEqual(
    new Set(['page 1', 'page 2']),
  )
})

it('words that are divided at the end of a line are whole again, and compounds keep their hyphen', () => {
  const words = new Set(['en-bloc', 'classification'])
  const join = (...lines: readonly string[]): string => joinedLines(lines, (word) => words.has(word))
  expect(join('the classi-', 'fication of 5-', 'year survival')).toBe('the classification of 5-year survival')
  expect(join('en-', 'bloc and follow-', 'up')).toBe('en-bloc and follow-up')
  expect(join('from 0.71–', '1.64')).toBe('from 0.71–1.64')
  expect(join('by 10 –', '12')).toBe('by 10 – 12')
})

describe('a file that cannot be read ends in a message', () => {
  it.each([
    ['nothing', '', 'a.txt', /no text/],
    ['a cut PDF', '%PDF-1.7\n1 0 obj <<', 'a.pdf', /damaged/],
    [
      'an entity of its own',
      '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><p>&x;</p></article>',
      'a.xml',
      /entity/i,
    ],
    ['deep XML', `<article>${'<p>'.repeat(5000)}`, 'a.xml', /nested/],
    ['deep HTML', `<html><body>${'<div>'.repeat(5000)}1</body></html>`, 'a.html', /nested/],
  ])('%s', async (_, text, name, said) => {
    expect(await faultOf(text, name)).toMatch(said)
  })

  it('an encrypted PDF', async () => {
    const bytes = await pdfOf((pdf) => pdf.text('secret'), { userPassword: 'x', pdfVersion: '1.7' })
    expect(await faultOf(bytes, 'a.pdf')).toMatch(/without a password/)
  })

  it('a scan', async () => {
    expect(await faultOf(await pdfOf((pdf) => pdf.rect(10, 10, 50, 50).fill()), 'a.pdf')).toMatch(/scan/)
  })

  it('a book', async () => {
    const bytes = await pdfOf((pdf) => {
      for (let page = 0; page < 300; page++) pdf.addPage()
    })
    expect(await faultOf(bytes, 'a.pdf')).toMatch(/at most 300 pages/)
  })
})

it('a web page runs nothing, and shows nothing that a reader does not see', async () => {
  const page =
    '<html><head><script>globalThis.ran = 1</script></head><body><p>Seen 12.<img src=x onerror="globalThis.ran = 1"></p><p hidden>Not 13.</p><style>p{}</style><nav>14</nav></body></html>'
  const paragraphs = await paragraphsOf(new TextEncoder().encode(page), 'a.html')
  expect(paragraphs.map(({ text }) => text)).toEqual(['Seen 12.'])
  expect((globalThis as { ran?: number }).ran).toBeUndefined()
})

it('the link of a heading to itself is no part of the heading', async () => {
  const page =
    '<html><body><h2>Survival <a href="#survival" aria-label="Link">#</a></h2><p>See <a href="#note">note 1</a>.</p></body></html>'
  const paragraphs = await paragraphsOf(new TextEncoder().encode(page), 'a.html')
  expect(paragraphs.map(({ text }) => text)).toEqual(['Survival', 'See note 1.'])
})
