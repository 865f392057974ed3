import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Xml, xml } from '../../../documents/word/markup.ts'
import { wordFile } from '../../../documents/word/word-file.ts'
import { wordFormat } from '../../../documents/word/word-format.ts'
import { command as bind } from '../../../stages/commands/bind.ts'
import { command as manuscript } from '../../../stages/commands/manuscript.ts'
import type { Files } from '../../../tools/support/in-memory.ts'
import { sixPatients } from '../../../tools/support/six-patients.ts'
import { hasLibreOffice } from '../../support/export/system-tools.ts'
import { onDisk, runSix } from '../../support/stages/six-on-disk.ts'

const paragraph = (text: string, style?: string): Xml =>
  xml(
    'w:p',
    {},
    ...(style === undefined ? [] : [xml('w:pPr', {}, xml('w:pStyle', { 'w:val': style }))]),
    xml('w:r', {}, xml('w:t', { 'xml:space': 'preserve' }, text)),
  )

const FILLER = `${'The course of each patient was followed by the same physicians, with the same examinations. '.repeat(5)}`
const SENTENCES = [
  'The median age was 58 years (range 47 to 70).',
  'Median overall survival was 26 months.',
  'Overall survival was 66.7% at 12 months.',
]

/** Ten pages: about 5000 words, with a sentence of results in every other paragraph. */
const draft = (): Uint8Array =>
  wordFile('A manuscript', [
    paragraph('Results', 'Heading1'),
    ...Array.from({ length: 72 }, (_, i) =>
      paragraph(`${FILLER}${i % 2 === 0 ? SENTENCES[(i / 2) % SENTENCES.length] : ''}`),
    ),
    xml('w:sectPr', {}),
  ])

const table = (files: Files, path: string): readonly Readonly<Record<string, string>>[] =>
  Papa.parse<Record<string, string>>(new TextDecoder().decode(files.get(path)!).trim(), { header: true }).data

const valuesIn = (files: Files): ReadonlyMap<string, string> =>
  new Map(table(files, 'data/derived/six/4-estimate/results.csv').map(({ id, value }) => [id!, value!]))

/** The text of a value with the decimals and percent sign of another text. */
const like = (text: string, value: string): string => {
  const decimals = text.replace('%', '').split('.')[1]?.length ?? 0
  return text.endsWith('%') ? `${(Number(value) * 100).toFixed(decimals)}%` : Number(value).toFixed(decimals)
}

let root: string
beforeAll(async () => {
  root = onDisk(await runSix())
})
beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true))
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(root, { recursive: true, force: true }))

const RAW = 'data/raw/six/manuscript.docx'
const call = (command: typeof bind, words: readonly string[], flags = {}) =>
  command.run({ root, words, flags, manifest: { published: null } } as never)

/** What a co-author does in LibreOffice: replaces words everywhere, writes a paragraph, saves as a Word document. */
const MACRO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Edit(from As String, into As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(from, "_blank", 0, hidden())
  words = document.createReplaceDescriptor()
  words.SearchString = "the same physicians"
  words.ReplaceString = "two physicians"
  document.replaceAll(words)
  cursor = document.Text.createTextCursor()
  cursor.gotoStart(False)
  document.Text.insertString(cursor, "A paragraph of a co-author.", False)
  document.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName" : saved(0).Value = "MS Word 2007 XML"
  document.storeToURL(into, saved())
  document.close(True)
End Sub
</script:module>
`

/** As a co-author edits and saves it in LibreOffice. */
const editedInOffice = (bytes: Uint8Array): Uint8Array => {
  const [folder, profile] = [join(root, 'office'), join(root, 'profile')]
  const office = (...words: readonly string[]): unknown =>
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${profile}`, '--headless', '--norestore', ...words],
      {
        stdio: 'ignore',
        timeout: 200_000,
      },
    )
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(root, 'in.docx'), bytes)
  // the first start makes the profile, with an empty module for macros
  office('--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder, join(root, 'in.docx'))
  writeFileSync(join(profile, 'user/basic/Standard/Module1.xba'), MACRO)
  const [from, into] = ['in', 'out'].map((name) => `file://${join(folder, name)}.docx`)
  office(`macro:///Standard.Module1.Edit("${from}","${into}")`)
  return readFileSync(join(folder, 'out.docx'))
}

