import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followUpTable } from '../../stages/3-durations/artifacts.ts'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { shownFiles } from '../support/stages/shown-files.ts'

/** Figures of curves whose lines together include all patients of an endpoint. */
const COHORTS = [
  { cohort: 'melanoma-1977', figure: 'survival', code: 'OS', unit: 'years' },
  { cohort: 'niigata-ebs', figure: 'figure-3', code: 'OS', unit: 'months' },
] as const

describe.skipIf(!hasChromium)('the values of curves (Chromium: make system)', () => {
  let browser: Browser
  let root: string
  beforeAll(async () => {
    browser = await openChromium()
    root = mkdtempSync(join(tmpdir(), 'casebook-curves-'))
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(root, { recursive: true, force: true })
  })

  describe.each(COHORTS)('of $cohort', ({ cohort, figure, code, unit }) => {
    let times: readonly number[]
    const complaints: string[] = []

    beforeAll(async () => {
      const files = await shownFiles(cohort)
      const path = `data/derived/${cohort}/3-durations/follow-ups.csv`
      times = followUpTable.format
        .decode(files.get(path)!, path)
        .filter(({ PARAMCD }) => PARAMCD === code)
        .map(({ AVAL }) => Number(AVAL))
      for (const [name, bytes] of files)
        if (name.startsWith('reports/')) {
          mkdirSync(join(root, dirname(name)), { recursive: true })
          writeFileSync(join(root, name), bytes)
        }
    }, 120_000)

    const opened = async (options: BrowserContextOptions = {}): Promise<Page> => {
      const context = await browser.newContext({ offline: true, ...options })
      const page = await context.newPage()
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(pathToFileURL(join(root, `reports/${cohort}/index.html`)).href)
      await page.locator('.theme').waitFor()
      await page.locator(`#f-${figure} .stage`).scrollIntoViewIfNeeded()
      return page
    }

    /** The position of a time on the screen, in the middle of the panel. */
    const placeOf = (page: Page, time: number) =>
      page.locator(`#f-${figure} svg`).evaluate((svg, chosen) => {
        const [left, top, right, bottom, last] = (svg as SVGSVGElement).dataset['panel']!.split(' ').map(
          Number,
        )
        const box = svg.getBoundingClientRect()
        const scale = box.width / (svg as SVGSVGElement).viewBox.baseVal.width
        return {
          x: box.left + (left! + ((right! - left!) * chosen) / last!) * scale,
          y: box.top + ((top! + bottom!) / 2) * scale,
        }
      }, time)

    const tipOf = (page: Page) => page.locator(`#f-${figure} .tip`)

    /** The time in the tooltip, and the sum of the numbers at risk. */
    const read = async (page: Page) => {
      const text = (await tipOf(page).innerText()).replace(/\s+/g, ' ')
      const [, time, word] = /^At ([\d.]+) ([a-z]+)/.exec(text)!
      const counts = [...text.matchAll(/(\d+) at risk/g)].map(([, count]) => Number(count))
      return {
        text,
        time: time!,
        word,
        atRisk: counts.reduce((sum, count) => sum + count, 0),
        lines: counts.length,
      }
    }
    const atRisk = (time: number): number => times.filter((followed) => followed >= time).length

    test('are those at the time of the mouse: as many at risk as are followed at least so long', async () => {
      const page = await opened()
      const last = Math.max(...times)
      for (const fraction of [0.02, 0.11, 0.23, 0.37, 0.41, 0.52]) {
        const { x, y } = await placeOf(page, last * fraction)
        await page.mouse.move(x, y)
        const { time, word, atRisk: shown, lines } = await read(page)
        expect(time).toMatch(unit === 'months' ? /^\d+$/ : /^\d+(\.\d)?$/)
        expect(word).toBe(time === '1' ? unit.slice(0, -1) : unit)
        expect(Math.abs(Number(time) - last * fraction)).toBeLessThan(unit === 'months' ? 1.5 : 0.1)
        expect(lines).toBeGreaterThan(0)
        expect(shown, `at ${time}`).toBe(atRisk(Number(time)))
      }
      await page.context().close()
    })

    test('come by the arrow keys, at each step of the curves, and are read out', async () => {
      const page = await opened()
      await page.locator(`#f-${figure} .stage`).focus()
      await page.keyboard.press('Home')
      const seen: string[] = []
      for (let i = 0; i < 5; i++) {
        const { text, time, word } = await read(page)
        expect(text).not.toMatch(/\d\.\d{3}/)
        expect(word).toBe(time === '1' ? unit.slice(0, -1) : unit)
        seen.push(time)
        await page.keyboard.press('ArrowRight')
      }
      expect(new Set(seen).size).toBe(5)
      expect(seen[0]).toBe('0')
      expect(await tipOf(page).getAttribute('aria-live')).toBe('polite')
      expect(await tipOf(page).innerText()).toMatch(/\d events? at this time/)
      await page.keyboard.press('Escape')
      expect(await tipOf(page).isVisible()).toBe(false)
      await page.context().close()
    })

    test('come by a tap on a phone, within what is seen of the figure, and go by a tap outside of it', async () => {
      const page = await opened({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
      const { x, y } = await placeOf(page, Math.max(...times) * 0.3)
      await page.touchscreen.tap(x, y)
      const { time, atRisk: shown } = await read(page)
      expect(shown).toBe(atRisk(Number(time)))
      expect(await tipOf(page).getAttribute('aria-live')).toBe('polite')
      const box = (await tipOf(page).boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(390)
      await page.touchscreen.tap(x, y)
      expect(await tipOf(page).isVisible()).toBe(true)
      await page.locator(`#f-${figure} figcaption b`).tap()
      expect(await tipOf(page).isVisible()).toBe(false)
      expect(complaints).toEqual([])
      await page.context().close()
    })
  })
})
