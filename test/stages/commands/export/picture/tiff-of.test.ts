import { expect, test } from 'vitest'
import { inGrey } from '../../../../../stages/commands/export/picture/in-grey.ts'
import { lzw } from '../../../../../stages/commands/export/picture/lzw.ts'
import { type Pixels, pixelsOf } from '../../../../../stages/commands/export/picture/pixels-of.ts'
import { tiffOf } from '../../../../../stages/commands/export/picture/tiff-of.ts'
import { FONTS, pictures } from '../../../../support/export/pictures.ts'
import {
  decompressedByLibtiff,
  hasLibtiff,
  printed,
  tiffFields,
} from '../../../../support/export/system-tools.ts'

/** A figure, declared to be 640 by 658 pixels. */
const svg = pictures['arms.svg']!.replace(/width="\d+" height="\d+"/, 'width="640" height="658"')

test('LZW: the example of TIFF 6.0, section 13, has the codes that are printed there', () => {
  // 7 7 7 8 8 7 7 6 6 are clear, 7, 258, 8, 8, 258, 6, 6, end, of 9 bits each
  const codes = [256, 7, 258, 8, 8, 258, 6, 6, 257]
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('')
  const bytes = bits.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2))
  expect([...lzw(Uint8Array.from([7, 7, 7, 8, 8, 7, 7, 6, 6]))]).toEqual(bytes)
})

test('LZW: the end code has the width that a reader expects after the last code', () => {
  // a reader of 254 different bytes has added the entries 258 to 510, after which codes have 10 bits:
  // (1 + 254) x 9 + 10 bits are 289 bytes; after 253 bytes, (1 + 253 + 1) x 9 bits are 287
  expect(lzw(Uint8Array.from({ length: 254 }, (_, i) => i))).toHaveLength(289)
  expect(lzw(Uint8Array.from({ length: 253 }, (_, i) => i))).toHaveLength(287)
})

test('its fields are those of a baseline RGB picture with LZW at its resolution', () => {
  const field = tiffFields(Buffer.from(tiffOf(pixelsOf(svg, FONTS, 640), 96, false)))
  const expected: Readonly<Record<number, readonly number[]>> = {
    ...{ 256: [640], 257: [658], 258: [8, 8, 8], 259: [5], 262: [2], 277: [3] },
    ...{ 282: [96, 1], 283: [96, 1], 284: [1], 296: [2] },
  }
  for (const [tag, values] of Object.entries(expected))
    expect([tag, field(Number(tag))]).toEqual([tag, values])
})

/** Pixels whose strips, of up to 64 kB, fill the table of codes several times. */
const noise = (width: number, height: number): Pixels => {
  let state = 1
  const bytes = Uint8Array.from({ length: 4 * width * height }, (_, i) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return i % 4 === 3 ? 255 : state >>> (i % 3 === 0 ? 30 : 24)
  })
  return { width, height, bytes, png: () => bytes }
}

const examples: Readonly<Record<string, Pixels>> = {
  'a figure': pixelsOf(svg, FONTS, 900),
  noise: noise(301, 300),
  'a pixel': noise(1, 1),
  'a row that is longer than a strip': noise(30_000, 2),
  white: { ...noise(500, 500), bytes: new Uint8Array(4 * 500 * 500).fill(255) },
}

for (const [name, pixels] of Object.entries(examples))
  test.skipIf(!hasLibtiff)(
    `${name}: libtiff reads the pixels that were drawn, in colours and in grey`,
    () => {
      for (const samples of [3, 1]) {
        const read = decompressedByLibtiff(tiffOf(pixels, 300, samples === 1))
        expect([read.width, read.height, read.samples]).toEqual([pixels.width, pixels.height, samples])
        const drawn = pixels.bytes.filter((_, i) => i % 4 < samples)
        expect(Buffer.compare(read.bytes, drawn)).toBe(0)
      }
    },
  )

test.skipIf(!hasLibtiff)('libtiff finds nothing to warn of', () => {
  const told = printed('tiffinfo', ['-D'], tiffOf(examples['a figure']!, 600, false)).toString()
  expect(told).toContain('Resolution: 600, 600 pixels/inch')
  expect(told).toContain('Compression Scheme: LZW')
  expect(told).not.toMatch(/warning|error/i)
})

test('a grey picture has three equal channels, and the greys of BT.709', () => {
  const { bytes } = pixelsOf(inGrey(svg), FONTS, 640)
  for (let i = 0; i < bytes.length; i += 4)
    if (bytes[i] !== bytes[i + 1] || bytes[i] !== bytes[i + 2]) throw new Error(`colour at pixel ${i / 4}`)
  // 0.2126 x 213 + 0.7152 x 94 + 0.0722 x 0 = 112.5, and 0.7152 x 114 + 0.0722 x 178 = 94.4
  expect(inGrey('<path fill="#d55e00" stroke="#0072B2"/>')).toBe('<path fill="#717171" stroke="#5e5e5e"/>')
})
