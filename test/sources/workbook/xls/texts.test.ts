import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rkNumber } from '../../../../sources/workbook/xls/rk-number.ts'
import { sharedTexts, textCursor } from '../../../../sources/workbook/xls/texts.ts'
import { latinLetters, u16, u32, wideLetters } from '../../../support/sources/xls.ts'

const fail = (found: string) => {
  throw new Error(found)
}

/** A text of the list in two pieces, cut before a letter; the second piece says anew how wide its letters are. */
const cutText = (text: string, at: number, [first, second]: readonly [boolean, boolean]) => {
  const letters = (part: string, isWide: boolean) => (isWide ? wideLetters(part) : latinLetters(part))
  return [
    [...u16(text.length), first ? 1 : 0, ...letters(text.slice(0, at), first)],
    [second ? 1 : 0, ...letters(text.slice(at), second)],
  ] as const
}

const read = (...pieces: readonly (readonly number[])[]) =>
  sharedTexts(
    textCursor(
      pieces.map((piece) => Uint8Array.from(piece)),
      fail,
    ),
  )

const COUNTS = [...u32(2), ...u32(2)]
const NEXT = [...u16(2), 0, ...latinLetters('ok')]

describe('the list of texts', () => {
  it('has a text that goes on in the next record at any letter, in letters of one or two bytes', () => {
    const text = fc.string({
      unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(text, fc.nat(), fc.boolean(), fc.boolean(), (whole, place, first, second) => {
        const [head, tail] = cutText(whole, place % whole.length, [first, second])
        expect(read([...COUNTS, ...head], [...tail, ...NEXT])).toEqual([whole, 'ok'])
      }),
    )
  })

  it('has texts without their formats and reading aids, wherever the record ends within those', () => {
    const rich = [...u16(1), 1 | 4 | 8, ...u16(2), ...u32(5), ...wideLetters('漢')]
    const rest = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
    for (let at = 0; at <= rest.length; at += 1)
      expect(read([...COUNTS, ...rich, ...rest.slice(0, at)], [...rest.slice(at), ...NEXT])).toEqual([
        '漢',
        'ok',
      ])
  })

  it('begins a text in the next record, without a byte before it, also after an empty one', () => {
    expect(read([...COUNTS, ...NEXT], NEXT)).toEqual(['ok', 'ok'])
    expect(read([...COUNTS, ...NEXT], [], NEXT, [])).toEqual(['ok', 'ok'])
    expect(read([...u32(9), ...u32(9), ...NEXT], [])).toEqual(['ok'])
  })
})

describe('a number in four bytes', () => {
  // by hand, from the layout in [MS-XLS] 2.5.217
  it.each([
    [0x3f_f0_00_00, 1],
    [(1 << 2) | 2, 1],
    [((-1 << 2) | 2) >>> 0, -1],
    [(123 << 2) | 3, 1.23],
    [0x7f_ff_ff_fe, 536_870_911],
    [0x80_00_00_02, -536_870_912],
    [0x40_5e_c0_00 | 1, 1.23],
    [0, 0],
  ])('%d is %d', (rk, value) => expect(rkNumber(rk)).toBe(value))
})
