import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Firefox, hasFirefox, openFirefox } from '../support/browser/firefox.ts'
import { type BuiltPage, buildPage } from '../support/page/open-page.ts'
import { cohorts, committed, differences, unzipped, zipOf } from '../support/page/studies.ts'

let built: BuiltPage
let firefox: Firefox
beforeAll(async () => {
  if (!hasFirefox) return
  built = await buildPage()
  firefox = await openFirefox({ timeZone: 'Asia/Kathmandu', languages: 'tr-TR', pixelRatio: '1.5' })
  await firefox.go(built.address)
}, 300_000)
afterAll(async () => {
  await firefox?.close()
  built?.dispose()
})

/** All that the page saves of a zip that it opens, and what it says that is wrong. */
const resultsOf = async (name: string, zip: Uint8Array) => {
  const input = await firefox.element("return document.querySelector('input[type=file]')")
  await firefox.chooseFile(input, built.file(`${name}.zip`, zip))
  await firefox.element("return document.querySelector('iframe, .faults li')")
  await firefox.click(await buttonOf('Save'))
  const saved = await firefox.saved(async () => firefox.click(await buttonOf('All results')))
  await firefox.click(await buttonOf('Close'))
  return unzipped(saved)
}

const buttonOf = (words: string): Promise<string> =>
  firefox.element(
    `return [...document.querySelectorAll('button')].find((button) => button.textContent.startsWith(${JSON.stringify(words)})) ?? null`,
  )

describe.skipIf(!hasFirefox)('the page has the bytes of the command line (Firefox: make system)', () => {
  it('in another time zone, language and screen', async () => {
    expect(
      await firefox.value('return [new Date(0).getTimezoneOffset(), navigator.language, devicePixelRatio]'),
    ).toEqual([-330, 'tr-TR', 1.5])
  })

  it.each(cohorts)(
    'of %s',
    async (cohort) => {
      const expected = committed(cohort)
      expect(expected.size).toBeGreaterThan(20)
      expect(differences(await resultsOf(cohort, zipOf(cohort)), expected)).toEqual([])
    },
    300_000,
  )

  it('and a report there is all laid out, and its links lead into it', async () => {
    await firefox.click(await buttonOf('freireich-1963'))
    await firefox.enter(await firefox.element("return document.querySelector('iframe')"))
    const link = await firefox.element(
      "return [...document.querySelectorAll('a')].find(({ textContent }) => textContent === 'Appendix') ?? null",
    )
    // the last section, once every section is laid out
    const last = await firefox.element(
      "const all = [...document.querySelectorAll('main > section')]; return all.every((one) => getComputedStyle(one).contentVisibility === 'visible') ? all.at(-1) : null",
    )
    expect(last).not.toBe('')
    const isInView = (): Promise<boolean> =>
      firefox.value(
        "return scrollY > 0 && document.querySelector('#appendix').getBoundingClientRect().top < innerHeight",
      )
    expect(await isInView()).toBe(false)
    await firefox.click(link)
    await expect.poll(isInView).toBe(true)
  }, 120_000)
})
