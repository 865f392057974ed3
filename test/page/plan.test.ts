import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { viewFaults } from '../support/page/axe.ts'
import { type BuiltPage, buildPage, openPage, reportShown } from '../support/page/open-page.ts'

let built: BuiltPage
let browser: Browser
let page: Page
let complaints: string[]
beforeAll(async () => {
  if (!hasChromium) return
  built = await buildPage()
  browser = await openChromium()
  // axe is no script of the page; that its policy holds is what other tests look at
  const opened = await openPage(browser, built, { bypassCSP: true, viewport: { width: 1200, height: 800 } })
  page = opened.page
  complaints = opened.complaints
}, 120_000)
afterAll(async () => {
  await browser?.close()
  built?.dispose()
})

const checked = async (what: string): Promise<void> => {
  expect([what, await viewFaults(page)]).toEqual([what, []])
}

const plan = (): Promise<string> => page.getByRole('textbox', { name: 'Text of the file' }).inputValue()
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

/** Presses Tab until an element with these words has the focus. */
const tabTo = async (words: string): Promise<void> => {
  for (let i = 0; i < 60; i++) {
    const text = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> }
      return at.labels?.[0]?.textContent ?? at.ariaLabel ?? at.textContent ?? ''
    })
    if (text === words) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`expected "${words}" by the Tab key, found ${await focused()}`)
}

