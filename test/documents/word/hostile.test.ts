import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { wordFormat } from '../../../documents/word/word-format.ts'
import {
  DECLARATION,
  faultOf,
  NAMESPACES,
  p,
  partsOf,
  r,
  readDocument,
  sdt,
  wordFileOf,
  zipped,
} from '../../support/documents/word-file.ts'
import { damaged, prefixes } from '../../support/sources/damaged.ts'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const withDocument = (document: string | Uint8Array) =>
  zipped({ ...partsOf(''), 'word/document.xml': document })
const related = (part: string, type: string, target: string) =>
  zipped({
    ...partsOf(p(r('x'))),
    [part]: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${RELATIONS}/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
  })
const ole = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(`${name}\0`, 'utf16le'),
  ])

describe('another kind of file is named, with the way out', () => {
  test.each([
    ['a document with a password', ole('EncryptedPackage'), 'remove the password'],
    ['a document in the format of Word 97 to 2003', ole('WordDocument'), 'Word Document'],
    ['a document in RTF', strToU8('{\\rtf1\\ansi x}'), 'Word Document'],
    [
      'a text document of LibreOffice',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] }),
      'Word Document',
    ],
    ['a PDF document', strToU8('%PDF-1.7\n'), 'made from'],
    ['a page in HTML', strToU8('<!doctype html><p>x'), 'Word Document'],
    [
      'a workbook',
      zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }),
      'manuscript',
    ],
    ['an empty file', new Uint8Array(0), 'again'],
    ['a ZIP archive without the parts', zipped({ 'a.txt': 'x' }), 'Word Document'],
    ['an archive without its main part', zipped({ '[Content_Types].xml': '<Types/>' }), 'Word Document'],
    [
      'a "Strict Open XML Document"',
      withDocument(
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>',
      ),
      'Save As',
    ],
    [
      'another prefix',
      withDocument(
        `<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`,
      ).slice(),
      'save',
    ],
  ])('%s', async (found, bytes, remedy) => {
    const fault = await faultOf(bytes)
    if (found !== 'another prefix') expect(fault).toContain(found)
    expect(fault).toMatch(new RegExp(`^draft\\.docx.*\\(.*${remedy}.*\\)$`))
  })

  test('a prefix that changes its meaning within a document', async () => {
    const body = `<w:p xmlns:w="urn:other">${r('x')}</w:p>`
    expect(await faultOf(wordFileOf(body))).toContain('expected elements of Word with the prefix w')
  })
})

describe('active content is refused', () => {
  test('macros', async () => {
    expect(await faultOf(zipped({ ...partsOf(''), 'word/vbaProject.bin': 'x' }), 'draft.docm')).toBe(
      'draft.docm: expected a document without macros, found the part word/vbaProject.bin (save it as "Word Document (*.docx)", which has no macros)',
    )
  })
  test('a signature, which a change would break', async () => {
    expect(await faultOf(zipped({ ...partsOf(''), '_xmlsignatures/sig1.xml': 'x' }))).toContain(
      'digital signature',
    )
  })
  test.each([
    ['word/_rels/settings.xml.rels', 'attachedTemplate', 'https://example.org/a.dotm'],
    ['word/_rels/settings.xml.rels', 'attachedTemplate', '\\\\host\\share\\a.dotm'],
    ['word/_rels/settings.xml.rels', 'attachedTemplate', 'file://host/a.dotm'],
    ['word/_rels/footnotes.xml.rels', 'image', 'http://example.org/a.png'],
    ['word/_rels/header1.xml.rels', 'oleObject', 'file:///c:/a.xls'],
    ['word/_rels/header1.xml.rels', 'frame', 'http://example.org/'],
  ])('%s %s to %s', async (part, type, target) => {
    const fault = await faultOf(related(part, type, target))
    expect(fault).toContain(
      `draft.docx, part ${part}: expected a document that is complete by itself, found a reference of the kind "${type}" to "${target}"`,
    )
  })
  test('a link, and a template on the own disk, are none', async () => {
    await readDocument(related('word/_rels/footnotes.xml.rels', 'hyperlink', 'https://example.org/'))
    await readDocument(
      related('word/_rels/settings.xml.rels', 'attachedTemplate', 'file:///C:\\Users\\me\\Templates\\a.dotx'),
    )
  })
})

