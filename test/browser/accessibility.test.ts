import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, hasChromium, openChromium, reported } from '../support/browser/chromium.ts'

const DESKTOP = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/**
 * The views of a page, which is loaded once in the first. A dark one must differ from the one before it in nothing but
 * colours, so that only the rules of colours need be applied again.
 */
const VIEWS = [
  { name: 'desktop', viewport: DESKTOP, media: { colorScheme: 'light' } },
  { name: 'desktop-dark', viewport: DESKTOP, media: { colorScheme: 'dark' } },
  { name: 'phone', viewport: PHONE, media: { colorScheme: 'light' } },
  { name: 'phone-dark', viewport: PHONE, media: { colorScheme: 'dark' } },
  { name: 'print', viewport: DESKTOP, media: { colorScheme: 'light', media: 'print' } },
] as const

/** Of the rules that axe applies, those whose outcome depends on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

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
      await page.evaluate(axe)
      await page.evaluate(showSample)
      expect(pdf.includes('/StructTreeRoot')).toBe(true)
      let light = ''
      for (const { name, viewport, media } of VIEWS) {
        await page.setViewportSize(viewport)
        await page.emulateMedia(media)
        if (isPictured) await page.screenshot({ path: `${shot}-${name}.png`, fullPage: name === 'phone' })
        if (name !== 'print')
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), name).toBe(true)
        const isDark = media.colorScheme === 'dark'
        expect(await violations(page, isDark ? COLOUR_RULES : null), name).toEqual([])
        if (name === 'desktop') await page.evaluate(oneRowOfAKind)
        const layout = await page.evaluate<string>(boxes)
        if (isDark) expect(layout === light, `${name}: nothing but colours differs`).toBe(true)
        else light = layout
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

/** The box of every element, whether it is visible, and what style sheets write before and after it. */
const boxes = `[...document.querySelectorAll('*')].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect()
  const styles = [null, '::before', '::after'].map((part) => getComputedStyle(element, part))
  return [x, y, width, height, ...styles.flatMap(({ visibility, content }) => [visibility, content])].join()
}).join(';')`

/** Without selectors and the markup of what is sound, which take a third of the time. */
const violations = (page: Page, rules: readonly string[] | null): Promise<readonly string[]> =>
  page.evaluate(`
    axe.configure({ noHtml: true })
    axe.run({ resultTypes: ['violations'], selectors: false, elementRef: true, ...${JSON.stringify(rules && { runOnly: rules })} })
      .then(({ violations }) => violations.map(({ id, nodes }) =>
        id + ': ' + nodes.slice(0, 3).map(({ element }) => element.outerHTML.slice(0, 300)).join(' ')))`)
