import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { copiedByKeys } from '../support/browser/copied.ts'
import { ATTACKS, hostileRun } from '../support/stages/hostile-cohort.ts'

describe.skipIf(!hasChromium)('hostile words in a real browser (Chromium: make system)', () => {
  test('stay text while the page is read, hovered, filtered, sorted and copied, even without its policy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casebook-hostile-'))
    const page = join(folder, 'index.html')
    const run = await hostileRun()
    for (const name of ['index.html', 'results.html'])
      writeFileSync(join(folder, name), run.get(`reports/six/${name}`)!)
    const browser = await openChromium()
    try {
      const context = await browser.newContext({ offline: true, bypassCSP: true })
      const opened = await context.newPage()
      const complaints: string[] = []
      opened.on('dialog', (dialog) => {
        complaints.push(dialog.message())
        void dialog.dismiss()
      })
      opened.on('console', (message) => complaints.push(message.text()))
      opened.on('pageerror', (error) => complaints.push(error.message))
      opened.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()))
      await opened.goto(pathToFileURL(page).href)
      await opened.locator('.theme').waitFor()

      for (const stage of await opened.locator('.stage').all()) {
        await stage.focus()
        await opened.keyboard.press('ArrowRight')
      }
      const tips = await opened.locator('.tip').allInnerTexts()
      expect(tips.join()).toContain(ATTACKS[0])
      await opened.locator('#claims-words').fill(ATTACKS[0])
      await opened.locator('#claims-words').fill('')
      await opened.locator('.claims thead button').filter({ visible: true }).first().click()
      await opened.locator('#t-characteristics a').first().hover()

      const table = await copiedByKeys(opened, '#t-characteristics')
      const { document } = new JSDOM(table).window
      expect(document.body.textContent).toContain(ATTACKS[0])
      const names = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
      expect(names.filter((name) => name.startsWith('on') || name === 'src')).toEqual([])

      expect(await opened.locator('img, svg svg, script:not([type="application/json"])').count()).toBe(1)
      await opened.goto(pathToFileURL(join(folder, 'results.html')).href)
      await opened.locator('#results-words').fill(ATTACKS[0])
      expect(await opened.locator('img, svg, script').count()).toBe(1)
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
      rmSync(folder, { recursive: true })
    }
  })
})
