import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openArchive } from '../../../sources/zip/archive.ts'
import { command } from '../../../stages/commands/word.ts'

const LONG_ID = `survival/${'arm=a-very-long-name-of-a-group;'.repeat(2)}/median`

const PAGE = `<!doctype html><html lang="en"><body><h1>Six &amp; more</h1>
<section id="brief"><div class="scroll"><table id="t-one">
<caption>Outcomes <small>Kaplan-Meier <a href="#x">estimates</a>.</small></caption>
<thead><tr><th>Outcome</th><th class="n">Median</th></tr></thead>
<tbody><tr class="group"><th colspan="2">All</th></tr>
<tr class="sub"><th><a href="#o">Survival</a><span class="vh"> hidden</span></th><td class="n"><a href="#r"><data data-result="survival/median">12.5</data></a> (<data data-result="${LONG_ID}">3.1</data>&lt;w:x/&gt;)<sup>a</sup></td></tr></tbody>
</table></div><p class="note"><sup>a</sup> By hand.</p><p class="note">Not a footnote.</p></section>
<section id="findings"><table id="t-small"><caption>Differences</caption><thead><tr><th>Number</th></tr></thead><tbody></tbody></table></section>
<section id="patients"><table id="t-wide"><caption><span class="vh">Listing</span> <small>By hand.</small></caption><thead><tr>${'<th>Column</th>'.repeat(7)}</tr></thead><tbody><tr>${'<td>x</td>'.repeat(7)}</tr></tbody></table></section>
</body></html>`

const root = mkdtempSync(join(tmpdir(), 'casebook-word-'))
const written = async (): Promise<Uint8Array> => {
  expect(await command.run({ root, words: [], flags: {} } as never)).toBe(0)
  return readFileSync(join(root, 'reports/six/export/tables.docx'))
}
const partOf = async (bytes: Uint8Array, name: string): Promise<Document> => {
  const archive = await openArchive(bytes, 'tables.docx')
  const pieces: Uint8Array[] = []
  archive.unpack(name, (piece) => pieces.push(piece.slice()))
  return new JSDOM(Buffer.concat(pieces).toString('utf8'), { contentType: 'application/xml' }).window.document
}

beforeAll(() => {
  mkdirSync(join(root, 'reports/six'), { recursive: true })
  writeFileSync(join(root, 'reports/six/index.html'), PAGE)
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

const texts = (elements: Iterable<Element>): readonly string[] =>
  [...elements].map(({ textContent }) => textContent!)

test('the tables of outcomes and patients are in the file with caption, cells and notes, those of findings are not', async () => {
  const document = await partOf(await written(), 'word/document.xml')
  expect(texts(document.getElementsByTagName('w:p'))).toEqual([
    'Six & more',
    'Outcomes',
    ...['Outcome', 'Median', 'All', 'Survival', '12.5 (3.1<w:x/>)a'],
    'Kaplan-Meier estimates. a By hand.',
    '',
    'Listing',
    ...Array.from({ length: 7 }, () => 'Column'),
    ...Array.from({ length: 7 }, () => 'x'),
    'By hand.',
  ])
  expect(document.getElementsByTagName('w:x')).toHaveLength(0)
})

test('header rows repeat, numbers are at the right, rows below a heading are indented, footnote letters are raised', async () => {
  const document = await partOf(await written(), 'word/document.xml')
  const paragraph = (text: string): Element =>
    [...document.getElementsByTagName('w:p')].find(({ textContent }) => textContent === text)!
  expect(document.getElementsByTagName('w:tblHeader')).toHaveLength(2)
  expect(paragraph('Median').getElementsByTagName('w:jc')[0]!.getAttribute('w:val')).toBe('right')
  expect(paragraph('Outcome').getElementsByTagName('w:jc')).toHaveLength(0)
  expect(paragraph('Survival').getElementsByTagName('w:ind')).toHaveLength(1)
  expect(document.getElementsByTagName('w:gridSpan')[0]!.getAttribute('w:val')).toBe('2')
  expect(
    texts(
      [...document.getElementsByTagName('w:vertAlign')].map((raised) => raised.parentElement!.parentElement!),
    ),
  ).toEqual(['a', 'a'])
})

test('a number is a content control with the id of its result, cut to the length that Word allows and with its check sum', async () => {
  const document = await partOf(await written(), 'word/document.xml')
  const controls = [...document.getElementsByTagName('w:sdt')].map((control) => [
    control.getElementsByTagName('w:tag')[0]!.getAttribute('w:val'),
    control.textContent,
  ])
  expect(LONG_ID.length).toBeGreaterThan(64)
  expect(controls).toEqual([
    ['casebook:survival/median', '12.5'],
    [expect.stringMatching(/^casebook:.{46}~[0-9a-f]{8}$/), expect.any(String)],
  ])
  expect(LONG_ID.startsWith(controls[1]![0]!.slice(9, 55))).toBe(true)
})

test('a table with more than six columns is on a landscape page', async () => {
  const document = await partOf(await written(), 'word/document.xml')
  const sizes = [...document.getElementsByTagName('w:pgSz')].map((size) => size.getAttribute('w:orient'))
  expect(sizes).toEqual([null, 'landscape'])
})

test('the same report gives the same bytes, in every time zone', async () => {
  const here = await written()
  vi.stubEnv('TZ', 'Pacific/Kiritimati')
  const there = await written()
  expect(Buffer.compare(here, there)).toBe(0)
})
