import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { reloadingPage } from '../../pipeline/watch/reloading-page.ts'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'

/** A report with the strictest policy: it may neither run a script nor load anything. */
const report = (text: string): string =>
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>${text}</p>`

test.skipIf(!hasChromium)(
  'the page of watch shows the report of the last run (Chromium: make system)',
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'casebook watch '))
    const browser = await openChromium()
    try {
      mkdirSync(join(root, 'reports/six'), { recursive: true })
      const path = join(root, 'reports/six/index.html')
      writeFileSync(path, report('median 21 months'))
      const page = reloadingPage(root, 'reports/six/index.html')
      const opened = await (await browser.newContext({ offline: true })).newPage()
      const complaints: string[] = []
      opened.on('console', (message) => complaints.push(message.text()))
      opened.on('pageerror', (error) => complaints.push(error.message))
      await opened.goto(pathToFileURL(join(root, page.path)).href)
      const shown = opened.frameLocator('iframe').locator('p')
      await shown.filter({ hasText: 'median 21 months' }).waitFor()
      writeFileSync(path, report('median 24 months'))
      await opened.waitForTimeout(1500)
      expect(await shown.innerText()).toBe('median 21 months') // the run is not over
      page.reload()
      await shown.filter({ hasText: 'median 24 months' }).waitFor({ timeout: 20_000 })
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
      rmSync(root, { recursive: true, force: true })
    }
  },
)
