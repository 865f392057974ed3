import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as check } from '../../stages/commands/check.ts'
import { command as fromFigure } from '../../stages/commands/from-figure.ts'
import { command as paperTables } from '../../stages/commands/paper-tables/command.ts'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { wordFileOf } from '../support/documents/word-file.ts'
import { viewFaults } from '../support/page/axe.ts'
import { type BuiltPage, buildPage, openPage, reportShown, savedBy } from '../support/page/open-page.ts'
import { printed } from '../support/page/printed.ts'
import { newCohorts } from '../support/stages/new-cohorts.ts'

const PAPERS = join(import.meta.dirname, '../documents/papers')
const DRAWN = join(PAPERS, 'figures/drawn')
const file = (path: string): Uint8Array => new Uint8Array(readFileSync(join(PAPERS, path)))
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

let built: BuiltPage
let browser: Browser
let page: Page
let complaints: string[]
let requests: string[]
const project = newCohorts()
beforeAll(async () => {
  if (!hasChromium) return
  built = await buildPage()
  browser = await openChromium()
  ;({ page, complaints, requests } = await openPage(browser, built, { offline: true }))
  page.setDefaultTimeout(120_000)
  await page.getByRole('button', { name: 'Audit a paper' }).press('Enter')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  built?.dispose()
  project.dispose()
})

const choose = (what: 'paper' | 'figure', path: string): Promise<void> =>
  page.getByLabel(`Choose a ${what}`).setInputFiles(path)

/** The bytes that a button saves. */
const saved = async (button: string): Promise<Uint8Array> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return new Uint8Array(readFileSync(await download.path()))
}

