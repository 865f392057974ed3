import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, zipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REAL } from '../../tools/support/project.ts'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
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

/** What the page runs in: nothing of it may change a byte. */
const PLACES = [
  { timezoneId: 'Pacific/Kiritimati', locale: 'de-DE', deviceScaleFactor: 1 },
  { timezoneId: 'America/St_Johns', locale: 'ar-EG', deviceScaleFactor: 3 },
  { timezoneId: 'Asia/Kathmandu', locale: 'tr-TR', deviceScaleFactor: 1.5 },
  { timezoneId: 'Pacific/Niue', locale: 'fa-IR', deviceScaleFactor: 2 },
  { timezoneId: 'Europe/London', locale: 'en-GB', deviceScaleFactor: 1 },
]

const cohorts = readdirSync(join(REAL, 'data/raw'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

/** What is read of a study: the cohort's folder, what of it was published, and its confirmation by R. */
const zipOf = (cohort: string): Uint8Array =>
  zipSync(
    Object.fromEntries(
      ['raw', 'public', 'confirmed']
        .map((kind) => `data/${kind}/${cohort}`)
        .filter((folder) => existsSync(join(REAL, folder)))
        .flatMap((folder) =>
          readdirSync(join(REAL, folder)).map((name) => [
            `study/${folder}/${name}`,
            new Uint8Array(readFileSync(join(REAL, folder, name))),
          ]),
        ),
    ),
  )

/** The committed artifacts of a cohort that its stages write: not the lock, the crate and what commands add. */
const committed = (cohort: string): ReadonlyMap<string, string> => {
  const files = new Map<string, string>()
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(REAL, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (
        !/\/(lock|ro-crate-metadata|datapackage)\.json$|\.pdf$|\/(export|submission|confirm)\//.test(path)
      )
        files.set(path, readFileSync(join(REAL, path), 'latin1'))
    }
  }
  walk(`data/derived/${cohort}`)
  walk(`reports/${cohort}`)
  return files
}

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
      const saved = await savedBy(page, /All results/)
      const texts = new Map([...saved].map(([path, bytes]) => [path, strFromU8(bytes, true)]))
      const expected = committed(cohort)
      expect(expected.size).toBeGreaterThan(20)
      expect([...texts.keys()].sort()).toEqual([...expected.keys()].sort())
      expect([...expected].filter(([path, text]) => texts.get(path) !== text).map(([path]) => path)).toEqual(
        [],
      )
      expect(complaints).toEqual([])
      expect(requests.filter((url) => !/^(file|blob|data|about):/.test(url))).toEqual([])
      await page.context().close()
    },
    300_000,
  )
})
