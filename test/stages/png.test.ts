import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pngOf } from '../../stages/export/png-of.ts'

const svg = readFileSync('test/golden/figures/arms.svg', 'utf8')
const png = Buffer.from(pngOf(svg, 'assets/fonts'))

test('is 170 mm wide at 300 dots an inch, and says so', () => {
  expect(png.readUInt32BE(16)).toBe(2008)
  const density = png.indexOf('pHYs')
  expect(density).toBe(37)
  expect(png.readUInt32BE(density + 4)).toBe(11811)
})

test('has letters: without its texts it is another picture', () => {
  expect(png.equals(Buffer.from(pngOf(svg.replace(/<text[\s\S]*?<\/text>/g, ''), 'assets/fonts')))).toBe(
    false,
  )
})

test('is the same bytes twice', () => {
  expect(Buffer.from(pngOf(svg, 'assets/fonts')).equals(png)).toBe(true)
})
