import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Edit, TextDocument } from '../../../documents/document.ts'
import { directiveText } from '../../../documents/markdown/directive.ts'
import { markdownFormat } from '../../../documents/markdown/markdown-format.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = (content: Uint8Array) => new TextDecoder().decode(content)

const read = async (text: string): Promise<TextDocument> => {
  const reading = await markdownFormat.read(bytes(text), 'manuscript.md')
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.document
}
const faultsOf = async (content: Uint8Array | string) => {
  const reading = await markdownFormat.read(typeof content === 'string' ? bytes(content) : content, 'm.md')
  return 'faults' in reading ? reading.faults : []
}
const edit = async (text: string, edits: readonly Edit[], isForReaders = false) =>
  textOf(await markdownFormat.edit(bytes(text), edits, { isForReaders }))

/** Each binding as `tag=text`, with what is written around it. */
const boundIn = ({ paragraphs }: TextDocument) =>
  paragraphs.flatMap(({ text, bindings }) =>
    bindings.map(({ from, to, tag }) => `${tag}=${text.slice(from, to)}`),
  )

const allIds = readdirSync('data/derived')
  .flatMap((cohort) =>
    ['4-estimate', '5-compare'].map((stage) => `data/derived/${cohort}/${stage}/results.csv`),
  )
  .filter((path) => existsSync(path))
  .flatMap((path) =>
    Papa.parse<string[]>(readFileSync(path, 'utf8').trim())
      .data.slice(1)
      .map(([id]) => id!),
  )

