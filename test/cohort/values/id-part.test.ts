import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { groupName } from '../../../cohort/values/group.ts'
import { decodeIdPart, idPart } from '../../../cohort/values/id-part.ts'
import { word } from '../../support/hostile-ids.ts'

describe('a word as a part of an id', () => {
  it.each([
    ['stage IIB', 'stage IIB'],
    ['under 2 mm', 'under 2 mm'],
    ['≥ 5 mm (ulcer)', '≥ 5 mm (ulcer)'],
    ['<5', '<5'],
    ['病期ⅡB', '病期ⅡB'],
    ['Στάδιο ΙΙ', 'Στάδιο ΙΙ'],
    ['стадия II', 'стадия II'],
    ['كبير', 'كبير'],
    ['naïve', 'naïve'],
    ['II/III', 'II~2F~III'],
    ['>=60', '>~3D~60'],
    ['50% or more', '50~25~ or more'],
    ['~5', '~7E~5'],
    ["Ewing's", 'Ewing~27~s'],
    [' a  b ', '~20~a~20~ b~20~'],
    ['a\tb\nc', 'a~9~b~A~c'],
    ['a\u00a0b\u3000c', 'a~A0~b~3000~c'],
    ['a\u202eb\u2069', 'a~202E~b~2069~'],
    ['a\u200bb\ufeff', 'a~200B~b~FEFF~'],
    ['\ud800', '~D800~'],
  ])('%j is %s', (text, part) => {
    expect(idPart(text)).toBe(part)
    expect(decodeIdPart(part)).toBe(text)
  })

  test('is the word again after decoding, so that two words never have one id', () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(decodeIdPart(idPart(text))).toBe(text)
      }),
      { numRuns: 5000 },
    )
  })

  test('has none of the characters that CSV, YAML, URLs, quotes or ids would need to escape, nor any that is not seen', () => {
    fc.assert(
      fc.property(word, (text) => {
        const part = idPart(text)
        expect(part).not.toMatch(/[/@=;%"'`,:#\\]|^\s|\s$|\s\s|[^\S ]/)
        expect(part).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u)
        expect(() => encodeURI(part)).not.toThrow()
      }),
      { numRuns: 5000 },
    )
  })

  it('escapes every code point that is not seen', () => {
    const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u
    const left = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
      (character) => unseen.test(character) && idPart(character) === character,
    )
    expect(left).toEqual([])
  })

  it('leaves tildes that enclose no code point, whatever their number', () => {
    for (const text of ['~110000~', '~FFFFFF~', '~~', '~2f~', '~1234567~'])
      expect(decodeIdPart(text)).toBe(text)
  })
})

test('the name of a group of a subject has each name and value as a part of an id', () => {
  expect(groupName(['a;b', 'c'], { 'a;b': 'x=y', c: '病期 II' })).toBe('a~3B~b=x~3D~y;c=病期 II')
})
