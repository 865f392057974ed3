import { describe, expect, it } from 'vitest'
import { textDecoderOf } from '../../../sources/support/text-decoder.ts'

const bytes = (...values: readonly number[]) => Uint8Array.from(values)

describe('windows-1252', () => {
  // the table of the Encoding Standard, index-windows-1252
  it('has the letters of its table in the bytes 128 to 159, whatever the version of Node', () => {
    const decode = textDecoderOf('Windows-1252')!
    const letters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
    expect(decode(Uint8Array.from({ length: 32 }, (_, index) => 128 + index))).toBe(letters)
    expect(decode(bytes(0x4d, 0xfc, 0x6c))).toBe('Mül')
  })
})

describe('an encoding', () => {
  it.each([
    ['utf-8', [0xc3, 0xa4], 'ä'],
    ['65001', [0xc3, 0xa4], 'ä'],
    ['cp1250', [0x9c], 'ś'],
    ['1251', [0xe6], 'ж'],
    ['cp932', [0x83, 0x5c], 'ソ'],
    ['windows-31j', [0x88, 0xe3], '医'],
    ['EUC-JP', [0xb0, 0xe5], '医'],
    ['cp949', [0xb0, 0xa1], '가'],
    ['936', [0xd2, 0xbd], '医'],
    ['cp950', [0xc2, 0xe5], '醫'],
    ['cp28605', [0xa4], '€'],
  ])('%s is known by its name', (name, values, text) => {
    expect(textDecoderOf(name)!(bytes(...values))).toBe(text)
  })

  it('is strict: bytes that are none of it are no text', () => {
    expect(textDecoderOf('utf-8')!(bytes(0x4d, 0xfc, 0x6c))).toBeNull()
    expect(textDecoderOf('shift_jis')!(bytes(0x83))).toBeNull()
    expect(textDecoderOf('us-ascii')!(bytes(0x80))).toBeNull()
  })

  it('that no standard knows has no decoder', () => {
    expect(textDecoderOf('ibm850')).toBeNull()
    expect(textDecoderOf('1047')).toBeNull()
  })

  it('decodes long texts whole', () => {
    const long = new Uint8Array(10_001).fill(97)
    long[10_000] = 0xe9
    expect(textDecoderOf('cp1252')!(long)).toBe(`${'a'.repeat(10_000)}é`)
    expect(textDecoderOf('utf-8')!(new Uint8Array(10_001).fill(97))).toBe('a'.repeat(10_001))
  })
})
