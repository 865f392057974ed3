import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as check } from '../../stages/commands/check.ts'
import { command as fromFigure } from '../../stages/commands/from-figure.ts'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import {
  bombStream,
  formsInPattern,
  formsOfForms,
  onePage,
  pdfOfObjects,
} from '../support/documents/hostile-pdf.ts'
import { wordFileOf } from '../support/documents/word-file.ts'
import { type BuiltPage, buildPage, openPage } from '../support/page/open-page.ts'
import { printed } from '../support/page/printed.ts'
import { newCohorts } from '../support/stages/new-cohorts.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const LINE = '0 0 m 1 1 l S'
const WRONG = 'Recurrence was seen in 13 of 48 patients (28.1%).'

let built: BuiltPage
let browser: Browser
let page: Page
let complaints: readonly string[]
const project = newCohorts()
beforeAll(async () => {
  if (!hasChromium) return
  built = await buildPage()
  browser = await openChromium()
  ;({ page, complaints } = await openPage(browser, built, { offline: true }))
  page.setDefaultTimeout(60_000)
  // 60 seconds pass when a test says so
  await page.clock.install()
  await page.clock.resume()
  await page.getByRole('button', { name: 'Audit a paper' }).press('Enter')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  built?.dispose()
  project.dispose()
})

const choose = (what: 'paper' | 'figure', path: string): Promise<void> =>
  page.getByLabel(`Choose a ${what}`).setInputFiles(path)

describe.skipIf(!hasChromium)('a hostile file in the page (Chromium: make system)', () => {
  it('ends with a file that is too much in the faults of the command line, one after the other', async () => {
    const laughs = [...'bcdefghij'].map(
      (name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`,
    )
    const pages = `<< /Type /Pages /Kids [${'3 0 R '.repeat(2000)}] /Count 2000 >>`
    const hostile: readonly (readonly [string, Uint8Array])[] = [
      ['bomb.docx', wordFileOf(`<w:p><w:r><w:t>${'13 of 48 '.repeat(2_000_000)}</w:t></w:r></w:p>`)],
      [
        'bomb.xml',
        bytesOf(`<!DOCTYPE article [<!ENTITY a "ha">${laughs.join('')}]><article><p>&j;</p></article>`),
      ],
      [
        'bomb.pdf',
        pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', pages, '<< /Type /Page /Parent 2 0 R >>']),
      ],
      ['no.pdf', bytesOf('%PDF-1.4 <img src=x onerror=alert(1)>')],
    ]
    for (const [name, bytes] of hostile) {
      const path = built.file(name, bytes)
      await choose('paper', path)
      const fault = page.locator('.audit-status .faults', { hasText: name })
      await fault.waitFor()
      expect((await fault.innerText()).trim()).toBe(await printed(check, project.root, [path]))
    }
    // forms that draw each other 10^8 times, which filled the memory of the tab
    const forms = built.file('forms.pdf', formsOfForms(9, LINE))
    await choose('figure', forms)
    await page.locator('.figure .faults', { hasText: 'forms in forms of forms' }).waitFor()
    expect((await page.locator('.figure .faults').innerText()).trim()).toBe(
      await printed(fromFigure, project.root, [forms]),
    )
  }, 240_000)

  // a pattern with such forms, which are not counted but bounded, and a stream that unpacks to 3 GB
  const ENDLESS = { figure: formsInPattern(9, LINE), paper: onePage({ content: bombStream(3000) }) }
  it.each(['figure', 'paper'] as const)(
    'ends a worker that reads a %s for 60 seconds',
    async (kind) => {
      await choose(kind, built.file(`endless-${kind}.pdf`, ENDLESS[kind]))
      await page.locator('.busy', { hasText: 'at most 60 seconds' }).waitFor()
      await page.clock.fastForward(61_000)
      await page.locator('.faults', { hasText: 'expected a file that is read within 60 seconds' }).waitFor()
      await choose('paper', built.file(`after-${kind}.txt`, bytesOf(WRONG)))
      await page.getByRole('heading', { name: `Numbers of after-${kind}.txt` }).waitFor()
    },
    120_000,
  )

  it('leaves no complaint of the browser', () => {
    expect(complaints).toEqual([])
  })
})
