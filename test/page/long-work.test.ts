import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { type BuiltPage, buildPage, openPage, reportShown, savedFile } from '../support/page/open-page.ts'

let built: BuiltPage
let browser: Browser
beforeAll(async () => {
  if (!hasChromium) return
  built = await buildPage()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  built?.dispose()
})

/** A complete event of a trace; times in microseconds, `tdur` of the processor. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** What the browser calls the running of a page's program: its start, and each call of a function of it. */
const PROGRAM = ['EvaluateScript', 'FunctionCall', 'RunMicrotasks']

describe.skipIf(!hasChromium)('while the page works, it answers (Chromium: make system)', () => {
  it('no part of its program takes 100 ms of the main thread: example, report, edit, saving', async () => {
    const { page } = await openPage(browser, built, { offline: true })
    await browser.startTracing(page, { categories: ['devtools.timeline', 'v8.execute'] })
    await page.reload()
    await page.getByRole('button', { name: 'niigata-ebs' }).click()
    await reportShown(page)
    await page.getByRole('button', { name: 'Plan and files' }).click()
    const editor = page.getByRole('textbox', { name: 'Text of the file' })
    await editor.press('Control+Home')
    await editor.pressSequentially('# edited')
    await page.getByRole('button', { name: 'Report', exact: true }).click()
    await reportShown(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await savedFile(page, /All results/)
    await savedFile(page, /tables \(Word\)/)
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
      traceEvents: readonly TraceEvent[]
    }
    const main = new Set(
      traceEvents
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    )
    const parts = traceEvents
      .filter(({ name, pid, tid }) => PROGRAM.includes(name) && main.has(`${pid} ${tid}`))
      .map(({ name, tdur }) => `${name} ${Math.round((tdur ?? 0) / 1000)}`)
    expect(parts.length).toBeGreaterThan(20)
    expect(parts.filter((part) => Number(part.split(' ')[1]) >= 100)).toEqual([])
    await page.context().close()
  }, 300_000)

  it('a run that is stopped ends at once, and the files stay', async () => {
    const { page } = await openPage(browser, built, { offline: true })
    await page.getByRole('button', { name: 'niigata-ebs' }).click()
    await page.getByText(/Computing: /).waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    expect(await page.locator('#status').innerText()).toBe('Stopped.')
    expect(await page.locator('iframe').count()).toBe(0)
    await page.getByRole('button', { name: 'Plan and files' }).click()
    expect(await page.getByRole('textbox', { name: 'Text of the file' }).inputValue()).toContain('title:')
    await page.context().close()
  }, 300_000)
})
