import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  NAMESPACES,
  p,
  partsOf,
  r,
  readDocument,
  sdt,
  wordFileOf,
  zipped,
} from '../../support/documents/word-file.ts'

const texts = async (...paragraphs: readonly string[]): Promise<readonly string[]> =>
  (await readDocument(wordFileOf(paragraphs.join('')))).paragraphs.map(({ text }) => text)
const heading = (text: string, style = 'berschrift1') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${r(text)}</w:p>`

test('a manuscript of LibreOffice is read with its places, its note and its slots', async () => {
  const bytes = readFileSync(join(import.meta.dirname, 'fixtures/manuscript.docx'))
  const { paragraphs, slots } = await readDocument(bytes)
  expect(paragraphs.map(({ kind, place, text }) => `${kind} | ${place} | ${text}`)).toEqual([
    'heading | Methods, heading | Methods',
    'text | Methods, paragraph 1 | We analysed 18 patients who had surgery between 1993 and 2016.',
    'heading | Results, heading | Results',
    'text | Results, paragraph 1 | Median survival was 18.2 months (95% CI 0.2 to 41.8).',
    'text | Results, paragraph 2 | See the registry of 2015, page 1, and 7 of 18 (39%) relapsed.',
    'cell | table 1, row 1, column 1 | Group',
    'cell | table 1, row 1, column 2 | Deaths',
    'cell | table 1, row 2, column 1 | Surgery',
    'cell | table 1, row 2, column 2 | 5',
    'cell | table 1, row 3, column 1 | None',
    'cell | table 1, row 3, column 2 | 8',
    'text | Results, paragraph 3 | After the table, 12 patients died.',
    'text | Results, paragraph 6 | The end, at 5 years.',
    'note | footnote 1 | \tTwo of 18 patients were lost.',
  ])
  expect(paragraphs.map(({ section }) => section)).toEqual([
    '',
    'Methods',
    'Methods',
    ...Array(11).fill('Results'),
  ])
  expect(slots).toEqual([
    { tag: 'table:outcomes', place: 'Results, paragraph 4' },
    { tag: 'figure:survival', place: 'Results, paragraph 5' },
  ])
})

test('runs that Word splits are one text; signs are letters', async () => {
  expect(
    await texts(
      p(
        '<w:r w:rsidR="00A1"><w:t>18</w:t></w:r><w:proofErr w:type="gramStart"/><w:r w:rsidR="00A2"><w:rPr><w:b/></w:rPr><w:t>.2</w:t></w:r><w:proofErr w:type="gramEnd"/>',
        r(' &lt;5&#37;'),
      ),
      p(
        '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:sym w:font="Symbol" w:char="F0B1"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
      ),
      p('<w:r><w:t>  no layout  </w:t><w:t xml:space="preserve"> kept </w:t></w:r>'),
    ),
  ).toEqual(['18.2 <5%', 'a\tb\nc\u2011d\u00ad±\ufffd', 'no layout kept '])
})

test('tracked changes are accepted, hidden text and field codes are left out', async () => {
  const del = '<w:del w:id="1" w:author="A"><w:r><w:delText>13</w:delText></w:r></w:del>'
  const field = (code: string, result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:t>CODE</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  expect(
    await texts(
      p(
        r('of '),
        del,
        `<w:ins w:id="2" w:author="A">${r('12')}${del}</w:ins>`,
        `<w:moveFrom w:id="3" w:author="A">${r('gone')}</w:moveFrom><w:moveTo w:id="4" w:author="A">${r(' here')}</w:moveTo>`,
      ),
      p(r('a'), r('b', '<w:vanish/>'), r('c', '<w:vanish w:val="0"/>'), r('d', '<w:rStyle w:val="Hidden"/>')),
      p(
        r('see '),
        field('REF x', `page ${'3'}`),
        r(', '),
        `<w:fldSimple w:instr="PAGE">${r('4')}</w:fldSimple>`,
      ),
      p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('CODE')}`),
      p(
        `${r('CODE')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('over paragraphs')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      p(r('eq '), `<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`),
    ),
  ).toEqual(['of 12 here', 'ac', 'see page 3, 4', 'over paragraphs', 'eq '])
})

test('a text box is read once, after its paragraph; links and tags of other programs are text', async () => {
  const box = `<w:txbxContent>${p(r('In the box 7'))}</w:txbxContent>`
  const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const zotero = `<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_abc"/></w:sdtPr><w:sdtContent>${r('(12)')}</w:sdtContent></w:sdt>`
  const { paragraphs } = await readDocument(
    wordFileOf(
      p(
        r('Out '),
        drawing,
        `<w:hyperlink r:id="rId3">${r('link')}</w:hyperlink>`,
        zotero,
        `<w:smartTag w:element="x">${r(' tag')}</w:smartTag>`,
      ) + p(r('Next')),
    ),
  )
  expect(paragraphs.map(({ place, text, bindings }) => [place, text, bindings])).toEqual([
    ['paragraph 1', 'Out link(12) tag', []],
    ['text box 1', 'In the box 7', []],
    ['paragraph 2', 'Next', []],
  ])
})

