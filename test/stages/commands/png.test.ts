import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Manifest } from '../../../pipeline/manifest.ts'
import { pngOf } from '../../../stages/commands/export/png-of.ts'
import { command } from '../../../stages/commands/png.ts'

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

test('names the characters of a label that its font lacks, and writes the picture all the same', async () => {
  const root = mkdtempSync(join(tmpdir(), 'casebook-png-'))
  const figures = join(root, 'reports/six/figures')
  mkdirSync(figures, { recursive: true })
  writeFileSync(join(root, 'reports/six/index.html'), '')
  writeFileSync(join(figures, 'arms.svg'), svg.replace('>Censored<', '>肺 Censored ▶<'))
  writeFileSync(join(figures, 'plain.svg'), svg)
  const said: string[] = []
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const code = await command.run({
    places: { code: '', packages: process.cwd(), project: root },
    ...{ root, words: [], flags: {}, manifest: {} as Manifest },
  })
  err.mockRestore()
  out.mockRestore()
  expect(code).toBe(0)
  expect(said).toEqual([
    'warning  reports/six/figures/arms.png: expected characters of Liberation Sans, found "▶" (U+25B6), "肺" (U+80BA), drawn as a box (change the label, or use the SVG)\n',
  ])
  expect(existsSync(join(figures, 'arms.png'))).toBe(true)
  rmSync(root, { recursive: true })
})
