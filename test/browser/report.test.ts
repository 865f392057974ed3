import { readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import Papa from 'papaparse'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { displayResult } from '../../cohort/results/shown-text.ts'
import { addressOf, hasChromium, openChromium, reported } from '../support/browser/chromium.ts'
import { copied, copiedByKeys } from '../support/browser/copied.ts'
import { resultsOf } from '../support/report/results-of.ts'

describe.skipIf(!hasChromium)('in a real browser without a network (Chromium: make system)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  test('the list of cohorts has its style under its own policy, no script, and every link by the tab key', async () => {
    const page = await browser.newPage({ offline: true })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(addressOf('reports/index.html'))
    expect(await page.evaluate('getComputedStyle(document.querySelector("main")).maxWidth')).not.toBe('none')
    expect(await page.locator('script').count()).toBe(0)
    const links = await page.locator('a[href]').count()
    await page.evaluate(
      'window.reached = new Set(); addEventListener("focusin", ({ target }) => reached.add(target))',
    )
    for (let i = 0; i < links; i++) await page.keyboard.press('Tab')
    expect(await page.evaluate('reached.size')).toBe(links)
    expect(links).toBeGreaterThanOrEqual(reported.length)
    expect(complaints).toEqual([])
    await page.close()
  })

  // each page is loaded with and without its script; each test continues from the state of the previous one
  describe.each(reported)('%s', (cohort) => {
    let page: Page
    let plain: Page
    const complaints: string[] = []

    beforeAll(async () => {
      const open = async (javaScriptEnabled: boolean): Promise<Page> => {
        const context = await browser.newContext({ offline: true, javaScriptEnabled })
        const opened = await context.newPage()
        opened.on('console', (message) => complaints.push(message.text()))
        opened.on('pageerror', (error) => complaints.push(error.message))
        opened.on('dialog', (dialog) => complaints.push(dialog.message()))
        await opened.goto(addressOf(`reports/${cohort}/index.html`))
        return opened
      }
      ;[plain, page] = [await open(false), await open(true)]
      await page.locator('.theme').waitFor()
    })
    afterAll(async () => {
      await Promise.all([page, plain].map((opened) => opened?.context().close()))
    })

    test('says the same words without its script, and has no control that does nothing', async () => {
      expect(await plain.locator('button, input, select').count()).toBe(0)
      expect(await wordsOf(plain)).toBe(await wordsOf(page))
    })

    test('shows the numbers of the artifacts, in text and in figures', async () => {
      const results = resultsOf(cohort)
      const shown = await page.locator('main [data-result]').evaluateAll((all) =>
        all
          .filter(
            (element) =>
              !element.closest(
                '.pair, .claims, #t-small, .findings details, .matters, figure[id]:has(svg):not(:has(svg[data-panel]))',
              ) && !element.querySelector('[data-result]'),
          )
          .map((element) => ({
            id: (element as HTMLElement).dataset['result']!,
            value: element.getAttribute('value'),
            text: element.textContent!,
            isDrawn: element.closest('svg') !== null,
          })),
      )
      const wrong = shown.filter(({ id, value, text, isDrawn }) => {
        const result = results.get(id)
        if (result === undefined) return true
        const number = displayResult(result)
        if (result.value === null) return value !== null || (isDrawn && /\d/.test(text))
        if (isDrawn) return ![number, `= ${number}`, number.replace(/^([<>])/, '$1 ')].includes(text)
        return Number(value) !== result.value || !(text === number || text.startsWith(`${number} `))
      })
      expect(wrong).toEqual([])
      expect(shown.filter(({ isDrawn }) => isDrawn).length).toBeGreaterThan(20)
      expect(shown.filter(({ isDrawn }) => !isDrawn).length).toBeGreaterThan(50)
    })

    test('lets the tab key reach every link and control that is not left out on purpose', async () => {
      const wanted = await page
        .locator('a[href]:not([tabindex="-1"]), button, input, select, summary, [tabindex="0"]')
        .evaluateAll(
          (all) =>
            all.filter(
              (element) =>
                (element as HTMLElement).checkVisibility() &&
                !element.closest('details:not([open]) > :not(summary)'),
            ).length,
        )
      await page.evaluate(
        'window.reached = new Set(); addEventListener("focusin", ({ target }) => reached.add(target))',
      )
      await Promise.all(Array.from({ length: wanted + 5 }, () => page.keyboard.press('Tab')))
      expect(await page.evaluate('reached.size')).toBeGreaterThanOrEqual(wanted)
    })

    test('lets in its style sheet, and no script but its own', async () => {
      expect(complaints).toEqual([])
      expect(await page.evaluate('getComputedStyle(document.querySelector(".wrap")).maxWidth')).not.toBe(
        'none',
      )
      await page.evaluate(
        'document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }))',
      )
      expect(await page.evaluate('window.ran')).toBeUndefined()
      expect(complaints.splice(0).join()).toMatch(/Content Security Policy/)
    })

    test('changes its theme', async () => {
      await page.locator('.theme').click()
      await page.locator('.theme').click()
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(18, 22, 26)')
    })

    test('shows the number at risk at the pointer and with the arrow keys', async () => {
      const tip = page.locator('.tip').first()
      await page.locator('.stage').first().focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      expect(await tip.innerText()).toMatch(/at risk/)
      await page.keyboard.press('Escape')
      expect(await tip.isVisible()).toBe(false)
      await page
        .locator('.stage svg')
        .first()
        .hover({ position: { x: 300, y: 240 } })
      expect(await tip.isVisible()).toBe(true)
    })

    test('gives Word a table with the lines of a journal, its text, and no link or button', async () => {
      const words = (text: string): string => text.replace(/\s+/g, ' ').trim()
      const rows = await page.locator('#t-characteristics :is(th, td)').allTextContents()
      const button = page.locator('.scroll:has(#t-characteristics) + .get .copy')
      for (const markup of [
        await copied(page, () => button.click()),
        await copiedByKeys(page, '#t-characteristics'),
      ]) {
        const { document } = new JSDOM(markup).window
        const cells = [...document.querySelectorAll('table :is(th, td)')]
        expect(cells.map(({ textContent }) => words(textContent!))).toEqual(rows.map(words))
        const style = document.querySelector('table')!.getAttribute('style')!
        expect(style).toMatch(/border-top: ?1\.5pt solid/)
        expect(style).toMatch(/border-bottom: ?1\.5pt solid/)
        expect(document.querySelector('thead th')!.getAttribute('style')).toMatch(/border-bottom: ?1pt solid/)
        expect(document.querySelectorAll('a[href^="#"], button, .no-print')).toHaveLength(0)
      }
      expect(await button.textContent()).toBe('Copied')
    })

    test('shows the method of a number at the pointer, and leads from the number to its row by the keyboard', async () => {
      const link = page.locator('#brief a[href^="results.html#r-"]').first()
      if ((await link.count()) === 0) return
      const id = await link.locator('[data-result]').getAttribute('data-result')
      await link.scrollIntoViewIfNeeded()
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
      await link.hover()
      expect(await page.locator('.tip.free').innerText()).toContain(id!)
      await link.focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/results\.html#r-/)
      const row = page.locator('#t-results tr:target')
      expect(await row.locator('code').innerText()).toBe(id)
      expect(await row.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true)
      await page.locator('#results-words').waitFor()
    })

    test('searches all results, and gives them as a file', async () => {
      const download = page.waitForEvent('download')
      await page.locator('a[download="results.csv"]').click()
      const file = readFileSync(await (await download).path(), 'utf8')
      expect(file).toMatch(/^Id,Value,Unit,Method\n/)
      const results = resultsOf(cohort)
      const rows = Papa.parse<string[]>(file.trimEnd())
        .data.slice(1)
        .filter(([id]) => results.has(id!))
      expect(new Map(rows.map(([id, value]) => [id, value]))).toEqual(
        new Map([...results.values()].map(({ id, value }) => [id, value === null ? 'none' : String(value)])),
      )
      expect(rows).toHaveLength(results.size)
      await page.locator('#results-words').fill('no-such-word')
      expect(await page.locator('#t-results tbody tr:visible').count()).toBe(0)
      expect(await page.locator('output').innerText()).toBe('nothing fits')
      await page.goBack()
      await page.locator('.theme').waitFor()
    })

    test('remembers its theme', async () => {
      await page.reload()
      await page.locator('.theme').waitFor()
      expect(await page.locator('.theme').innerText()).toBe('Theme: dark')
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(18, 22, 26)')
    })

    test('filters its claims, and complained of nothing', async () => {
      if ((await page.locator('#claims').count()) > 0) {
        const shown = () => page.locator('.claims tbody tr:not(.group):visible').count()
        await page.locator('#claims-words').fill('a')
        const some = await shown()
        await page.locator('#claims-words').fill('a no-such-word')
        expect([some > 0, await shown()]).toEqual([true, 0])
        await page.locator('#claims-words').fill('')
      }
      expect(complaints).toEqual([])
    })
  })
})

/** The text of the page without the controls that the script adds. */
const wordsOf = (page: Page): Promise<string> =>
  page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement
    for (const tool of copy.querySelectorAll('.tools, .tip, .made, .paste + button')) tool.remove()
    return copy.textContent!.replace(/\s+/g, ' ')
  })
