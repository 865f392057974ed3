import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { xml } from '../../../documents/word/markup.ts'

const parser = new new JSDOM().window.DOMParser()

/** The root of the markup, as a parser reads it; the element `parsererror` if it is not well-formed. */
const parsed = (markup: string): Element => parser.parseFromString(markup, 'application/xml').documentElement
const textRead = (text: string): string => parsed(xml('a', {}, text).xml).textContent!

/** `Char` of XML 1.0, fifth edition, production 2. */
const isAllowed = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000
const isDirection = (code: number): boolean =>
  (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)

describe('an element', () => {
  test('has its attributes and children in the order of the call', () => {
    expect(xml('w:p', { b: 1, a: 'x' }, 'text', xml('w:r'), 'more').xml).toBe(
      '<w:p b="1" a="x">text<w:r/>more</w:p>',
    )
  })

  test('without children is empty, and with an empty text is not', () => {
    expect([xml('a').xml, xml('a', {}, '').xml]).toEqual(['<a/>', '<a></a>'])
  })
})

describe('a text', () => {
  test('is no markup, in an element and in an attribute', () => {
    const text = `</a><b c="d">&amp;<!-- ]]> 'e'`
    const root = parsed(xml('a', { b: text }, text).xml)
    expect([root.textContent, root.getAttribute('b'), root.children.length]).toEqual([text, text, 0])
  })

  test.each([
    ['a character that XML forbids', 'a\u0000b\u0008c\u001fd', 'a\ufffdb\ufffdc\ufffdd'],
    ['a non-character', '\ufffe \uffff', '\ufffd \ufffd'],
    ['half of a pair of surrogates', '\ud83d a \ude00', '\ufffd a \ufffd'],
    ['two halves that a mark of direction parts', '\ud83d\u202e\ude00', '\ufffd\ufffd'],
    ['two halves in the wrong order', '\ude00\ud83d', '\ufffd\ufffd'],
  ])('has a replacement for %s', (_, text, read) => {
    expect(textRead(text)).toBe(read)
  })

  test('keeps letters beyond the basic plane, tabs and line breaks', () => {
    expect(textRead('😀 𝑝 肺\t\n')).toBe('😀 𝑝 肺\t\n')
  })

  test('loses marks that turn the direction of what follows', () => {
    expect(textRead('a\u202e\u202ab\u2066c\u2069')).toBe('abc')
  })

  test('is read as it was written, but for these characters, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
    )
    fc.assert(
      fc.property(text, (written) => {
        const points = [...written.replaceAll('\r', '')].map((letter) => letter.codePointAt(0)!)
        const expected = points
          .filter((code) => !isDirection(code))
          .map((code) => (isAllowed(code) ? String.fromCodePoint(code) : '\ufffd'))
          .join('')
        expect(textRead(written.replaceAll('\r', ''))).toBe(expected)
      }),
      { numRuns: 100 },
    )
  })
})