describe('XML', () => {
  test.each([
    ['a document type', `<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`],
    ['an external entity', `<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>`],
  ])('%s', async (_, type) => {
    const document = `${type}<w:document ${NAMESPACES}><w:body>${p(r('&b;'))}</w:body></w:document>`
    expect(await faultOf(withDocument(document))).toContain(
      'found a document type, whose entities are never read',
    )
  })
  test('elements nested 100,000 deep', async () => {
    const deep = 1e5
    const body = '<w:sdt><w:sdtContent>'.repeat(deep) + '</w:sdtContent></w:sdt>'.repeat(deep)
    expect(await faultOf(wordFileOf(body))).toContain('found elements nested deeper than 200')
  })
  test('more elements than a document has', async () => {
    expect(await faultOf(wordFileOf('<w:p/>'.repeat(500_001)))).toContain('expected at most 500000 elements')
  }, 60_000)
  test('other encodings and damaged bytes', async () => {
    expect(await faultOf(withDocument('<?xml version="1.0" encoding="UTF-7"?><x/>'))).toContain(
      'found "UTF-7"',
    )
    expect(await faultOf(withDocument(Uint8Array.from([0x3c, 0xff, 0xff])))).toContain('found other bytes')
    expect(await faultOf(withDocument(`${DECLARATION}<w:document ${NAMESPACES}><w:body>`))).toContain(
      'draft.docx, part word/document.xml: expected well-formed XML',
    )
  })
  test('a main part that is something else', async () => {
    expect(await faultOf(withDocument('<html/>'))).toContain('found a main part that begins with html')
  })
})

describe('archives', () => {
  test('a bomb ends at its bound', async () => {
    const bomb = zipSync(
      { ...bytesOf(partsOf('')), 'word/document.xml': new Uint8Array(70_000_000) },
      { level: 9 },
    )
    expect(await faultOf(bomb)).toMatch(/expected at most 300000000 bytes.*Compress Pictures/)
  }, 60_000)
  test('too many parts', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`p${i}`, new Uint8Array(0)]))
    expect(await faultOf(zipSync({ ...bytesOf(partsOf('')), ...many }, { level: 0 }))).toContain(
      'at most 10000 parts',
    )
  }, 60_000)
  test('a declared size of two gigabytes', async () => {
    const bytes = wordFileOf(p(r('x')))
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 2_000_000_000, true)
    expect(await faultOf(bytes)).toMatch(/at most 300000000 bytes.*2000000000 bytes/)
  })
  test('names that are properties of objects', async () => {
    const bytes = zipped({ ...partsOf(p(r('of 18'))), ['constructor']: 'x', 'word/toString': 'y' })
    const edited = await wordFormat.edit(bytes, [{ kind: 'bind', paragraph: 0, from: 3, to: 5, tag: 'x' }])
    expect((await readDocument(edited)).paragraphs[0]!.bindings).toHaveLength(1)
  })
})

const bytesOf = (parts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)]))

const manuscript = readFileSync(join(import.meta.dirname, 'fixtures/manuscript.docx'))

test('every beginning of a file, and random damage, end in faults with places', async () => {
  const soundly = async (bytes: Uint8Array) => {
    const reading = await wordFormat.read(bytes, 'draft.docx')
    if (!('faults' in reading)) return
    expect(reading.faults.length).toBeGreaterThan(0)
    for (const { place, expected, found } of reading.faults)
      expect([place, expected, found].some((text) => text === '' || /[\n\r\u001b]/.test(text))).toBe(false)
  }
  for (const [length, bytes] of prefixes(Uint8Array.from(manuscript)))
    if (length % 23 === 0) await soundly(bytes)
  await fc.assert(fc.asyncProperty(damaged(Uint8Array.from(manuscript)), soundly), { numRuns: 200 })
}, 60_000)

test('names of files and parts reach no terminal as they are', async () => {
  expect(await faultOf(strToU8('x'), 'a\u001b[31m\n.docx')).not.toMatch(/[\u001b\n]/)
  expect(await faultOf(zipped({ ...partsOf(''), 'a\u001b[31m/vbaProject.bin': 'x' }))).not.toMatch(
    /[\u001b\n]/,
  )
})

test('a tag of any letters is kept and cannot break out of its attribute', async () => {
  const tag = 'a"/><w:evil/>&\'<'
  const edited = await wordFormat.edit(wordFileOf(p(r('18'))), [
    { kind: 'bind', paragraph: 0, from: 0, to: 2, tag },
  ])
  expect((await readDocument(edited)).paragraphs[0]!.bindings[0]!.tag).toBe(tag)
  expect(sdt('x', '')).toContain('casebook:x')
})