describe.skipIf(!hasChromium)('the plan in the page (Chromium: make system)', () => {
  it('is edited by its forms, with the keyboard alone, in the text that everybody sees', async () => {
    await page.getByRole('button', { name: 'freireich-1963' }).click()
    await reportShown(page)
    await page.getByRole('button', { name: 'Plan and files' }).press('Enter')
    await page.locator('.entries summary').first().waitFor()
    await checked('list')
    const before = await plan()

    // a new test, by its kind, with names that exist
    await page.locator('.entries summary', { hasText: /^tests/ }).press('Enter')
    await tabTo('Add test')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'New test' }).waitFor()
    await tabTo('name (required)')
    await page.keyboard.type('gray-of-remission')
    await tabTo('kind')
    await page.keyboard.type('gray')
    await page.getByLabel('cause').waitFor({ state: 'attached' })
    await tabTo('endpoint (required)')
    await page.keyboard.type('remission')
    await tabTo('Write it into the plan')
    await page.keyboard.press('Enter')

    // a property that is missing is named as the command line names it, and nothing is written
    await page.locator('form.entry .problem li').first().waitFor()
    expect(await page.locator('form.entry .problem').innerText()).toMatch(
      /^analysis\.yaml:\d+:\d+ tests\.gray-of-remission\.by: expected/,
    )
    expect(await plan()).toBe(before)
    await checked('form')
    await page.getByLabel('kind').selectOption('log-rank')
    await page.getByLabel('weight', { exact: true }).waitFor({ state: 'attached' })
    expect(await page.getByLabel('name (required)').inputValue()).toBe('gray-of-remission')
    expect(await page.getByLabel('endpoint (required)').inputValue()).toBe('remission')
    await page.getByLabel('by (required)').first().selectOption('treatment')
    await page.getByRole('button', { name: 'Write it into the plan' }).press('Enter')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const line = '  gray-of-remission: { method: log-rank, endpoint: remission, by: treatment }'
    const after = await plan()
    expect(after.split('\n')).toContain(line)
    expect(after.replace(`${line}\n`, '')).toBe(before)
    expect(await focused()).toBe('gray-of-remission')
    await page.locator('.entries .changed', { hasText: 'new' }).first().waitFor()

    // and taken back
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await page.getByRole('button', { name: 'gray-of-remission' }).waitFor({ state: 'detached' })
    expect(await plan()).toBe(before)
  }, 240_000)

  it('completes words by the keyboard, says so to a screen reader, and shows faults at their lines', async () => {
    const text = page.getByRole('textbox', { name: 'Text of the file' })
    const before = await plan()
    await text.focus()
    const by = before.indexOf('method: log-rank')
    await text.evaluate((area: HTMLTextAreaElement, at) => area.setSelectionRange(at + 8, at + 16), by)
    await page.keyboard.type('zz')
    await page.locator('.lines .fault').first().waitFor()
    expect(await page.locator('.line-faults').innerText()).toMatch(/analysis\.yaml:\d+:\d+ .*expected one of/)
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('log')
    await page.keyboard.press('Control+Space')
    const options = page.locator('#completions:visible [role=option]')
    await options.first().waitFor()
    expect(await text.getAttribute('aria-activedescendant')).toBe('completion-0')
    expect(await text.getAttribute('aria-controls')).toBe('completions')
    expect(await options.first().getAttribute('aria-selected')).toBe('true')
    await checked('completion')
    await text.focus()
    await page.keyboard.press('Escape')
    expect(await options.count()).toBe(0)
    await page.keyboard.press('Control+Space')
    await options.first().waitFor()
    expect(await page.getByText(/^log-rank, 1 of \d+\./).count()).toBe(1)
    await page.keyboard.press('Enter')
    expect(await plan()).toBe(before)
    await page.locator('.lines .fault').first().waitFor({ state: 'detached' })
    // what was typed can be undone as everywhere
    await page.keyboard.press('Control+z')
    expect(await plan()).not.toBe(before)
    await page.keyboard.press('Control+Shift+z')
    expect(await plan()).toBe(before)
  }, 120_000)

  it('follows an edit of the text in its forms, and marks what a run changed in the list and in the report', async () => {
    await page.getByRole('button', { name: 'The plan itself' }).press('Enter')
    await page.getByLabel('confidence (required)').waitFor()
    const text = page.getByRole('textbox', { name: 'Text of the file' })
    const before = await plan()
    await text.fill(before.replace('confidence: 0.95', 'confidence: 0.9'))
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLInputElement>('.entry input')].some(({ value }) => value === '0.9'),
    )
    await text.press('Control+Enter')
    await page.getByText(/computed numbers changed/).waitFor({ timeout: 120_000 })
    // the text kept the focus
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.getByRole('button', { name: 'Back to the list' }).press('Enter')
    await page
      .locator('.entries .changed', { hasText: /numbers changed/ })
      .first()
      .waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Report', exact: true }).click()
    const mark = page.frameLocator('iframe').locator('mark').first()
    await mark.waitFor({ state: 'attached' })
    expect(await mark.getAttribute('title')).toMatch(/^before: [\d.]+$/)
    expect(await mark.locator('.vh').textContent()).toMatch(/changed, before: [\d.]+/)
  }, 240_000)

  it('stays in the browser only if asked, with its edits, and is forgotten by one button', async () => {
    const keep = page.getByLabel('Keep in this browser')
    expect(await keep.isChecked()).toBe(false)
    await keep.press('Space')
    await page.getByText('Kept.', { exact: true }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Go on with freireich-1963' }).press('Enter')
    await reportShown(page)
    expect(await keep.isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Plan and files' }).click()
    await page.locator('.entries summary').first().waitFor()
    expect(await plan()).toContain('confidence: 0.9\n')
    // also while something is stored, as by another tab
    await page.evaluate(async () => {
      const asked = indexedDB.open('casebook', 1)
      await new Promise((done) => {
        asked.onsuccess = done
      })
      setTimeout(() => asked.result.close(), 500)
    })
    await page.getByRole('button', { name: 'Forget everything' }).press('Enter')
    await page.getByText('Nothing is kept any more.').first().waitFor()
    expect(await keep.isChecked()).toBe(false)
    await page.reload()
    await page.getByRole('button', { name: 'freireich-1963' }).waitFor()
    expect(await page.getByText('Go on with').count()).toBe(0)

    // a browser that refuses storage says so
    await page.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('storage is off', 'SecurityError')
      }
    })
    await page.getByRole('button', { name: 'freireich-1963' }).click()
    await keep.press('Space')
    await page.getByText(/keeps nothing here: storage is off/).waitFor()
    expect(await keep.isChecked()).toBe(false)
    expect(complaints).toEqual([])
  }, 240_000)
})
