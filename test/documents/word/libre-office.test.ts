import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Edit, TextDocument } from '../../../documents/document.ts'
import { wordFormat } from '../../../documents/word/word-format.ts'
import { savedByLibreOffice } from '../../support/documents/libre-office.ts'
import { partText, readDocument } from '../../support/documents/word-file.ts'
import { hasLibreOffice } from '../../support/export/system-tools.ts'

const manuscript = readFileSync(join(import.meta.dirname, 'fixtures/manuscript.docx'))

const paragraphOf = ({ paragraphs }: TextDocument, text: string): number => {
  const index = paragraphs.findIndex((paragraph) => paragraph.text.includes(text))
  if (index < 0) throw new Error(`no paragraph has ${text}`)
  return index
}
const bindText = (document: TextDocument, paragraph: string, text: string, tag: string): Edit => {
  const index = paragraphOf(document, paragraph)
  const from = document.paragraphs[index]!.text.indexOf(text)
  return { kind: 'bind', paragraph: index, from, to: from + text.length, tag }
}

const LONG = `sex=a very long name of a group/${'x'.repeat(23)}`

const FIGURE = {
  ...({ kind: 'place', slot: 1 } as const),
  content: {
    ...{ caption: [{ text: 'Figure 1. Survival.' }], alternative: 'A curve', width: 80, height: 50 },
    emf: emptyMetafile(),
  },
}

/** Numbers of one look, of two looks, in a table, a note, a link, a tracked insertion. */
const edits = (document: TextDocument): readonly Edit[] => [
  FIGURE,
  bindText(document, 'We analysed', '18', 'patients/n'),
  bindText(document, 'We analysed', '1993', 'fixed'),
  bindText(document, 'Median', '18.2', 'os/median'),
  bindText(document, 'Median', '95', 'fixed'),
  bindText(document, 'Median', '0.2', 'open'),
  bindText(document, 'registry', '2015', LONG),
  bindText(document, 'registry', '7', 'a/b~c\'&<>"é'),
  bindText(document, 'registry', '39', 'open'),
  bindText(document, 'After the table', '12', 'deaths/n'),
  bindText(document, 'Two of', '18', 'patients/n'),
  { kind: 'bind', paragraph: paragraphOf(document, 'Deaths') + 2, from: 0, to: 1, tag: 'deaths/surgery' },
  {
    kind: 'place',
    slot: 0,
    content: {
      title: [{ text: 'Table 1. Outcomes' }, { text: 'a', isRaised: true }],
      notes: [{ text: 'a', isRaised: true }, { text: ' Kaplan-Meier.' }],
      head: [
        { runs: [{ text: 'Outcome' }], isNumber: false },
        { runs: [{ text: 'No.' }], isNumber: true },
      ],
      rows: [
        {
          kind: 'row',
          cells: [
            { runs: [{ text: 'Death' }], isNumber: false },
            { runs: [{ text: '12', result: 'deaths/n' }], isNumber: true },
          ],
        },
      ],
    },
  },
]

describe.skipIf(!hasLibreOffice)('saved by LibreOffice', () => {
  let [bound, saved, again, filled, trackedRead]: TextDocument[] = []
  let [savedFile, savedText, trackedSaved] = [new Uint8Array(), '', '']

  beforeAll(async () => {
    const before = await readDocument(manuscript)
    const boundFile = await wordFormat.edit(manuscript, edits(before))
    bound = await readDocument(boundFile)
    const fills = bound.paragraphs.flatMap(({ bindings }, paragraph): readonly Edit[] =>
      bindings.map((_, binding) => ({ kind: 'fill', paragraph, binding, text: `${binding + 70}` })),
    )
    const tracked = await wordFormat.edit(boundFile, fills, { trackedBy: 'Casebook' })
    filled = await readDocument(tracked)
    const [first, trackedFile] = savedByLibreOffice([boundFile, tracked], 'docx')
    savedFile = Uint8Array.from(first!)
    saved = await readDocument(savedFile)
    savedText = partText(savedFile)
    trackedSaved = partText(trackedFile!)
    trackedRead = await readDocument(trackedFile!)
    const [twice] = savedByLibreOffice([savedFile], 'docx')
    again = await readDocument(twice!)
  }, 600_000)

  test('a document that was bound has the same texts, bindings and slots, also saved twice', () => {
    expect(bound!.paragraphs.flatMap(({ bindings }) => bindings)).toHaveLength(11)
    expect(saved).toEqual(bound)
    expect(again).toEqual(bound)
  })

  test('what is bound keeps its look: open numbers are yellow, bold digits are bold', () => {
    expect(savedText.match(/<w:highlight w:val="yellow"\/>(<\/?\w[^>]*>)*<w:t>(0\.2|39)</g)).toHaveLength(2)
    expect(savedText).toMatch(/<w:b\/>(<\/?\w[^>]*>)*<w:t>18</)
  })

  test('tracked changes stay tracked, and accepted they are the new texts', () => {
    expect(trackedSaved.match(/<w:del [^>]*w:author="Casebook"/g)?.length).toBeGreaterThanOrEqual(11)
    expect(trackedSaved).not.toMatch(/w:author="Casebook"[^>]*w:date="2/)
    for (const text of [
      'We analysed 70 patients who had surgery between 71 and 2016.',
      'After the table, 70 patients died.',
    ])
      expect(filled!.paragraphs.map((paragraph) => paragraph.text)).toContain(text)
    // the one thing that is lost: a number within a link, while its change is tracked
    const paragraphs = filled!.paragraphs.map((paragraph) => ({
      ...paragraph,
      bindings: paragraph.bindings.filter(({ tag }) => tag !== LONG),
    }))
    expect(trackedRead).toEqual({ ...filled, paragraphs })
  })

  test('a picture stays a metafile, and the next one takes its place', async () => {
    const pictures = (bytes: Uint8Array) =>
      Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('word/media/'))
    // LibreOffice 7.4 names it otherwise
    expect(pictures(savedFile)).toEqual(['word/media/image1.wmf'])
    expect(unzipSync(savedFile)['word/media/image1.wmf']).toEqual(emptyMetafile())
    const slot = saved!.slots.findIndex(({ tag }) => tag === 'figure:survival')
    const second = await wordFormat.edit(savedFile, [{ ...FIGURE, slot }])
    expect(pictures(second)).toEqual(['word/media/casebook-1.emf'])
    expect(partText(second).match(/<w:drawing>/g)).toHaveLength(1)
    expect((await readDocument(second)).slots).toEqual(saved!.slots)
  })
})

/** A metafile with nothing in it: header and end ([MS-EMF] 2.3.4.2, 2.3.4.1). */
function emptyMetafile(): Uint8Array {
  const bytes = new Uint8Array(128)
  const view = new DataView(bytes.buffer)
  const header = [
    1, 108, 0, 0, 800, 500, 0, 0, 8000, 5000, 0x464d4520, 0x10000, 128, 2, 1, 0, 0, 0, 1000, 1000, 320, 240,
  ]
  for (const [i, value] of header.entries()) view.setUint32(4 * i, value, true)
  for (const [i, value] of [14, 20, 0, 16, 20].entries()) view.setUint32(108 + 4 * i, value, true)
  return bytes
}
