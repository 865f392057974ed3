import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit } from '../../../documents/document.ts'
import { wordFormat } from '../../../documents/word/word-format.ts'
import { readDocument, wordFileOf } from '../../support/documents/word-file.ts'

const escaped = (text: string) => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`)
const looks = [
  '',
  '<w:rPr/>',
  '<w:rPr><w:b/></w:rPr>',
  '<w:rPr><w:highlight w:val="green"/></w:rPr>',
  '<w:rPr><w:rFonts w:ascii="Arial"/><w:vertAlign w:val="superscript"/></w:rPr>',
  '<w:rPr><w:vanish/></w:rPr>',
]

/** A run as programs split them: texts with and without kept blanks, signs, notes, save ids. */
const run = fc
  .record({
    look: fc.constantFrom(...looks),
    start: fc.constantFrom('<w:r>', '<w:r w:rsidR="00A77B3E" w:rsidRPr="00112233">'),
    children: fc.array(
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc
            .string({
              unit: fc.constantFrom('1', '2', '.', ' ', 'a', '&', '<', '–', '😀', '\r\n'),
              minLength: 1,
              maxLength: 6,
            })
            .map((text) => `<w:t xml:space="preserve">${escaped(text)}</w:t>`),
        },
        fc.constantFrom(
          '<w:t> 7 </w:t>',
          '<w:t/>',
          '<w:tab/>',
          '<w:br/>',
          '<w:noBreakHyphen/>',
          '<w:t><![CDATA[<8>]]></w:t>',
          '<w:footnoteReference w:id="1"/>',
          '<w:sym w:font="Symbol" w:char="F0B1"/>',
        ),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ look, start, children }) => `${start}${look}${children.join('')}</w:r>`)

const deleted = fc.constant('<w:del w:id="3" w:author="A"><w:r><w:delText>9</w:delText></w:r></w:del>')
const mark = fc.constantFrom(
  '<w:proofErr w:type="spellStart"/>',
  '<w:bookmarkStart w:id="4" w:name="b"/>',
  '<w:commentRangeStart w:id="5"/>',
)

const inline = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    { weight: 6, arbitrary: run },
    deleted,
    mark,
    tie('nodes').map(
      (content) => `<w:ins w:id="1" w:author="B&amp;C" w:date="2020-01-01T00:00:00Z">${content}</w:ins>`,
    ),
    tie('nodes').map((content) => `<w:hyperlink r:id="rId3">${content}</w:hyperlink>`),
    tie('nodes').map((content) => `<w:smartTag w:element="x"><w:smartTagPr/>${content}</w:smartTag>`),
  ),
  nodes: fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map((nodes) => nodes.join('')),
})).nodes

/** Paragraphs with parts that do not overlap, none of which divides a letter. */
const drafts = fc
  .record({
    paragraphs: fc.array(inline, { minLength: 1, maxLength: 3 }),
    points: fc.array(fc.array(fc.nat(40), { maxLength: 6 }), { minLength: 3, maxLength: 3 }),
    tags: fc.array(fc.constantFrom('open', 'fixed', 'os/median', 'a/b~c&"d'), { minLength: 9, maxLength: 9 }),
  })
  .map(({ paragraphs, points, tags }) => ({
    bytes: wordFileOf(
      paragraphs.map((content) => `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${content}</w:p>`).join(''),
    ),
    points,
    tags,
  }))

test('what is bound is read back at the same text, which does not change', async () => {
  let bound = 0
  await fc.assert(
    fc.asyncProperty(drafts, async ({ bytes, points, tags }) => {
      const before = await readDocument(bytes)
      let next = 0
      const edits = before.paragraphs.flatMap(({ text }, paragraph): readonly Edit[] => {
        const letters = [0, ...[...text].map((_, i, all) => all.slice(0, i + 1).join('').length)]
        const sorted = [
          ...new Set(points[paragraph % 3]!.map((point) => letters[point % letters.length]!)),
        ].sort((a, b) => a - b)
        const ranges = sorted.flatMap((from, i) =>
          i + 1 < sorted.length && i % 3 !== 2 ? [{ from, to: sorted[i + 1]! }] : [],
        )
        return ranges.map(({ from, to }) => ({ kind: 'bind', paragraph, from, to, tag: tags[next++ % 9]! }))
      })
      const edited = await wordFormat.edit(bytes, [...edits].reverse())
      const after = await readDocument(edited)
      bound += edits.length
      expect(after).toEqual({
        ...before,
        paragraphs: before.paragraphs.map((paragraph, i) => ({
          ...paragraph,
          bindings: edits.flatMap((edit) =>
            edit.kind === 'bind' && edit.paragraph === i
              ? [{ from: edit.from, to: edit.to, tag: edit.tag }]
              : [],
          ),
        })),
      })
      // filled with other texts, tracked or not, the paragraph reads with them
      for (const options of [{}, { trackedBy: 'Casebook' }]) {
        const fills = after.paragraphs.flatMap(({ bindings }, paragraph): readonly Edit[] =>
          bindings.map((_, binding) => ({ kind: 'fill', paragraph, binding, text: `<${binding}&` })),
        )
        const filled = await readDocument(await wordFormat.edit(edited, fills, options))
        const expected = after.paragraphs.map(({ text, bindings }) =>
          bindings.reduceRight((all, { from, to }, i) => `${all.slice(0, from)}<${i}&${all.slice(to)}`, text),
        )
        expect(filled.paragraphs.map(({ text }) => text)).toEqual(expected)
        expect(filled.paragraphs.map(({ bindings }) => bindings.map(({ tag }) => tag))).toEqual(
          after.paragraphs.map(({ bindings }) => bindings.map(({ tag }) => tag)),
        )
      }
    }),
    {
      numRuns: Number(process.env['CASEBOOK_DRAFTS'] ?? 60),
      endOnFailure: true,
      interruptAfterTimeLimit: 60_000,
    },
  )
  expect(bound).toBeGreaterThan(30)
}, 120_000)
