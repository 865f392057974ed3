import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8 } from 'fflate'
import Papa from 'papaparse'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportFigures } from '../../stages/commands/export/export-figures.ts'
import { figureCallOf } from '../../stages/commands/export/figure-call.ts'
import { command as word } from '../../stages/commands/word.ts'
import { REAL } from '../../tools/support/project.ts'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { drawnByResvg } from '../support/export/pictures.ts'
import { type BuiltPage, buildPage, openPage, reportShown, savedFile } from '../support/page/open-page.ts'
import { committed, differences, type Texts, unzipped } from '../support/page/studies.ts'

const COHORT = 'freireich-1963'

let built: BuiltPage
let browser: Browser
let page: Page
let complaints: readonly string[]
/** A project with the committed report, into which the commands write. */
let root: string
beforeAll(async () => {
  if (!hasChromium) return
  root = mkdtempSync(join(tmpdir(), 'casebook take away '))
  cpSync(join(REAL, 'reports', COHORT), join(root, 'reports', COHORT), { recursive: true })
  built = await buildPage()
  browser = await openChromium()
  const opened = await openPage(browser, built, { offline: true })
  page = opened.page
  complaints = opened.complaints
  await page.getByRole('button', { name: COHORT }).click()
  await reportShown(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  built?.dispose()
  if (root !== undefined) rmSync(root, { recursive: true, force: true })
})

const zipBy = async (name: string | RegExp): Promise<Texts> => unzipped(await savedFile(page, name))

describe.skipIf(!hasChromium)('what the page saves (Chromium: make system)', () => {
  it('are tables as Word with the bytes of the command', async () => {
    await word.run({ root, words: [COHORT] } as never)
    const expected = readFileSync(join(root, 'reports', COHORT, 'export/tables.docx'))
    expect(expected.length).toBeGreaterThan(5000)
    expect(Buffer.compare(await savedFile(page, /tables \(Word\)/), expected)).toBe(0)
  }, 120_000)

  it('are tables as CSV with the texts that the report shows, in the order of the Word file', async () => {
    const saved = await zipBy(/tables \(zip of CSV\)/)
    expect([...saved.keys()]).toEqual([
      'table-1.csv',
      'table-2.csv',
      'table-3.csv',
      'table-4.csv',
      'tables.csv',
    ])
    const rows = Papa.parse<string[]>(saved.get('table-1.csv')!, { skipEmptyLines: true }).data
    expect(rows[0]).toEqual(['Characteristic', 'Value'])
    // 42 patients of Freireich et al. 1963: 21 on placebo, 30 with a relapse
    expect(rows.find(([name]) => name === 'Relapse')?.[1]).toBe('30 (71.4%)')
    expect(saved.get('tables.csv')).toContain('1,Characteristics,')
    for (const text of saved.values()) expect(text).toMatch(/\r\n$/)
  }, 120_000)

  it('are figures as PDF with the bytes of the command, and as SVG with those of the report', async () => {
    const expected = new Map<string, string>()
    for await (const { path } of exportFigures(root, [COHORT], figureCallOf({}), join(REAL, 'assets/fonts')))
      expected.set(path.split('/').at(-1)!, readFileSync(join(root, path), 'latin1'))
    expect(expected.size).toBeGreaterThanOrEqual(6)
    expect(differences(await zipBy('All figures (zip) as PDF'), expected)).toEqual([])
    const figure = committed(COHORT).get(`reports/${COHORT}/figures/figure-1.svg`)
    expect(strFromU8(await savedFile(page, 'figure-1, 180 mm as SVG'), true)).toBe(figure)
  }, 120_000)

  it('are figures as PNG, in the size and with the ink of those of the command', async () => {
    const png = await savedFile(page, 'figure-1, 180 mm as PNG')
    const view = new DataView(png.buffer, png.byteOffset)
    const svg = readFileSync(join(REAL, 'reports', COHORT, 'figures/figure-1.svg'), 'utf8')
    const expected = drawnByResvg(svg, Math.round((680 / 96) * 300))
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([expected.width, expected.height])
    // 300 dots per inch are 11811 per metre
    expect(strFromU8(png.subarray(37, 41), true)).toBe('pHYs')
    expect(view.getUint32(41)).toBe(11811)
    const ink = await inkOf(page, png)
    const inked = countInk(expected.bytes)
    expect(Math.abs(ink / inked - 1)).toBeLessThan(0.03)
  }, 120_000)

  it('without a complaint of the browser', () => {
    expect(complaints).toEqual([])
  })
})

/** How many pixels are not white. */
const countInk = (bytes: Uint8Array): number => {
  let count = 0
  for (let i = 0; i < bytes.length; i += 4)
    if (bytes[i]! < 200 || bytes[i + 1]! < 200 || bytes[i + 2]! < 200) count++
  return count
}

const inkOf = (somewhere: Page, png: Uint8Array): Promise<number> =>
  somewhere.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(
      new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]),
    )
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    let count = 0
    for (let i = 0; i < data.length; i += 4)
      if (data[i]! < 200 || data[i + 1]! < 200 || data[i + 2]! < 200) count++
    return count
  }, Buffer.from(png).toString('base64'))
