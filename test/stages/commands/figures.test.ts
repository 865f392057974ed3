import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { command } from '../../../stages/commands/figures.ts'
import { readMetafile } from '../../support/export/read-metafile.ts'
import { tiffFields } from '../../support/export/system-tools.ts'

vi.setConfig({ testTimeout: 60_000 })

/** A figure, declared to be 640 by 658 pixels. */
const svg = readFileSync('test/golden/figures/arms.svg', 'utf8').replace(
  /width="\d+" height="\d+"/,
  'width="640" height="658"',
)
/** The same drawing, declared to be 85 mm wide (321 pixels of 1/96 inch). */
const narrow = svg.replace('width="640" height="658"', 'width="321" height="330"')

let root: string
let said: string[]
let warned: string[]
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'casebook-figures-'))
  const figures = join(root, 'reports/six/figures')
  mkdirSync(join(figures, '85mm'), { recursive: true })
  writeFileSync(join(root, 'reports/six/index.html'), '')
  writeFileSync(join(figures, 'arms.svg'), svg.replace('>Censored<', '>肺 Censored ▶<'))
  writeFileSync(join(figures, '85mm/arms.svg'), narrow)
  said = []
  warned = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => warned.push(String(text)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

const run = (flags: Readonly<Record<string, unknown>>, words: readonly string[] = []) =>
  command.run({
    ...{ root, words, flags, manifest: {} as never },
    places: { code: '', packages: process.cwd(), project: root },
  })
const exported = (name: string): Buffer => readFileSync(join(root, 'reports/six/export', name))

test('PDF is the default, and each layout is a file with its width in the name', async () => {
  expect(await run({})).toBe(0)
  expect(said).toEqual([
    'wrote reports/six/export/arms-169mm.pdf\n',
    'wrote reports/six/export/arms-85mm.pdf\n',
  ])
  // 321 px are 240.75 points, 84.93 mm
  expect(exported('arms-85mm.pdf').toString('latin1')).toContain('/MediaBox [0 0 240.75 247.5]')
})

test('PNG and TIFF have the pixels and the density of the width on paper', async () => {
  await run({ as: 'png, tiff', width: '85', dpi: '600' })
  expect(readdirSync(join(root, 'reports/six/export')).sort()).toEqual(['arms-85mm.png', 'arms-85mm.tif'])
  // 321/96 inch at 600 dots an inch are 2006.25 dots; 600 dots an inch are 23622 a metre
  const png = exported('arms-85mm.png')
  expect([png.readUInt32BE(16), png.indexOf('pHYs'), png.readUInt32BE(41)]).toEqual([2006, 37, 23622])
  const field = tiffFields(exported('arms-85mm.tif'))
  expect([field(256), field(282)]).toEqual([[2006], [600, 1]])
})

test('in grey the name says so, and no colour is left', async () => {
  await run({ as: 'pdf,tiff,svg', width: '85', grey: true })
  expect(said).toEqual(['pdf', 'tif', 'svg'].map((end) => `wrote reports/six/export/arms-85mm-grey.${end}\n`))
  expect(tiffFields(exported('arms-85mm-grey.tif'))(262)).toEqual([1])
  for (const [, red, green, blue] of exported('arms-85mm-grey.svg')
    .toString()
    .matchAll(/="#(..)(..)(..)"/g))
    expect([red, blue]).toEqual([green, green])
})

test('names the characters of a label that its font lacks, and writes the picture all the same', async () => {
  await run({ as: 'png', width: '169', dpi: '72' })
  expect(warned).toEqual([
    'warning  reports/six/export/arms-169mm.png: expected characters of Liberation Sans, found "▶" (U+25B6), "肺" (U+80BA), drawn as a box (change the label)\n',
  ])
  expect(exported('arms-169mm.png').length).toBeGreaterThan(1000)
})

test.each([
  [
    { as: 'eps' },
    'figures: expected --as with formats of pdf, tiff, png, svg, emf, separated by commas, found "eps" (pdftocairo -eps makes EPS of a PDF: figures --help)',
  ],
  [{ width: '90' }, 'figures: expected --width among the widths of the figures (85, 169 mm), found 90'],
  [
    { width: '8.5cm' },
    'figures: expected --width with whole millimetres, separated by commas, found "8.5cm"',
  ],
  [{ dpi: '71' }, 'figures: expected --dpi from 72 to 1200, found "71"'],
  [{ dpi: '1e3' }, 'figures: expected --dpi from 72 to 1200, found "1e3"'],
])('%j is a wrong call, and nothing is written', async (flags, message) => {
  await expect(run(flags)).rejects.toMatchObject({ name: 'CallError', message })
  expect(existsSync(join(root, 'reports/six/export'))).toBe(false)
})

test('a picture of more pixels than fit is refused before anything is written', async () => {
  const tall = svg.replace('height="658"', 'height="3000"')
  writeFileSync(join(root, 'reports/six/figures/tall.svg'), tall)
  await expect(run({ as: 'pdf,tiff', dpi: '1200' })).rejects.toThrow(
    // (1200/96)^2 x 640 x 3000 pixels
    'expected at most 90 million pixels, found 300 million in reports/six/figures/tall.svg at 1200 dots per inch, 794 mm high (a smaller --dpi, or --as pdf)',
  )
  expect(existsSync(join(root, 'reports/six/export'))).toBe(false)
})

test('a cohort without a report is a wrong call', async () => {
  await expect(run({}, ['seven'])).rejects.toThrow(
    'figures: expected a cohort with a report (six), found "seven"',
  )
})

test('all formats are the same bytes twice, in two time zones and languages', () => {
  const hashes = [
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LC_ALL: 'C' },
  ].map((env) =>
    execFileSync(process.execPath, ['--import', 'tsx', 'test/support/export/print-hash.ts', root], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    }),
  )
  expect(hashes[0]).toMatch(/^[\da-f]{64}\n$/)
  expect(hashes[1]).toBe(hashes[0])
})

test('EMF is drawn with the letters of its reader, so that none is missing', async () => {
  const wide = readFileSync('test/golden/figures/arms-85mm.svg', 'utf8').replace('>Censored<', '>肺 ▶<')
  writeFileSync(join(root, 'reports/six/figures/85mm/arms.svg'), wide)
  expect(await run({ as: 'emf', width: '85', grey: true })).toBe(0)
  expect(said).toEqual(['wrote reports/six/export/arms-85mm-grey.emf\n'])
  expect(warned).toEqual([])
  const { header, paths } = readMetafile(exported('arms-85mm-grey.emf'))
  // 321 px are 84.93 mm, 494 px are 130.70 mm
  expect(header['frame']).toEqual([0, 0, 8493, 13_070])
  for (const { colour } of paths) expect(new Set(colour.split(' ')).size).toBe(1)
})
