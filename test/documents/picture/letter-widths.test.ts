import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WIDTHS } from '../../../documents/picture/letter-widths.generated.ts'
import { letterWidth, textWidth } from '../../../documents/picture/letter-widths.ts'

/** Advance widths of a TrueType font by character (tables cmap, format 4, and hmtx). */
const advancesOf = (path: string): ((code: number) => number) => {
  const font = readFileSync(path)
  const table = (tag: string): number => {
    for (let entry = 12; ; entry += 16)
      if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  const [map, metrics] = [table('cmap'), table('hmtx')]
  const metricCount = font.readUInt16BE(table('hhea') + 34)
  let start = 0
  for (let i = 0; i < font.readUInt16BE(map + 2); i++) {
    const subtable = map + font.readUInt32BE(map + 8 + 8 * i)
    if (font.readUInt16BE(subtable) === 4) start = subtable
  }
  const doubled = font.readUInt16BE(start + 6)
  const [ends, starts] = [start + 14, start + 16 + doubled]
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled]
  return (code) => {
    let at = 0
    while (font.readUInt16BE(ends + at) < code) at += 2
    const first = font.readUInt16BE(starts + at)
    if (first > code) return -1
    const offset = font.readUInt16BE(offsets + at)
    const delta = font.readUInt16BE(deltas + at)
    const glyph =
      ((offset === 0 ? code : font.readUInt16BE(offsets + at + offset + 2 * (code - first))) + delta) & 0xffff
    return font.readUInt16BE(metrics + 4 * Math.min(glyph, metricCount - 1))
  }
}

test('the widths are those of the shipped fonts', () => {
  for (const weight of ['regular', 'bold'] as const) {
    const advance = advancesOf(`assets/fonts/LiberationSans-${weight === 'bold' ? 'Bold' : 'Regular'}.ttf`)
    const listed = WIDTHS[weight].flatMap(([width, letters]) =>
      [...letters].map((letter) => [letter, width] as const),
    )
    expect(listed.length).toBeGreaterThan(1000)
    expect(new Set(listed.map(([letter]) => letter)).size).toBe(listed.length)
    expect(listed.filter(([letter, width]) => advance(letter.codePointAt(0)!) !== width)).toEqual([])
  }
})

test('letters that the font lacks have the width that they have in most fonts', () => {
  expect([letterWidth('肺', false), letterWidth('\u0301', true), letterWidth('\u0915', false)]).toEqual([
    1, 0, 0.6,
  ])
  // widths of Helvetica's Adobe metrics: W 944, i 222 thousandths
  expect(textWidth('Wi', false)).toBeCloseTo(1.166, 3)
})
