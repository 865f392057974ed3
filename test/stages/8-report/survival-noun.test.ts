import { describe, expect, test } from 'vitest'
import { survivalNoun } from '../../../cohort/subjects/survival-noun.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { brief } from '../../../stages/8-report/brief/brief.ts'
import type { Context } from '../../../stages/8-report/context.ts'
import type { Html } from '../../../stages/8-report/html/html.ts'
import { limits } from '../../../stages/8-report/limits/limits.ts'
import { paste } from '../../../stages/8-report/manuscript/paste.ts'
import { outcomes } from '../../../stages/8-report/results/outcomes.ts'
import { filesOf, PLAN } from '../../support/cohort/six.ts'
import { COHORTS, contextFrom, contextOfCohort, documentOf, wordsOf } from '../../support/report/report-of.ts'

const nounOf = (analysis: string, { input }: Context): string =>
  survivalNoun(input.endpoints[input.estimates[analysis]!.endpoint]!)

/** Numbers of S(t) before which, in their row or paragraph, the last noun of any endpoint is not their own. */
const withoutNoun = (section: Html | null, context: Context): readonly string[] => {
  const document = documentOf(section)
  const shown = [...document.querySelectorAll('data[data-result*="survival@"]')].filter((element) =>
    Object.hasOwn(context.input.estimates, element.getAttribute('data-result')!.split('/')[0]!),
  )
  const nouns = Object.keys(context.input.estimates).map((analysis) => nounOf(analysis, context))
  return shown.flatMap((element) => {
    const id = element.getAttribute('data-result')!
    const own = nounOf(id.split('/')[0]!, context)
    const range = document.createRange()
    range.setStart(element.closest('li li, li, tr, p')!, 0)
    range.setEndBefore(element)
    const before = range.toString()
    const place = (noun: string): number =>
      Math.max(before.lastIndexOf(noun), before.lastIndexOf(sentenceCase(noun)))
    const last = nouns.reduce((best, noun) => (place(noun) > place(best) ? noun : best), own)
    return place(own) >= 0 && last === own ? [] : [`${id} after "${before.slice(-60)}"`]
  })
}

const SECTIONS = { brief, outcomes, limits, paste }

describe.each(COHORTS)('the noun for S(t) precedes each of its numbers: %s', async (cohort) => {
  const context = await contextOfCohort(cohort)

  test.each(Object.entries(SECTIONS))('in %s', (_, section) => {
    expect(withoutNoun(section(context), context)).toEqual([])
  })

  test('there are such numbers, and the plan has a noun for each of its endpoints', () => {
    const numbers = documentOf(outcomes(context)).querySelectorAll('data[data-result*="survival@"]')
    expect(numbers.length).toBeGreaterThan(2)
    for (const { survival, event } of Object.values(context.input.endpoints)) {
      expect(survival).toBeDefined()
      expect(survival).not.toBe(event.label)
    }
  })
})

test('without a noun in the plan it is "free of" the event', async () => {
  const context = contextFrom(await filesOf(PLAN))
  expect(nounOf('progression', context)).toBe('free of progression')
  for (const section of Object.values(SECTIONS)) expect(withoutNoun(section(context), context)).toEqual([])
  expect(wordsOf(brief(context))).toMatch(/Free of progression\s*4\/6\s*2 \(.*?\)\s*50\.0%/)
})

test('death of melanoma: those who are free of it', async () => {
  const context = await contextOfCohort('melanoma-1977')
  const rows = [...documentOf(brief(context)).querySelectorAll('#t-brief tbody tr')].map(({ textContent }) =>
    textContent.replace(/\s+/g, ' '),
  )
  expect(rows.find((text) => text.includes('92.5%'))).toMatch(
    /^Freedom from death from melanoma ?57\/205 ?not reached/,
  )
})
