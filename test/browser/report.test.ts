import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openChromium } from './chromium.ts'

const pages = [
  'reports/index.html',
  ...readdirSync('reports', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [`reports/${entry.name}/index.html`] : [],
  ),
]

const VIEWS: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1280, height: 900 } },
  'desktop, dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  'phone, dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

describe.skipIf(!hasChromium)('in a real browser without a network (Chromium: make system)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
    mkdirSync('build/screenshots', { recursive: true })
  })
  afterAll(() => browser?.close())

  const open = async (
    path: string,
    options: BrowserContextOptions,
  ): Promise<{ page: Page; complaints: string[] }> => {
    // the policy of the page forbids axe's own script, and nothing else is let in past it
    const context = await browser.newContext({ ...options, offline: true, bypassCSP: true })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()))
    await page.goto(pathToFileURL(resolve(path)).href)
    return { page, complaints }
  }

  const violations = async (page: Page): Promise<readonly string[]> => {
    await page.evaluate(axe)
    const found = await page.evaluate('axe.run({ resultTypes: ["violations"] })')
    const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html)
          .join(' ')}`,
    )
  }

  describe.each(pages)('%s', (path) => {
    test.each(Object.entries(VIEWS))(
      'on %s: no complaint, no violation of accessibility, nothing wider than the screen',
      async (name, options) => {
        const { page, complaints } = await open(path, options)
        await page.screenshot({
          path: `build/screenshots/${path.replaceAll('/', '-')}-${name.replace(', ', '-')}.png`,
          fullPage: name === 'phone',
        })
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        expect(await violations(page)).toEqual([])
        expect(complaints).toEqual([])
        await page.context().close()
      },
    )

    test('in print: no violation of accessibility, and a PDF comes out', async () => {
      const { page } = await open(path, VIEWS['desktop']!)
      await page.emulateMedia({ media: 'print' })
      expect(await violations(page)).toEqual([])
      const pdf = await page.pdf({
        format: 'A4',
        tagged: true,
        path: `build/screenshots/${path.replaceAll('/', '-')}.pdf`,
      })
      expect(pdf.toString('latin1')).toContain('/StructTreeRoot')
      await page.context().close()
    })

    test('under its own policy: the style sheet is let in, a script is not', async () => {
      const context = await browser.newContext({ offline: true })
      const page = await context.newPage()
      const refused: string[] = []
      page.on('console', (message) => refused.push(message.text()))
      await page.goto(pathToFileURL(resolve(path)).href)
      expect(refused).toEqual([])
      expect(await page.evaluate('getComputedStyle(document.querySelector("main")).maxWidth')).not.toBe(
        'none',
      )
      await page.evaluate(
        'document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }))',
      )
      expect(await page.evaluate('window.ran')).toBeUndefined()
      await context.close()
    })
  })
})
