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

    // the index has no curves to answer and no claims to sort
    if (path !== 'reports/index.html')
      test('with its script: numbers lead, curves answer, claims are sorted, the theme changes', async () => {
        const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } })
        const page = await context.newPage()
        const refused: string[] = []
        page.on('console', (message) => refused.push(message.text()))
        page.on('pageerror', (error) => refused.push(error.message))
        await page.goto(pathToFileURL(resolve(path)).href)
        await page.locator('.theme').click()
        await page.locator('.theme').click()
        expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(18, 22, 26)')
        await page.locator('.stage').first().focus()
        await page.keyboard.press('ArrowRight')
        await page.keyboard.press('ArrowRight')
        expect(await page.locator('.tip').first().innerText()).toMatch(/at risk/)
        await page.keyboard.press('Escape')
        await page
          .locator('.stage svg')
          .first()
          .hover({ position: { x: 300, y: 240 } })
        expect(await page.locator('.tip').first().isVisible()).toBe(true)
        await page.locator('#outcomes a[href^="#r-"]').first().click()
        expect(await page.locator('#results details').getAttribute('open')).not.toBeNull()
        const hasClaims = (await page.locator('#claims-words').count()) > 0
        const shown = () => page.locator('#t-audit tbody tr:not(.group):visible').count()
        if (hasClaims) {
          const all = await shown()
          await page.locator('#claims-words').fill('median')
          expect(await shown()).toBeLessThan(all)
          await page.locator('#claims-words').fill('')
          await page.locator('#t-audit thead button').nth(2).click()
          expect(await page.locator('#t-audit thead th').nth(2).getAttribute('aria-sort')).toBe('ascending')
          expect(await shown()).toBe(all)
        }
        const download = page.waitForEvent('download')
        await page.locator('a[download="results.csv"]').click()
        expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/^Id,Value,Unit,Method\n/)
        expect(refused).toEqual([])
        await context.close()
      }, 60_000)

    test('without its script: the same words, and no control that does nothing', async () => {
      const text = async (javaScriptEnabled: boolean): Promise<string> => {
        const context = await browser.newContext({ offline: true, javaScriptEnabled })
        const page = await context.newPage()
        await page.goto(pathToFileURL(resolve(path)).href)
        if (javaScriptEnabled) await page.waitForTimeout(200)
        const words = await page.locator('main').evaluate((main) => {
          const copy = main.cloneNode(true) as HTMLElement
          for (const tool of copy.querySelectorAll('.tools, .tip, .paste + button')) tool.remove()
          return copy.textContent!.replace(/\s+/g, ' ')
        })
        expect(javaScriptEnabled || (await page.locator('button, input, select').count()) === 0).toBe(true)
        await context.close()
        return words
      }
      expect(await text(false)).toBe(await text(true))
    })

    test('the tab key reaches every link and control that is not left out on purpose', async () => {
      const { page } = await open(path, VIEWS['desktop']!)
      await page.waitForTimeout(200)
      const wanted = await page
        .locator('a[href]:not([tabindex="-1"]), button, input, select, summary, [tabindex="0"]')
        .evaluateAll(
          (all) =>
            all.filter(
              (one) =>
                (one as HTMLElement).checkVisibility() && !one.closest('details:not([open]) > :not(summary)'),
            ).length,
        )
      await page.evaluate(
        'window.reached = new Set(); addEventListener("focusin", ({ target }) => reached.add(target))',
      )
      for (let i = 0; i < wanted + 5; i++) await page.keyboard.press('Tab')
      const reached = await page.evaluate('reached.size')
      expect(reached).toBeGreaterThanOrEqual(wanted)
      await page.context().close()
    }, 60_000)

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
