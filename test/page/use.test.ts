import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInMemory } from '../../pipeline/run/run-in-memory.ts'
import { stages } from '../../stages/index.ts'
import { REAL } from '../../tools/support/project.ts'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { viewFaults } from '../support/page/axe.ts'
import { type BuiltPage, buildPage, openPage, reportShown, savedBy } from '../support/page/open-page.ts'

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

/** An export with a column of names and 24 patients. */
const EXPORT = `patient,name,arm,weeks,status\n${[...Array(24).keys()]
  .map(
    (i) =>
      `P${i + 1},Anna B${'abcdefghijklmnopqrstuvwx'[i]}rg,${i % 2 ? 'new' : 'old'},${((i * 7) % 29) + 1}.5,${i % 3 ? 'dead' : 'alive'}`,
  )
  .join('\n')}\n`

describe.skipIf(!hasChromium)('the page (Chromium: make system)', () => {
  it('is one file of at most 3 MB, which allows no connection', () => {
    expect(built.text.length).toBeLessThan(3e6)
    expect(built.text).toContain("default-src 'none'")
    expect(built.text).toContain("connect-src 'none'")
    expect(built.text).not.toMatch(/unsafe-(inline|eval)/)
  })

  it('takes a table by its questions to a report, an edit, a fault and a folder for the command line', async () => {
    const { page, complaints, requests } = await openPage(browser, built, {
      offline: true,
      viewport: { width: 390, height: 844 },
    })
    await page.locator('input[type=file]').first().setInputFiles(built.file('export.csv', EXPORT))
    const questions: string[] = []
    while (true) {
      await page.locator('form.question, iframe, .faults li').first().waitFor()
      if ((await page.locator('form.question').count()) === 0) break
      const asked = page.locator('form.question h2')
      questions.push(await asked.innerText())
      const boxes = page.locator('form.question [type=checkbox]')
      if (questions.at(-1)?.includes('identifiers')) {
        // none of them, or some of them, never both; and only one way to stop
        await boxes.first().check()
        expect(await page.getByLabel('keep none of them').isChecked()).toBe(false)
        await page.getByLabel('keep none of them').check()
        expect(await boxes.first().isChecked()).toBe(false)
        expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(1)
      }
      await page.getByRole('button', { name: 'Continue' }).press('Enter')
      await page
        .locator(`form.question h2:text-is(${JSON.stringify(questions.at(-1))})`)
        .waitFor({ state: 'detached' })
    }
    expect(questions.length).toBeGreaterThanOrEqual(5)
    expect(questions.join(' ')).toContain('identifiers')
    await reportShown(page)
    const report = page.frameLocator('iframe')
    await report.getByText('24 patients').first().waitFor()

    // the names of patients are left out of everything that can be saved
    const first = await savedBy(page, /The cohort/)
    const texts = [...first.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n')
    expect(texts).not.toMatch(/Anna/)

    // an edit of the plan that is wrong is named with its line, and the report stays
    await page.getByRole('button', { name: 'Plan and files' }).click()
    const editor = page.getByRole('textbox', { name: 'Text of the file' })
    const plan = await editor.inputValue()
    await editor.fill(plan.replace('confidence: 0.95', 'confidence: 95'))
    await editor.press('Control+Enter')
    await page.locator('.faults li').first().waitFor()
    expect(await page.locator('.faults').innerText()).toContain('confidence')
    await page.locator('.lines .fault').first().waitFor()

    // a right one changes results, which are listed
    await editor.fill(plan.replace('confidence: 0.95', 'confidence: 0.9'))
    await editor.press('Control+Enter')
    await page.getByText(/computed numbers changed/).waitFor()
    const zip = await savedBy(page, /The cohort/)
    const all = await savedBy(page, /All results/)
    const outcome = await runInMemory(stages, 'export', zip, { version: versionOfProject() })
    if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
    const again = [...outcome.files].filter(([path]) => !zip.has(path))
    expect(again.map(([path]) => path).sort()).toEqual([...all.keys()].sort())
    for (const [path, bytes] of again)
      expect([path, Buffer.from(all.get(path)!).equals(bytes)]).toEqual([path, true])
    expect(complaints).toEqual([])
    expect(requests.filter((url) => !/^(file|blob|data|about):/.test(url))).toEqual([])
    await page.context().close()
  }, 240_000)

  it('has no fault that axe finds in both themes, and fits 390 px, at the start, with a question, a plan and what can be saved', async () => {
    const { page } = await openPage(browser, built, { bypassCSP: true })
    const check = async (what: string): Promise<void> => {
      expect([what, await viewFaults(page)]).toEqual([what, []])
    }
    await check('start')
    await page.locator('input[type=file]').first().setInputFiles(built.file('export.csv', EXPORT))
    await page.locator('form.question').waitFor()
    await check('question')
    await page.getByRole('button', { name: /Stop; nothing is kept/ }).click()
    await page.getByRole('button', { name: 'freireich-1963' }).click()
    await page.getByRole('button', { name: 'Plan and files' }).click()
    await check('plan')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await check('save')
    await page.context().close()
  }, 120_000)

  it('says of a zip that unpacks to too much, of a part of one, and of no table, what is wrong, and runs nothing', async () => {
    const { page, complaints } = await openPage(browser, built, { offline: true })
    const given = async (name: string, bytes: Uint8Array): Promise<string> => {
      await page.locator('input[type=file]').first().setInputFiles(built.file(name, bytes))
      await page.locator('#status:not(:empty)').waitFor()
      await page.waitForFunction(
        () =>
          !/Reading/.test(document.body.innerText) && document.querySelector('#status')?.textContent !== '',
      )
      return page.locator('#status').innerText()
    }
    const bomb = declaring(201e6, zipSync({ 'patients.csv': new Uint8Array(10) }))
    expect(await given('bomb.zip', bomb)).toContain('at most 200 MB')
    expect(await given('part.zip', bomb.slice(0, 60))).toContain('expected a zip file')
    const hostile = '<img src=x onerror=alert(1)>'
    expect(await given('x.pdf', strToU8(`%PDF-1.4 ${hostile}`))).toContain('x.pdf')
    expect(complaints).toEqual([])
    await page.context().close()
  }, 120_000)
})

const versionOfProject = (): string => JSON.parse(readFileSync(join(REAL, 'package.json'), 'utf8')).version

/** A zip whose list says that its file has a number of bytes. */
const declaring = (size: number, zip: Uint8Array): Uint8Array => {
  const view = new DataView(zip.slice().buffer)
  const list = [...Array(zip.length - 4).keys()].find((i) => view.getUint32(i) === 0x504b0102)!
  view.setUint32(list + 24, size, true)
  return new Uint8Array(view.buffer)
}