describe('a Markdown manuscript', () => {
  it('has paragraphs with places: headings, text, items, cells and notes', async () => {
    const { paragraphs } = await read(
      '---\ntitle: 12 patients\n---\n\n# Results\n\nFirst *one*\nand more.\n\n> Quoted 2.\n\n1. item **21** months\n2. next\n\n| a | b |\n|---|--:|\n| c | 4 \\| 5 |\n\nHeading\n-------\n\nText[^n].\n\n[^n]: A note.\n',
    )
    expect(paragraphs.map(({ kind, place, text, line }) => [kind, place, text, line])).toEqual([
      ['heading', 'heading Results', 'Results', 5],
      ['text', 'Results, paragraph 1', 'First one and more.', 7],
      ['text', 'Results, paragraph 2', 'Quoted 2.', 10],
      ['text', 'Results, paragraph 3', 'item 21 months', 12],
      ['text', 'Results, paragraph 4', 'next', 13],
      ['cell', 'table 1, row 1, column 1', 'a', 15],
      ['cell', 'table 1, row 1, column 2', 'b', 15],
      ['cell', 'table 1, row 2, column 1', 'c', 17],
      ['cell', 'table 1, row 2, column 2', '4 | 5', 17],
      ['heading', 'heading Heading', 'Heading', 19],
      ['text', 'Heading, paragraph 1', 'Text\ufffc.', 22],
      ['note', 'footnote n', 'A note.', 24],
    ])
  })

  it('leaves code, HTML, destinations and escapes alone', async () => {
    const text =
      '`:r[a]` and ``b ` :r[c]`` \\:r[d]\n\n```\n:r[e]\n```\n\n    :r[f]\n\n<div>\n:r[g]\n</div>\n\n[see :r[h]{shown="1"}](x_:r[i]_y) <b id=":r[j]">2</b>\n\n<!-- :r[k] -->\n'
    expect(boundIn(await read(text))).toEqual(['h=1'])
    expect(await edit(text, [], true)).toBe(text.replace(':r[h]{shown="1"}', '1'))
  })

  it('reads marks of emphasis and character references as what readers see', async () => {
    const [paragraph] = (await read('*P* &lt; 0.05, 2\\*3, snake_case, 3 * 4, **21**%')).paragraphs
    expect(paragraph!.text).toBe('P < 0.05, 2*3, snake_case, 3 * 4, 21\ufffc%')
  })

  it('binds a part of the text where it is in the source, and nothing else changes', async () => {
    const text = '# R\r\n\r\nMedian *P* &lt; 0.05 of **21** months,\r\n> 40\r\n'
    const { paragraphs } = await read(text)
    const at = (words: string) => ({ from: paragraphs[1]!.text.indexOf(words), length: words.length })
    const bind = (words: string, tag: string): Edit => {
      const { from, length } = at(words)
      return { kind: 'bind', paragraph: 1, from, to: from + length, tag }
    }
    const bound = await edit(text, [bind('< 0.05', 'p'), bind('21', 'a/median')])
    expect(bound).toBe(
      '# R\r\n\r\nMedian *P* :r[p]{shown="\\< 0.05"} of **:r[a/median]{shown="21"}** months,\r\n> 40\r\n',
    )
    expect(boundIn(await read(bound))).toEqual(['p=< 0.05', 'a/median=21'])
    expect((await read(bound)).paragraphs.map((paragraph) => paragraph.text)).toEqual(
      paragraphs.map((paragraph) => paragraph.text),
    )
  })

  it('fills for the author, who keeps the binding, and for readers, who see the text alone', async () => {
    const text = 'Of :r[n] patients, :r[open]{shown="4"} in :r[fixed]{shown="2011"}; | :r[p]{shown="1"}.\n'
    const edits: Edit[] = [
      { kind: 'fill', paragraph: 0, binding: 0, text: '18' },
      { kind: 'rebind', paragraph: 0, binding: 1, tag: 'events' },
      { kind: 'fill', paragraph: 0, binding: 3, text: 'a*b' },
    ]
    expect(await edit(text, edits)).toBe(
      'Of :r[n]{shown="18"} patients, :r[events]{shown="4"} in :r[fixed]{shown="2011"}; | :r[p]{shown="a*b"}.\n',
    )
    expect(await edit(text, edits, true)).toBe('Of 18 patients, 4 in 2011; | a\\*b.\n')
  })

  it('has slots, which readers see as a table or a picture', async () => {
    const text = 'Before.\n\n::table[effects]\n\n::figure[overall]\n'
    expect((await read(text)).slots.map(({ tag, line }) => [tag, line])).toEqual([
      ['table:effects', 3],
      ['figure:overall', 5],
    ])
    const runs = (words: string) => [{ text: words }]
    const cell = (words: string, isNumber = false) => ({ runs: runs(words), isNumber })
    const edits: Edit[] = [
      {
        kind: 'place',
        slot: 0,
        content: {
          title: runs('Effects'),
          notes: [{ text: 'a', isRaised: true }, { text: ' Exact.' }],
          head: [cell(''), cell('HR')],
          rows: [
            { kind: 'group', cells: [cell('Margin')] },
            { kind: 'sub', cells: [cell('a|b'), cell('1.2', true)] },
          ],
        },
      },
      {
        kind: 'place',
        slot: 1,
        content: {
          ...{ caption: runs('Survival'), alternative: 'Two [curves]', path: 'figures/overall.svg' },
          ...{ emf: new Uint8Array(), width: 85, height: 60 },
        },
      },
    ]
    expect(await edit(text, edits, true)).toBe(
      'Before.\n\n**Effects**\n\n|  | HR |\n| :-- | --: |\n| **Margin** |  |\n| &emsp;a\\|b | 1.2 |\n\n<sup>a</sup> Exact.\n\n![Two \\[curves\\]](<figures/overall.svg>)\n\nSurvival\n',
    )
    expect(await edit(text, edits)).toBe(text)
  })

  it('has every id of every cohort as the tag of a number, in a paragraph, after a backtick, and in a cell', async () => {
    expect(allIds.length).toBeGreaterThan(5000)
    const lines = allIds.map((tag) => directiveText({ tag, shown: '' }))
    const paragraphs = await read(lines.map((line) => `A \` ${line} b.`).join('\n\n'))
    const cells = await read(`| a | b |\n|---|---|\n${lines.map((line) => `| ${line} | \` |`).join('\n')}`)
    const tags = (document: TextDocument) =>
      document.paragraphs.flatMap(({ bindings }) => bindings.map(({ tag }) => tag))
    expect(tags(paragraphs)).toEqual(allIds)
    expect(tags(cells)).toEqual(allIds)
  })

  it('has any words as a tag and as a text', async () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\n\0]/.test(text))
    await fc.assert(
      fc.asyncProperty(line, line, async (tag, shown) => {
        const source = `x ${directiveText({ tag, shown })} y\n\n| a |\n|---|\n| ${directiveText({ tag, shown })} |\n`
        expect(boundIn(await read(source))).toEqual([`${tag}=${shown}`, `${tag}=${shown}`])
      }),
    )
  })

  it('shows any words of a fill to readers as they are', async () => {
    const line = fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() === text && !/[\r\n\0]| {2}/.test(text))
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const filled = await edit('x :r[a] y', [{ kind: 'fill', paragraph: 0, binding: 0, text }], true)
        expect((await read(filled)).paragraphs[0]!.text).toBe(`x ${text} y`)
      }),
    )
  })

  it('names every directive that is not complete, with its line', async () => {
    const faults = await faultsOf('a :r[b\n\nc :r[] d :r[e]{show="1"}\n\n::tables[x]\n\n::table[y] z\n')
    expect(faults.map(({ place, found }) => `${place}: ${found}`)).toEqual([
      'line 1: :r[b',
      'line 3: :r[] d :r[e]{show="1"}',
      'line 3: :r[e]{show="1"}',
      'line 5: ::tables[x]',
      'line 7: ::table[y] z',
    ])
  })

  it('refuses what is no text with a message', async () => {
    expect((await faultsOf(new Uint8Array([0xff, 0xfe, 65, 0])))[0]).toMatchObject({ found: 'other bytes' })
    expect((await faultsOf('a\0b'))[0]).toMatchObject({ found: 'a NUL character' })
    expect((await faultsOf(new Uint8Array(10_000_001)))[0]).toMatchObject({ found: '11 MB' })
  })

  it.each(['[', '`', '``` `` ` ', '<a ', '![', ':r[', '*_', '| ', '> ', '[^', '&#', '\\'])(
    'reads many "%s" in time that grows with their number',
    async (part) => {
      const begin = process.cpuUsage()
      await markdownFormat.read(bytes(part.repeat(30_000)), 'm.md')
      // of the processor: other work on the machine counts little
      expect(process.cpuUsage(begin).user / 1000).toBeLessThan(5000)
    },
  )
})
