import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as draftClaims } from '../../stages/commands/draft-claims/draft-claims.ts'
import { sixPatients } from '../../tools/support/six-patients.ts'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { viewFaults } from '../support/page/axe.ts'
import { type BuiltPage, buildPage, openPage, reportShown, savedBy } from '../support/page/open-page.ts'
import { printed } from '../support/page/printed.ts'
import { onDisk, runSix } from '../support/stages/six-on-disk.ts'

let built: BuiltPage
let browser: Browser
beforeAll(async () => {
  if (!hasChromium) return
  built = await buildPage()
  browser = await openChromium()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  built?.dispose()
})

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const TEXT = `Results

The median age was 58 years (range, 47 to 70). Median overall survival was 26 months, and overall survival was
33.3% at 12 months and 41% at 36 months [12]. Quality of life was good in 71% of the interviews.
`

describe.skipIf(!hasChromium)('the claims of an open cohort (Chromium: make system)', () => {
  it('are drafted from a paper as the command line drafts them, decided, computed and judged', async () => {
    const { page, complaints, requests } = await openPage(browser, built, { offline: true })
    page.setDefaultTimeout(120_000)
    const { 'claims.csv': _, ...six } = sixPatients
    const raw = Object.entries(six).map(([name, text]) => [`data/raw/six/${name}`, bytesOf(text)] as const)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(built.file('six.zip', zipSync(Object.fromEntries(raw))))
    await reportShown(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Audit', exact: true }).press('Enter')
    const path = built.file('paper.txt', bytesOf(TEXT))
    await page.getByLabel('Draft claims from a paper').setInputFiles(path)
    await page.locator('.claims li').first().waitFor()
    // open rows are shown first, and are marked
    expect(await page.locator('.claims .state').allTextContents()).toEqual(Array(3).fill('to decide'))
    const root = onDisk(await runSix({ 'claims.csv': null }))
    const out = join(root, 'draft')
    const said = await printed(draftClaims, root, ['six', path], { out })
    for (const line of await page.locator('.choice p').allTextContents()) expect(said).toContain(line)
    const ledger = readFileSync(join(out, 'claims.csv'), 'utf8')
    expect(textOf((await savedBy(page, /The cohort/)).get('data/raw/six/claims.csv')!)).toBe(ledger)

    // the words mean survival at 12 months, whose value is another: a person decides for it
    await page.getByRole('button', { name: 'Audit', exact: true }).click()
    const row = page
      .locator('.claims li')
      .filter({ has: page.locator('option[value="overall-survival/survival@12"]') })
      .first()
    await row.locator('select').selectOption('overall-survival/survival@12')
    expect(await row.getByLabel('Why there is no result').inputValue()).toBe('')
    expect(await row.locator('.state').innerText()).toBe('')
    expect(await viewFaults(page)).toEqual([])
    // a row is removed, one is added and filled; the text of the file has both
    await page.getByLabel('Rows that are shown').selectOption('all')
    await page.getByRole('button', { name: 'Remove results-age-max' }).press('Enter')
    await page.getByRole('button', { name: 'Add a row' }).press('Enter')
    const added = page.locator('.claims li').last()
    for (const [label, value] of [
      ['Id', 'deaths'],
      ['Place', 'Results'],
      ['Sentence', 'Deaths, "all"'],
      ['Reported', '3'],
      ['Unit', '1'],
      ['Result', 'overall-survival/events'],
    ] as const)
      await added.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('button', { name: 'Plan and files' }).click()
    await page.getByLabel('File', { exact: true }).selectOption('claims.csv')
    const text = await page.getByRole('textbox', { name: 'Text of the file' }).inputValue()
    expect(text).not.toContain('results-age-max')
    expect(text).toContain('\ndeaths,Results,"Deaths, ""all""",3,1,overall-survival/events,,\n')
    // and what is written in the text is in the rows
    await page.getByRole('textbox', { name: 'Text of the file' }).fill(text.replace('\ndeaths,', '\ndied,'))
    await page.getByRole('button', { name: 'Audit', exact: true }).click()
    await page.getByLabel('Rows that are shown').selectOption('all')
    expect(await page.locator('.claims li').last().getByLabel('Id', { exact: true }).inputValue()).toBe(
      'died',
    )
    await page.getByRole('button', { name: 'Compute' }).click()
    await page.locator('.claims .state.not-reproduced').waitFor()
    await page.getByLabel('Rows that are shown').selectOption('all')
    expect(await page.locator('.claims .state').allTextContents()).toEqual([
      ...['reproduced', 'reproduced', 'reproduced', 'not reproduced', 'to decide', 'to decide', 'reproduced'],
    ])
    await page.getByRole('button', { name: 'Report', exact: true }).click()
    const report = page.frameLocator('iframe')
    await report.locator('a[href="about:srcdoc#not-reproduced"]').first().waitFor({ state: 'attached' })
    expect(await report.locator('body').innerText()).toContain('33.3')

    // a second draft replaces rows only if asked, and is taken back
    await page.getByRole('button', { name: 'Audit', exact: true }).click()
    await page.getByLabel('Draft claims from a paper').setInputFiles(path)
    await page.getByRole('button', { name: 'Replace it by the draft' }).press('Enter')
    await page.getByRole('button', { name: 'Take back' }).press('Enter')
    await page.getByLabel('Rows that are shown').selectOption('all')
    expect(await page.locator('.claims li').last().getByLabel('Id', { exact: true }).inputValue()).toBe(
      'died',
    )

    expect(complaints).toEqual([])
    expect(requests.filter((url) => !/^(file|blob|data|about):/.test(url))).toEqual([])
  }, 240_000)
})
