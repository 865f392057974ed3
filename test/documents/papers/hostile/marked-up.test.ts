import { describe, expect, it } from 'vitest'
import { readPaper } from '../../../../documents/papers/read-paper.ts'
import { wordFileOf } from '../../../support/documents/word-file.ts'

const saidOf = async (file: string | Uint8Array, name: string): Promise<string> => {
  const reading = await readPaper(typeof file === 'string' ? new TextEncoder().encode(file) : file, name)
  return 'faults' in reading
    ? reading.faults.map(({ expected, found, remedy }) => `${expected}; ${found} (${remedy})`).join()
    : reading.document.paragraphs.map(({ text }) => text.slice(0, 300)).join()
}

const LAUGHS = [...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)

describe('a paper in JATS or HTML ends in a message', () => {
  it.each([
    [
      'with entities that grow to 10^9',
      `<!DOCTYPE article [<!ENTITY a "ha">${LAUGHS.join('')}]><article><p>&j;</p></article>`,
      'a.xml',
      /undefined entity/,
    ],
    [
      'with an entity that is a file',
      '<!DOCTYPE article [<!ENTITY a SYSTEM "file:///etc/passwd">]><article><p>&a;</p></article>',
      'a.xml',
      /undefined entity/,
    ],
    [
      'with half a million elements',
      `<article>${'<p/>'.repeat(500_000)}</article>`,
      'a.xml',
      /at most 300000 elements; more/,
    ],
    [
      'with half a million tags',
      `<html><body>${'<p>'.repeat(500_000)}`,
      'a.html',
      /at most 300000 elements; more/,
    ],
    ['with elements 3,000 deep', `<html><body>${'<b>'.repeat(3000)}1`, 'a.html', /nested at most 200 deep/],
    [
      'with tables in tables, 300 deep',
      `<html><body>${'<table><tr><td>'.repeat(300)}1`,
      'a.html',
      /nested at most 200 deep/,
    ],
    [
      'with 3 million letters without a tag',
      `<article><p>${'a'.repeat(3e6)}</p></article>`,
      'a.xml',
      /more than 1000000 characters without a tag/,
    ],
    ['cut', '<article><body><p>Seen 12', 'a.xml', /well-formed XML/],
    ['of bytes that are no text', '<article>\0\0</article>', 'a.xml', /well-formed XML/],
  ])('%s', async (_, text, name, said) => {
    expect(await saidOf(text, name)).toMatch(said)
  })

  it('with an attribute named as a property of objects is read as any other', async () => {
    expect(
      await saidOf(
        '<article><body __proto__="x" constructor="y"><p toString="z">Seen 12.</p></body></article>',
        'a.xml',
      ),
    ).toBe('Seen 12.')
    expect(({} as { x?: string }).x).toBeUndefined()
  })
})

describe('a Word file ends in a message', () => {
  it('of a million paragraphs', async () => {
    const bytes = wordFileOf('<w:p/>'.repeat(1_000_000))
    expect(bytes.length).toBeLessThan(20_000)
    expect(await saidOf(bytes, 'a.docx')).toMatch(/at most 500000 elements; more/)
  })

  it('that unpacks to 250 times its size and more', async () => {
    const bytes = wordFileOf(`<w:p><w:r><w:t>${'13 of 48 '.repeat(2_000_000)}</w:t></w:r></w:p>`)
    expect(await saidOf(bytes, 'a.docx')).toMatch(/250 times its packed size; more than/)
  })
})