/** The files of the zip that a button saves. */
const savedZip = async (button: string): Promise<ReadonlyMap<string, Uint8Array>> => {
  return new Map(Object.entries(unzipSync(await saved(button))))
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const RIGHT_AND_WRONG =
  'Recurrence was seen in 13 of 48 patients (28.1%). The hazard ratio of death was 2.10 (95% CI 1.20 to 3.68; P = 0.62). The mean age was 61 years. Complications occurred in 10 (75.88%) patients.'

const PAPER_FILES: readonly (readonly [string, Uint8Array])[] = [
  ['pasted.txt', bytesOf(`Results\n\n${RIGHT_AND_WRONG}\n`)],
  ['two-columns.pdf', file('fixtures/two-columns.pdf')],
  ['latex.pdf', file('tables/made/latex.pdf')],
  ['a.docx', wordFileOf(`<w:p><w:r><w:t>${RIGHT_AND_WRONG}</w:t></w:r></w:p>`)],
  ['article.xml', file('fixtures/article.xml')],
]

describe.skipIf(!hasChromium)('the audit in the page (Chromium: make system)', () => {
  it.each(PAPER_FILES)(
    'says of %s what the command line prints',
    async (name, bytes) => {
      const path = built.file(name, bytes)
      if (name === 'pasted.txt') {
        await page.getByText('Or paste the text').click()
        await page.getByRole('textbox', { name: 'Text of the paper' }).fill(textOf(bytes))
        await page.getByRole('button', { name: 'Check the text' }).press('Enter')
      } else await choose('paper', path)
      await page.getByRole('heading', { name: `Numbers of ${name}` }).waitFor()
      const whole = await printed(check, project.root, [path], { all: true })
      expect(textOf(await saved('Save as text')).trim()).toBe(whole)
      // the page itself has the same findings
      for (const summary of await page.locator('.review summary').all()) await summary.press('Enter')
      await page.locator('.review details:not(:has(> :is(ol, ul)))').first().waitFor({ state: 'detached' })
      const listed = (await page.locator('.review li > p:first-child').allTextContents()).filter(
        (text) => !text.includes('"'),
      )
      for (const text of listed) expect(whole).toContain(`. ${text}`)
      expect(listed.length).toBe(whole.split('\n').filter((line) => /^ {0,2}\d+\. /.test(line)).length)
      expect(textOf(await saved('Save as HTML'))).toContain('LIMITS OF THIS CHECK')
      if (name === 'pasted.txt') expect(await viewFaults(page)).toEqual([])
    },
    120_000,
  )

  it('marks doubtful cells of tables, and saves the CSV files of the command line', async () => {
    const path = built.file('latex.pdf', file('tables/made/latex.pdf'))
    await choose('paper', path)
    await page.getByText(/^table-1\.csv/).waitFor()
    const out = join(project.root, 'tables')
    const said = await printed(paperTables, project.root, [path], { out })
    const files = await savedZip('Save the tables')
    expect(files.size).toBe(5)
    for (const [name, bytes] of files)
      expect([name, textOf(bytes)]).toEqual([name, readFileSync(join(out, name.split('/').at(-1)!), 'utf8')])
    const summaries = page.locator('details:has(> .wide) > summary')
    for (const text of await summaries.allTextContents()) expect(said).toContain(text)
    for (const summary of await summaries.all()) await summary.press('Enter')
    await page.locator('.wide td.doubtful').first().waitFor()
    expect(await page.locator('.wide .doubtful').count()).toBe(24)
    expect(await viewFaults(page)).toEqual([])
  }, 120_000)

  it('reads the patients of a figure, draws them over its lines, and makes the cohort of the command line', async () => {
    const path = join(DRAWN, 'aml-marks.pdf')
    await choose('figure', path)
    await page.locator('.picture img').waitFor()
    expect((await page.locator('.printed').textContent())?.trim()).toBe(
      await printed(fromFigure, project.root, [path]),
    )
    expect(
      await page.locator('.picture img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(300)
    const overlay = join(project.root, 'read.svg')
    await printed(fromFigure, project.root, [path], { overlay })
    expect(textOf(await saved('Save the picture'))).toBe(readFileSync(overlay, 'utf8'))
    expect(await viewFaults(page)).toEqual([])
    await page.getByLabel('Unit of the times').selectOption('weeks')
    await page.getByRole('button', { name: 'Read again' }).press('Enter')
    await page.getByRole('button', { name: 'Make it a cohort' }).press('Enter')
    await reportShown(page)
    const cohort = await savedBy(page, /The cohort/)
    await printed(fromFigure, project.root, [path], { unit: 'weeks', as: 'aml-marks' })
    expect(cohort.size).toBe(6)
    for (const [name, bytes] of cohort)
      expect([name, textOf(bytes)]).toEqual([name, readFileSync(join(project.root, name), 'utf8')])
    await page.getByRole('button', { name: 'Close' }).click()
  }, 240_000)

  it('of a figure whose axes cannot be read has the description to complete, and reads it then', async () => {
    await page.getByRole('button', { name: 'Audit a paper' }).click()
    const squares = readFileSync(join(DRAWN, 'aml-marks-rows.svg'), 'utf8').replace(
      /(<symbol[^>]*>\s*<path[^>]*d=")[^"]+"/g,
      '$1M0 0H9V-9H0Z"',
    )
    const hostile = squares.replace(
      '</svg>',
      '<script>document.title = "ran"</script><image href="http://localhost/x.png"/></svg>',
    )
    const path = built.file('squares.svg', hostile)
    await choose('figure', path)
    const yaml = page.getByRole('textbox', { name: 'figure.yaml' })
    await page.getByText('and no axes with numbers that can be read').waitFor()
    const text = await yaml.inputValue()
    expect((await printed(fromFigure, project.root, [path])).endsWith(text.trim())).toBe(true)
    const answers = ['weeks', 'proportion', '0', '180', '0', '1', 'Nonmaintained', 'Maintained']
    const complete = text
      .replace(/, n: \?/g, '')
      .replace(/^\s*#.*$/gm, '')
      .replace(/(?<=: )\?/g, () => answers.shift()!)
    // a fault of the description is said with its line
    await yaml.fill(complete.replace('unit: weeks', 'unit: hours'))
    await page.getByRole('button', { name: 'Read again' }).click()
    await page.getByText(/^figure\.yaml:\d+/).waitFor()
    await yaml.fill(complete)
    await page.getByRole('button', { name: 'Read again' }).click()
    await page.locator('.printed').waitFor()
    const described = built.file('figure.yaml', bytesOf(complete))
    expect((await page.locator('.printed').textContent())?.trim()).toBe(
      await printed(fromFigure, project.root, [path], { figure: described }),
    )
    expect(await page.title()).toBe('Casebook')
  }, 120_000)

  it('reads clicked points with their numbers at risk as the command line does', async () => {
    const [points, atRisk] = ['lung-50-points.csv', 'lung-at-risk.csv'].map((name) =>
      join(PAPERS, 'figures/points/digitised', name),
    )
    await choose('figure', points!)
    await page.locator('.figure .faults').waitFor()
    expect((await page.locator('.figure .faults').innerText()).trim()).toBe(
      await printed(fromFigure, project.root, [points!]),
    )
    await page.getByLabel('Numbers at risk').setInputFiles(atRisk!)
    await page.getByRole('button', { name: 'Read again' }).click()
    await page.locator('.printed').waitFor()
    expect((await page.locator('.printed').textContent())?.trim()).toBe(
      await printed(fromFigure, project.root, [points!], { 'at-risk': atRisk }),
    )
    await page.getByRole('button', { name: 'Close' }).click()
  }, 120_000)

  it('asked for nothing, and complained of nothing', () => {
    expect(complaints).toEqual([])
    expect(requests.filter((url) => !/^(file|blob|data|about):/.test(url))).toEqual([])
  })
})
