import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { type BuiltPage, buildPage, openPage, reportShown, savedBy } from '../support/page/open-page.ts'
import { cohorts, committed, differences, randomStudies, textsOf, zipOf } from '../support/page/studies.ts'

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

/** What the page runs in: nothing of it may change a byte. */
const PLACES = [
  { timezoneId: 'Pacific/Kiritimati', locale: 'de-DE', deviceScaleFactor: 1 },
  { timezoneId: 'America/St_Johns', locale: 'ar-EG', deviceScaleFactor: 3 },
  { timezoneId: 'Asia/Kathmandu', locale: 'tr-TR', deviceScaleFactor: 1.5 },
  { timezoneId: 'Pacific/Niue', locale: 'fa-IR', deviceScaleFactor: 2 },
  { timezoneId: 'Europe/London', locale: 'en-GB', deviceScaleFactor: 1 },
]

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

  const PER_PLACE = 10
  it.each(PLACES)(
    'of 10 random cohorts of 50, in $timezoneId, $locale, $deviceScaleFactor',
    async (place) => {
      const { page, complaints } = await openPage(browser, built, { ...place, offline: true })
      const from = PLACES.indexOf(place) * PER_PLACE
      const studies = randomStudies(PLACES.length * PER_PLACE).slice(from, from + PER_PLACE)
      for (const [i, { zip, artifacts }] of studies.entries()) {
        await page
          .locator('input[type=file]')
          .first()
          .setInputFiles(built.file(`random-${from + i}.zip`, zip))
        await reportShown(page)
        const saved = textsOf(await savedBy(page, /All results/))
        const expected = await artifacts()
        expect(expected.size).toBeGreaterThan(30)
        expect(differences(saved, expected)).toEqual([])
        await page.getByRole('button', { name: 'Close' }).click()
      }
      expect(studies.length).toBe(PER_PLACE)
      expect(complaints).toEqual([])
      await page.context().close()
    },
    300_000,
  )
})
