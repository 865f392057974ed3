import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, openChromium } from '../support/browser/chromium.ts'
import { hasFirefox, openFirefox } from '../support/browser/firefox.ts'
import { COMPUTED, computing, FOUND, hashesOf } from '../support/page/in-worker.ts'
import { type BuiltPage, buildPage, openPage } from '../support/page/open-page.ts'
import { PLACES } from '../support/page/places.ts'
import { differences, randomStudies, type Texts } from '../support/page/studies.ts'

const COUNT = 50
const studies = randomStudies(COUNT)

let built: BuiltPage
let browser: Browser
/** What Node makes of each, for both browsers. */
let expected: readonly Texts[]
beforeAll(async () => {
  if (!hasChromium && !hasFirefox) return
  built = await buildPage()
  if (hasChromium) browser = await openChromium()
  const made: Texts[] = []
  for (const { artifacts } of studies) made.push(hashesOf(await artifacts()))
  expected = made
})
afterAll(async () => {
  await browser?.close()
  built?.dispose()
})

/** In the open page, one worker computes these cohorts. @param value of a function body in the page */
const computedIn = async (
  value: <T>(body: string) => Promise<T>,
  some: readonly { readonly raw: Texts }[],
): Promise<readonly Texts[]> => {
  await value(
    computing(
      built.text,
      some.map(({ raw }) => raw),
    ),
  )
  while ((await value<number>(COMPUTED)) < some.length) await wait(200)
  return (await value<readonly string[]>(FOUND)).map((text) => new Map(JSON.parse(text)))
}

const expectSame = (found: readonly Texts[], own: readonly Texts[]): void => {
  expect(found.length).toBe(own.length)
  for (const [i, artifacts] of own.entries()) {
    expect(artifacts.size).toBeGreaterThan(30)
    expect(differences(found[i]!, artifacts)).toEqual([])
  }
}

describe('50 random cohorts in the worker of the page have the bytes of the command line', () => {
  const EACH = COUNT / PLACES.length
  it.skipIf(!hasChromium).each(PLACES)(
    'in Chromium (make system): 10 of them in $timezoneId, $locale, $deviceScaleFactor',
    async (place) => {
      const { page, complaints } = await openPage(browser, built, { ...place, offline: true })
      const from = PLACES.indexOf(place) * EACH
      const found = await computedIn(
        (body) => page.evaluate(`(() => {${body}})()`),
        studies.slice(from, from + EACH),
      )
      expectSame(found, expected.slice(from, from + EACH))
      expect(complaints).toEqual([])
      await page.context().close()
    },
    300_000,
  )

  it.skipIf(!hasFirefox)(
    'in Firefox (make system): all of them',
    async () => {
      const firefox = await openFirefox({ timeZone: 'Asia/Kathmandu', languages: 'tr-TR', pixelRatio: '1.5' })
      try {
        await firefox.go(built.address)
        expectSame(await computedIn(firefox.value, studies), expected)
      } finally {
        await firefox.close()
      }
    },
    600_000,
  )
})
