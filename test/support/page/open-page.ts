import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { bringPage, PAGE } from '../../../pipeline/compile/page.js'
import { REAL } from '../../../tools/support/project.ts'

/** The page beside the reports of this repository, made again if it is older than its sources: all tests have the same. */
export interface BuiltPage {
  readonly address: string
  readonly text: string
  /** A file for the page to open. */
  file(name: string, bytes: Uint8Array | string): string
  dispose(): void
}

export const buildPage = async (): Promise<BuiltPage> => {
  bringPage({ code: join(REAL, 'build'), project: REAL }, false, true)
  const folder = mkdtempSync(join(tmpdir(), 'casebook page '))
  return {
    address: pathToFileURL(join(REAL, PAGE)).href,
    text: readFileSync(join(REAL, PAGE), 'utf8'),
    file: (name, bytes) => {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes)
      return path
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The page in a tab, with everything that it complained of, and every address that it asked for. */
export interface OpenPage {
  readonly page: Page
  readonly complaints: string[]
  readonly requests: string[]
}

export const openPage = async (
  browser: Browser,
  { address }: BuiltPage,
  options: BrowserContextOptions = {},
): Promise<OpenPage> => {
  const page = await (await browser.newContext({ acceptDownloads: true, ...options })).newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(address)
  return { page, complaints, requests }
}

/** Waits until the report is there. @throws with what the page says, if it is something else */
export const reportShown = async (page: Page): Promise<void> => {
  await page
    .locator('iframe, .faults li, #status:has-text("fault of Casebook")')
    .first()
    .waitFor({ timeout: 240_000 })
  if ((await page.locator('iframe').count()) === 0)
    throw new Error(`expected a report, found: ${await page.locator('body').innerText()}`)
}

/** The files of the zip that a button saves. */
export const savedBy = async (page: Page, button: RegExp): Promise<ReadonlyMap<string, Uint8Array>> => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  return new Map(Object.entries(unzipSync(await savedFile(page, button))))
}

/** The file that a button saves. */
export const savedFile = async (page: Page, button: string | RegExp): Promise<Uint8Array> => {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByRole('button', { name: button }).click(),
  ])
  return new Uint8Array(readFileSync(await download.path()))
}
