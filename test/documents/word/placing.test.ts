import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Edit, TableContent } from '../../../documents/document.ts'
import { wordFormat } from '../../../documents/word/word-format.ts'
import {
  bodyOf,
  editedBody,
  p,
  partsOf,
  partText,
  r,
  readDocument,
  sdt,
  wordFileOf,
} from '../../support/documents/word-file.ts'

const table = (text: string): TableContent => ({
  title: [{ text: `Table 1. ${text}` }],
  notes: [{ text: 'a', isRaised: true }, { text: ' By hand.' }],
  head: [
    { runs: [{ text: 'Group' }], isNumber: false },
    { runs: [{ text: 'n' }], isNumber: true },
  ],
  rows: [
    {
      kind: 'row',
      cells: [
        { runs: [{ text: 'All' }], isNumber: false },
        { runs: [{ text: '18', result: 'os/n' }], isNumber: true },
      ],
    },
  ],
})
const picture = (letter: number) => ({
  ...{ caption: [{ text: 'Figure 1. Survival.' }], alternative: 'A curve', width: 80, height: 50 },
  emf: Uint8Array.from([1, 0, 0, 0, letter]),
})

describe('place', () => {
  test.each([
    ['a written slot', p(r('[table:t1]'))],
    ['a control in a paragraph', p(sdt('table:t1', r('Table here')))],
    ['a control around paragraphs', sdt('table:t1', p(r('Table')) + p(r('here')), '')],
  ])('puts a table into %s, and the next one in its place', async (_, slot) => {
    const first = await wordFormat.edit(wordFileOf(p(r('Before')) + slot + p(r('After'))), [
      { kind: 'place', slot: 0, content: table('One') },
    ])
    const second = await wordFormat.edit(first, [{ kind: 'place', slot: 0, content: table('Two') }])
    expect(bodyOf(second)).toBe(bodyOf(first).replace('One', 'Two'))
    const { paragraphs, slots } = await readDocument(second)
    expect(paragraphs.map(({ text }) => text)).toEqual(['Before', 'After'])
    expect(slots).toEqual([{ tag: 'table:t1', place: 'paragraph 2' }])
    expect(bodyOf(second).match(/<w:tbl>/g)).toHaveLength(1)
  })

  test('keeps what an author wrote beside a caption and between tables', async () => {
    const placed = bodyOf(
      await wordFormat.edit(wordFileOf(p(r('[table:t1]'))), [
        { kind: 'place', slot: 0, content: table('One') },
      ]),
    )
    const grown = placed.replace('</w:sdt></w:p><w:tbl>', `</w:sdt>${r(' Mine.')}</w:p><w:tbl>`)
    expect(grown).not.toBe(placed)
    const again = await editedBody(grown + p(r('x')), [{ kind: 'place', slot: 0, content: table('Two') }])
    expect(again).toBe(grown.replace('One', 'Two') + p(r('x')))
  })

  test('puts a picture above its caption, and takes the old one with it', async () => {
    const content = (letter: number): Edit => ({ kind: 'place', slot: 0, content: picture(letter) })
    const first = await wordFormat.edit(wordFileOf(p(r('[figure:f1]'))), [content(1)])
    const second = await wordFormat.edit(first, [content(2)])
    expect(Object.keys(unzipSync(second))).toEqual([...Object.keys(partsOf('')), 'word/media/casebook-1.emf'])
    expect([...unzipSync(second)['word/media/casebook-1.emf']!]).toEqual([1, 0, 0, 0, 2])
    expect(bodyOf(second)).toBe(
      bodyOf(first).replaceAll('id="1" name="casebook:figure:f1"', 'id="2" name="casebook:figure:f1"'),
    )
    expect(bodyOf(first)).toMatch(
      /<wp:extent cx="2880000" cy="1800000"\/>.*descr="A curve".*Figure 1\. Survival\./,
    )
    const relations = partText(second, 'word/_rels/document.xml.rels')
    expect(relations.match(/Target="media\/casebook-1\.emf"/g)).toHaveLength(1)
    expect(bodyOf(second)).toContain(`r:embed="${/Id="(casebook\d)"/.exec(relations)![1]}"`)
    expect(partText(second, '[Content_Types].xml').match(/Extension="emf"/g)).toHaveLength(1)
  })
})
