import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

/** The first has no windows, and therefore prints in half the time. */
const USUAL = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The path of Chromium: `named`, or a usual path; null if there is none. */
export const chromiumPath = (named?: string): string | null =>
  (named === undefined || named === '' ? USUAL : [named]).find((path) => existsSync(path)) ?? null

/** Prints pages without a network. */
export const openPrinter = async (executablePath: string) => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false })
  return {
    report: async (html: string, pdf: string): Promise<void> => {
      const page = await context.newPage()
      await page.goto(pathToFileURL(html).href)
      await page.pdf({ path: pdf, format: 'A4', tagged: true, outline: true, preferCSSPageSize: true })
      await page.close()
    },
    close: () => browser.close(),
  }
}