test('headings are known by the names of their styles and by outline levels; equal headings are numbered', async () => {
  const { paragraphs } = await readDocument(
    wordFileOf(
      p(r('Before')) +
        heading('Results') +
        p() +
        p(r('One')) +
        heading('Deaths', 'Own') +
        p(r('Two')) +
        heading('Results', 'Level') +
        p(r('Three')) +
        heading('Text', 'NoLevel') +
        `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${r('Direct')}</w:p>` +
        p(r('Four')),
    ),
  )
  expect(paragraphs.map(({ kind, place, section }) => `${kind} | ${place} | ${section}`)).toEqual([
    'text | paragraph 1 | ',
    'heading | Results, heading | ',
    'text | Results, paragraph 1 | Results',
    'heading | Deaths, heading | Results',
    'text | Deaths, paragraph 1 | Deaths',
    'heading | Results (2), heading | Deaths',
    'text | Results (2), paragraph 1 | Results',
    'text | Results (2), paragraph 2 | Results',
    'heading | Direct, heading | Results',
    'text | Direct, paragraph 1 | Direct',
  ])
})

test('columns are counted over merged cells; deleted rows are no rows', async () => {
  const cell = (text: string, look = '') => `<w:tc><w:tcPr>${look}</w:tcPr>${p(r(text))}</w:tc>`
  const nested = `<w:tbl><w:tr>${cell('inner')}</w:tr></w:tbl>`
  const { paragraphs } = await readDocument(
    wordFileOf(
      `<w:tbl><w:tr>${cell('a', '<w:gridSpan w:val="2"/>')}${cell('b')}</w:tr><w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>${cell('gone')}</w:tr><w:tr><w:tc>${nested}${p()}</w:tc>${cell('c')}</w:tr></w:tbl>`,
    ),
  )
  expect(paragraphs.map(({ place, text }) => `${place}: ${text}`)).toEqual([
    'table 1, row 1, column 1: a',
    'table 1, row 1, column 3: b',
    'table 2, row 1, column 1: inner',
    'table 1, row 2, column 2: c',
  ])
})

test('controls of ours bind by tag or title, in a paragraph, around it, or around a cell', async () => {
  const title = (tag: string, content: string) =>
    `<w:sdt><w:sdtPr><w:citation/><w:alias w:val="casebook:${tag}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  const { paragraphs } = await readDocument(
    wordFileOf(
      p(r('n='), sdt('a/n', r('18')), r(' ('), title('b/n', r('7') + sdt('inner/n', r('5'))), r(')')) +
        sdt('c/n', p(r('19'))) +
        `<w:tbl><w:tr>${sdt('d/n', `<w:tc>${p(r('20'))}</w:tc>`)}</w:tr></w:tbl>` +
        sdt('e/n', p(r('2')) + p(r('1'))) +
        p(
          sdt('f/n', '<w:del w:id="1" w:author="A"><w:r><w:delText>3</w:delText></w:r></w:del>'),
          r('x'),
          sdt('g/n', ''),
        ),
    ),
  )
  expect(
    paragraphs.map(({ text, bindings }) => [
      text,
      ...bindings.map(({ from, to, tag }) => `${tag}=${text.slice(from, to)}`),
    ]),
  ).toEqual([
    ['n=18 (75)', 'a/n=18', 'b/n=75'],
    ['19', 'c/n=19'],
    ['20', 'd/n=20'],
    ['2'],
    ['1'],
    ['x', 'g/n='],
  ])
})

test('notes are in the order of their references, in the section of these', async () => {
  const note = (id: number, text: string) => `<w:footnote w:id="${id}">${p(r(text))}</w:footnote>`
  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const parts = partsOf(heading('A') + p(r('x'), reference(5)) + heading('B') + p(r('y'), reference(4)), {
    'word/footnotes.xml': `<w:footnotes ${NAMESPACES}>${note(4, 'second')}${note(5, 'first')}${note(6, 'never referred to')}</w:footnotes>`,
  })
  const { paragraphs } = await readDocument(zipped(parts))
  expect(
    paragraphs
      .filter(({ kind }) => kind === 'note')
      .map(({ place, section, text }) => [place, section, text]),
  ).toEqual([
    ['footnote 1', 'A', 'first'],
    ['footnote 2', 'B', 'second'],
  ])
})
