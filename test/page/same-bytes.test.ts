import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { type BuiltPage, buildPage, openPage, reportShown, savedBy } from '../support/page/open-page.ts'
import { PLACES } from '../support/page/places.ts'
import { cohorts, committed, differences, textsOf, zipOf } from '../support/page/studies.ts'

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

describe.skipIf(!hasChromium)('the page has the bytes of the command line (Chromium: make system)', () => {
  it.each(cohorts.map((cohort, i) => [cohort, PLACES[i % PLACES.length]!] as const))(
    'of %s, whatever the time zone, language and screen',
    async (cohort, place) => {
      const { page, complaints, requests } = await openPage(browser, built, { ...place, offline: true })
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(built.file(`${cohort}.zip`, zipOf(cohort)))
      await reportShown(page)
      const saved = textsOf(await savedBy(page, /All results/))
      const expected = committed(cohort)
      expect(expected.size).toBeGreaterThan(20)
      expect(differences(saved, expected)).toEqual([])
      expect(complaints).toEqual([])
      expect(requests.filter((url) => !/^(file|blob|data|about):/.test(url))).toEqual([])
      await page.context().close()
    },
    300_000,
  )
})
