import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, hasChromium, openChromium, reported } from '../support/browser/chromium.ts'

const DESKTOP = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/** The views of a page, which is loaded once in the first. */
const VIEWS = [
  { name: 'desktop', viewport: DESKTOP, media: {} },
  { name: 'desktop-dark', viewport: DESKTOP, media: { colorScheme: 'dark' } },
  { name: 'phone-dark', viewport: PHONE, media: { colorScheme: 'dark' } },
  { name: 'phone', viewport: PHONE, media: { colorScheme: 'light' } },
  { name: 'print', viewport: DESKTOP, media: { colorScheme: 'light', media: 'print' } },
] as const

/** Its last value is nothing, which the browser need not write out. */
const axe = `${readFileSync('node_modules/axe-core/axe.min.js', 'utf8')}\n;undefined`

/** Pictures and PDFs of all views in build/screenshots, for people who look at them: `SCREENSHOTS=1`. */
const isPictured = process.env['SCREENSHOTS'] !== undefined

describe.skipIf(!hasChromium)('looked at in a real browser (Chromium: make system)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
    if (isPictured) mkdirSync('build/screenshots', { recursive: true })
  })
  afterAll(() => browser?.close())

  const pages = reported.flatMap((cohort) =>
    [
      `reports/${cohort}/index.html`,
      `reports/${cohort}/results.html`,
      `reports/${cohort}/public/index.html`,
    ].filter((path) => existsSync(path)),
  )
  test.each(['reports/index.html', ...pages])(
    '%s has no violation of accessibility, nothing wider than the screen, no complaint, and a tagged PDF',
    async (path) => {
      // the page's policy forbids the script of axe; other tests keep the policy
      const context = await browser.newContext({ viewport: DESKTOP, offline: true, bypassCSP: true })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()))
      await page.goto(addressOf(path))
      const shot = `build/screenshots/${path.replaceAll('/', '-')}`
      const pdf = await page.pdf({ format: 'A4', tagged: true, ...(isPictured && { path: `${shot}.pdf` }) })
      expect(pdf.includes('/StructTreeRoot')).toBe(true)
      await page.evaluate(axe)
      await page.evaluate(showSample)
      for (const { name, viewport, media } of VIEWS) {
        await page.setViewportSize(viewport)
        await page.emulateMedia(media)
        if (isPictured) await page.screenshot({ path: `${shot}-${name}.png`, fullPage: name === 'phone' })
        if (name !== 'print')
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), name).toBe(true)
        expect(await violations(page), name).toEqual([])
        if (name === 'desktop') await page.evaluate(oneRowOfAKind)
      }
      expect(complaints).toEqual([])
      await context.close()
    },
    180_000,
  )
})

/** Opens closed details and keeps only the first rows of results and the first findings, which represent the others. */
const showSample = `
  for (const row of document.querySelectorAll('#t-results tbody tr:nth-child(n+31)')) row.remove()
  for (const row of document.querySelectorAll('.claims tbody tr:nth-child(n+13)')) row.remove()
  for (const details of [...document.querySelectorAll('.findings details')].slice(10)) details.remove()
  for (const details of document.querySelectorAll('details')) details.open = true`

/** Keeps one row of each kind after the first view: rows with the same elements and classes have the same colours. */
const oneRowOfAKind = `
  for (const body of document.querySelectorAll('tbody')) {
    const kinds = new Set()
    for (const row of [...body.rows]) {
      const kind = [row, ...row.querySelectorAll('*')].map((element) => element.localName + '.' + element.className).join()
      if (kinds.has(kind)) row.remove()
      kinds.add(kind)
    }
  }`

/** Without the selectors of what is sound, which take a third of the time; a violation is shown by its markup. */
const violations = async (page: Page): Promise<readonly string[]> => {
  const outcome = await page.evaluate('axe.run({ resultTypes: ["violations"], selectors: false })')
  const { violations } = outcome as { violations: { id: string; nodes: { html: string }[] }[] }
  return violations.map(({ id, nodes }) => {
    const first = nodes.slice(0, 3).map((node) => node.html)
    return `${id}: ${first.join(' ')}`
  })
}
