import type { Browser, Page } from 'playwright-core'
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

/** The number of headings in the frame that Chromium hands to a screen reader, without the title of the report. */
const headsForScreenReader = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const frameId = frameTree.childFrames![0]!.frame.id
  const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId })
  await session.detach()
  const isHead = (node: (typeof nodes)[number]): boolean =>
    node.role?.value === 'heading' &&
    node.properties?.some(({ name, value }) => name === 'level' && value.value > 1) === true
  return nodes.filter(isHead).length
}

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

  it('a report is laid out section by section, and then a screen reader has all of it, searching finds it, and links lead into it', async () => {
    const { page, complaints } = await openPage(browser, built, { offline: true })
    await page.getByRole('button', { name: 'freireich-1963' }).click()
    await reportShown(page)
    const report = page.frames()[1]!
    const sections = report.locator('main > section')
    await sections.last().waitFor({ state: 'attached' })
    const delays = await sections.evaluateAll((all) =>
      all.map((section) => Number.parseFloat(getComputedStyle(section).animationDelay)),
    )
    expect(delays.length).toBeGreaterThan(5)
    expect(delays.every((delay, i) => i === 0 || delay > delays[i - 1]!)).toBe(true)
    // without those of closed lists
    const heads = await report
      .locator('h2, h3')
      .evaluateAll((all) => all.filter((head) => head.checkVisibility()).length)
    expect(heads).toBeGreaterThan(10)
    await expect.poll(() => headsForScreenReader(page)).toBe(heads)
    const place = report.locator('#appendix')
    const isInView = () =>
      place.evaluate((section) => section.getBoundingClientRect().top < innerHeight && scrollY > 0)
    expect(await isInView()).toBe(false)
    await report.getByRole('link', { name: 'Appendix' }).first().click()
    await expect.poll(isInView).toBe(true)
    await report.evaluate(() => scrollTo(0, 0))
    const words = (await report.locator('#methods p').first().innerText()).slice(0, 30)
    expect(await report.evaluate(`find(${JSON.stringify(words)}, false, false, true)`)).toBe(true)
    await expect.poll(() => report.evaluate('scrollY')).toBeGreaterThan(500)
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
