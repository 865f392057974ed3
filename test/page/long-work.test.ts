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

/** What the browser calls the running of a page's program, its start and each call of a function of it; and its own work on a page. */
const WORK = [
  ...['EvaluateScript', 'FunctionCall', 'RunMicrotasks'],
  ...['ParseHTML', 'UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint'],
]

describe.skipIf(!hasChromium)('while the page works, it answers (Chromium: make system)', () => {
  it('no part of its work takes 100 ms of the main thread: example, report, edit, saving', async () => {
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
      .filter(({ name, pid, tid }) => WORK.includes(name) && main.has(`${pid} ${tid}`))
      .map(({ name, tdur }) => `${name} ${Math.round((tdur ?? 0) / 1000)}`)
    expect(parts.length).toBeGreaterThan(20)
    expect(parts.filter((part) => Number(part.split(' ')[1]) >= 100)).toEqual([])
    await page.context().close()
  }, 300_000)

  it('the sections of a report are laid out when they come near the window, and links lead into them', async () => {
    const { page, complaints } = await openPage(browser, built, { offline: true })
    await page.getByRole('button', { name: 'freireich-1963' }).click()
    await reportShown(page)
    const report = page.frameLocator('iframe')
    const sections = report.locator('main > section')
    await sections.last().waitFor({ state: 'attached' })
    const styles = await sections.evaluateAll((all) =>
      all.map((section) => getComputedStyle(section).contentVisibility),
    )
    expect(styles.length).toBeGreaterThan(5)
    expect(new Set(styles)).toEqual(new Set(['auto']))
    const place = report.locator('#appendix')
    const isInView = () =>
      place.evaluate((section) => section.getBoundingClientRect().top < innerHeight && scrollY > 0)
    expect(await isInView()).toBe(false)
    await report.getByRole('link', { name: 'Appendix' }).first().click()
    await expect.poll(isInView).toBe(true)
    // nothing is clipped: what a section has is within it
    const wide = await sections.evaluateAll((all) =>
      all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ id }) => id),
    )
    expect([wide, complaints]).toEqual([[], []])
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