test.skipIf(!hasLibreOffice)(
  'ten pages that were edited in LibreOffice: what a change of one cell changes is listed, and nothing else',
  async () => {
    writeFileSync(join(root, 'draft.docx'), draft())
    expect(await call(bind, ['six', join(root, 'draft.docx')])).toBe(0)
    const saved = editedInOffice(readFileSync(join(root, RAW)))

    const before = await runSix({ 'manuscript.docx': saved })
    const bound = table(before, 'data/derived/six/9-manuscript/bound.csv')
    // 36 sentences: 12 of three numbers, and 24 of one
    expect(bound.length).toBe(60)
    expect(bound.filter(({ result }) => result === 'open')).toEqual([])
    expect(table(before, 'data/derived/six/9-manuscript/changes.csv')).toEqual([])

    const patients = sixPatients['patients.csv']!.replace('dead,26', 'dead,28')
    const after = await runSix({ 'manuscript.docx': saved, 'patients.csv': patients })
    const values = valuesIn(after)
    const expected = bound.flatMap(({ place, result, text }) => {
      const now = like(text!, values.get(result!)!)
      return now === text ? [] : [{ place, result, before: text, after: now, why: 'value', note: '' }]
    })
    expect(expected.length).toBe(12)
    expect(table(after, 'data/derived/six/9-manuscript/changes.csv')).toEqual(expected)

    const filled = after.get('reports/six/manuscript.docx')!
    const reading = await wordFormat.read(filled, 'manuscript.docx')
    if (!('document' in reading)) throw new Error(JSON.stringify(reading.faults))
    const { paragraphs } = reading.document
    expect(paragraphs.filter(({ text }) => text.includes('survival was 28 months'))).toHaveLength(12)
    expect(paragraphs.filter(({ text }) => text.includes('by two physicians'))).toHaveLength(72)
    expect(paragraphs[0]!.text).toBe('A paragraph of a co-author.')
    // the next author continues with the filled manuscript: nothing has changed then
    const next = await runSix({ 'manuscript.docx': filled, 'patients.csv': patients })
    expect(table(next, 'data/derived/six/9-manuscript/changes.csv')).toEqual([])
    expect(next.get('reports/six/manuscript.docx')).toEqual(filled)
  },
  240_000,
)

test('tracked changes keep what was written beside what is written now, until somebody accepts them', async () => {
  writeFileSync(
    join(root, 'draft.docx'),
    wordFile('A', [
      paragraph('Results', 'Heading1'),
      paragraph('The median age was 58 years.'),
      xml('w:sectPr', {}),
    ]),
  )
  await call(bind, ['six', join(root, 'draft.docx')], { replace: true })
  const reading = await wordFormat.read(readFileSync(join(root, RAW)), 'm.docx')
  const paragraphs = 'document' in reading ? reading.document.paragraphs : []
  const index = paragraphs.findIndex(({ bindings }) => bindings.length > 0)
  const wrong = await wordFormat.edit(readFileSync(join(root, RAW)), [
    { kind: 'fill', paragraph: index, binding: 0, text: '57' },
  ])
  writeFileSync(join(root, RAW), wrong)
  expect(await call(manuscript, ['six'], { track: true, author: 'A. Author' })).toBe(0)
  const tracked = readFileSync(join(root, 'reports/six/export/manuscript-tracked.docx'))
  const accepted = await wordFormat.read(tracked, 'm.docx')
  expect('document' in accepted && accepted.document.paragraphs[index]!.text).toBe(
    'The median age was 58 years.',
  )
  expect(await call(manuscript, ['six'], { track: true, author: 'A. Author' })).toBe(0)
  expect(readFileSync(join(root, 'reports/six/export/manuscript-tracked.docx'))).toEqual(tracked)
})
