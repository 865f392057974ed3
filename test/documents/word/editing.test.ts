import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Edit } from '../../../documents/document.ts'
import { wordFormat } from '../../../documents/word/word-format.ts'
import {
  bodyOf,
  editedBody,
  p,
  partsOf,
  r,
  readDocument,
  sdt,
  wordFileOf,
  zipped,
} from '../../support/documents/word-file.ts'

const bind = (from: number, to: number, tag: string, paragraph = 0): Edit => ({
  kind: 'bind',
  paragraph,
  from,
  to,
  tag,
})
const fill = (text: string, binding = 0): Edit => ({ kind: 'fill', paragraph: 0, binding, text })
const rebind = (tag: string, binding = 0): Edit => ({ kind: 'rebind', paragraph: 0, binding, tag })
const manuscript = () => readFileSync(join(import.meta.dirname, 'fixtures/manuscript.docx'))
const PICTURE = {
  ...{ caption: [{ text: 'Figure 1.' }], alternative: 'A curve', width: 80, height: 50 },
  emf: Uint8Array.from([1, 0, 0, 0]),
}
const YELLOW = '<w:highlight w:val="yellow"/>'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

describe('bind', () => {
  test('splits a run at both borders and keeps its look and its ids', async () => {
    const run = (text: string) =>
      `<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
    expect(await editedBody(p(run('of 18 &amp; more')), [bind(3, 5, 'os/n')])).toBe(
      p(run('of '), sdt('os/n', run('18'), '<w:citation/>'), run(' &amp; more')),
    )
  })

  test('over runs of two looks and a spelling mark leaves them as they are', async () => {
    const runs = `${r('18', '<w:b/>')}<w:proofErr w:type="spellStart"/>${r('.2', '<w:i/>')}`
    expect(await editedBody(p(r('m '), runs), [bind(2, 6, 'os/m')])).toBe(
      p(r('m '), sdt('os/m', runs, '<w:citation/>')),
    )
  })

  test('within a link stays within it; over its border the link is divided', async () => {
    const link = (content: string) => `<w:hyperlink r:id="rId3">${content}</w:hyperlink>`
    expect(await editedBody(p(link(r('of 18'))), [bind(3, 5, 'x')])).toBe(
      p(link(r('of ') + sdt('x', r('18')))),
    )
    expect(await editedBody(p(r('1'), link(r('8') + r(' of'))), [bind(0, 2, 'x')])).toBe(
      p(sdt('x', `${r('1')}${link(r('8'))}`, '<w:citation/>'), link(r(' of'))),
    )
  })

  test('over the border of an insertion divides it into two of its author, with ids of their own', async () => {
    const ins = (id: number, content: string) => `<w:ins w:id="${id}" w:author="A">${content}</w:ins>`
    expect(await editedBody(p(r('1'), ins(1, r('8 of'))), [bind(0, 2, 'x')])).toBe(
      p(sdt('x', r('1') + ins(1, r('8')), '<w:citation/>'), ins(2, r(' of'))),
    )
  })

  test.each([
    ['a paragraph that is not there', [bind(0, 1, 'x', 9)]],
    ['letters that are not there', [bind(0, 99, 'x')]],
    ['no letters', [bind(1, 1, 'x')]],
    ['a bound text', [bind(3, 5, 'x'), bind(4, 6, 'y')]],
    ['half a field', [bind(5, 8, 'x')]],
    ['a binding that is not there', [rebind('x')]],
    ['a slot that is not there', [{ kind: 'place', slot: 0, content: {} as never }]],
  ] as const)('is refused for %s', async (_, edits) => {
    const body = p(r('abcdef'), `<w:fldSimple w:instr="PAGE">${r('1234')}</w:fldSimple>`)
    await expect(editedBody(body, edits)).rejects.toThrow(RangeError)
  })
})

describe('an open number', () => {
  const look = '<w:b/><w:sz w:val="24"/>'
  test('is yellow until it is bound; then it looks as before', async () => {
    const body = p(r('of 18 and', `${look}<w:u w:val="single"/>`), r('7'))
    const open = await wordFormat.edit(wordFileOf(body), [bind(3, 5, 'open'), bind(9, 10, 'open')])
    expect(bodyOf(open)).toContain(
      sdt('open', r('18', `${look}${YELLOW}<w:u w:val="single"/>`), '<w:citation/>'),
    )
    expect(bodyOf(open)).toContain(sdt('open', r('7', YELLOW), '<w:citation/>'))
    const bound = bodyOf(await wordFormat.edit(open, [rebind('os/n'), rebind('fixed', 1)]))
    expect(bound).not.toContain('highlight')
    expect(bound).toContain(
      sdt('os/n', r('18', `${look}<w:u w:val="single"/>`), '<w:citation/>') +
        r(' and', `${look}<w:u w:val="single"/>`) +
        sdt('fixed', r('7'), '<w:citation/>'),
    )
  })

  test('is made of one that was bound, and back', async () => {
    const open = await editedBody(p(sdt('os/n', r('18'))), [rebind('open')])
    expect(open).toBe(p(sdt('open', r('18', YELLOW), '<w:citation/>')))
    expect(await editedBody(open, [rebind('os/n')])).toBe(p(sdt('os/n', r('18'), '<w:citation/>')))
  })

  test('that the author has marked keeps that mark', async () => {
    const open = await wordFormat.edit(wordFileOf(p(r('18', YELLOW))), [bind(0, 2, 'open')])
    expect((await readDocument(open)).paragraphs[0]!.bindings[0]!.tag).toBe('open')
    expect(bodyOf(await wordFormat.edit(open, [rebind('os/n')]))).toBe(
      p(sdt('os/n', r('18', YELLOW), '<w:citation/>')),
    )
  })
})

describe('fill', () => {
  test('writes into the first letters, in their look, and keeps notes and bookmarks', async () => {
    const note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    const content = `${r('18', '<w:b/>')}<w:bookmarkStart w:id="1" w:name="b"/>${note}${r('.2', '<w:i/>')}`
    expect(await editedBody(p(sdt('x', content, '<w:citation/>')), [fill('17·5 <a>')])).toBe(
      p(
        sdt(
          'x',
          `${r('17·5 &lt;a&gt;', '<w:b/>')}<w:bookmarkStart w:id="1" w:name="b"/>${note}<w:r><w:rPr><w:i/></w:rPr></w:r>`,
          '<w:citation/>',
        ),
      ),
    )
  })

  test('takes the place of a prompt of Word', async () => {
    const prompt = sdt(
      'x',
      r('Click here', '<w:rStyle w:val="Platzhaltertext"/><w:b/>'),
      '<w:placeholder><w:docPart w:val="A"/></w:placeholder><w:showingPlcHdr/><w:text/>',
    )
    expect(await editedBody(p(prompt), [fill('5')])).toBe(
      p(sdt('x', r('5', '<w:b/>'), '<w:placeholder><w:docPart w:val="A"/></w:placeholder><w:text/>')),
    )
    expect(await editedBody(p(r('n='), sdt('x', '')), [fill('5')])).toBe(
      p(r('n='), sdt('x', `<w:r><w:t xml:space="preserve">5</w:t></w:r>`)),
    )
  })

  test('with the same text changes nothing, tracked or not', async () => {
    const body = p(sdt('x', r('18')))
    expect(await editedBody(body, [fill('18')], { trackedBy: 'Casebook' })).toBe(body)
    expect(await editedBody(body, [fill('18')])).toBe(body)
  })

  test('as tracked changes is a deletion and an insertion of the author, without a date', async () => {
    const old = '<w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">18</w:delText></w:r>'
    expect(
      await editedBody(
        p(`<w:bookmarkStart w:id="1" w:name="b"/>`, sdt('x', r('18', '<w:b/>'))),
        [fill('19')],
        { trackedBy: 'A & B' },
      ),
    ).toBe(
      p(
        `<w:bookmarkStart w:id="1" w:name="b"/>`,
        sdt(
          'x',
          `<w:del w:id="2" w:author="A &amp; B">${old}</w:del><w:ins w:id="3" w:author="A &amp; B">${r('19', '<w:b/>')}</w:ins>`,
          '<w:citation/>',
        ),
      ),
    )
  })

  test('with another tag in one call does both', async () => {
    expect(await editedBody(p(sdt('open', r('18', YELLOW))), [fill('19'), rebind('os/n')])).toBe(
      p(sdt('os/n', r('19'))),
    )
  })
})

test('all other bytes of all parts are as before, and the parts in their order', async () => {
  const parts = unzipSync(manuscript())
  const edited = unzipSync(await wordFormat.edit(manuscript(), [bind(12, 14, 'os/n', 1)]))
  expect(Object.keys(edited)).toEqual([
    '[Content_Types].xml',
    ...Object.keys(parts).filter((name) => name !== '[Content_Types].xml'),
  ])
  for (const [name, bytes] of Object.entries(parts))
    if (name !== 'word/document.xml') expect(Buffer.compare(edited[name]!, bytes)).toBe(0)
  const text = (part: Uint8Array) => new TextDecoder().decode(part)
  const [before, after] = [text(parts['word/document.xml']!), text(edited['word/document.xml']!)]
  expect(after).not.toBe(before)
  const start = before.indexOf('<w:t>We analysed 18')
  expect(after.slice(0, start)).toBe(before.slice(0, start))
  const rest = before.slice(before.indexOf('</w:t>', start))
  expect(after.endsWith(rest)).toBe(true)
  expect(after.length - before.length).toBeLessThan(700)
})

test('the same edits give the same bytes in every time zone and on every day', async () => {
  const edits = [bind(12, 14, 'open', 1), { kind: 'place', slot: 1, content: PICTURE } as const]
  const edited = () => wordFormat.edit(manuscript(), edits, { trackedBy: 'A' })
  vi.stubEnv('TZ', 'UTC')
  vi.setSystemTime(new Date(2020, 1, 29))
  const first = await edited()
  vi.stubEnv('TZ', 'Pacific/Kiritimati')
  vi.setSystemTime(new Date(2031, 6, 1))
  expect(new Date().getTimezoneOffset()).toBe(-14 * 60)
  expect(Buffer.compare(first, await edited())).toBe(0)
})

test.each(['utf-16le', 'utf-16be'] as const)('a part in %s stays in it', async (encoding) => {
  const parts = partsOf(p(r('of 18')))
  const text = `\ufeff${parts['word/document.xml']!.replace('UTF-8', 'UTF-16')}`
  const bytes = Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') bytes.swap16()
  const edited = await wordFormat.edit(zipped({ ...parts, 'word/document.xml': Uint8Array.from(bytes) }), [
    bind(3, 5, 'x'),
  ])
  const part = new TextDecoder(encoding).decode(unzipSync(edited)['word/document.xml']!)
  expect(part).toContain(p(r('of '), sdt('x', r('18'))))
})
