import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { stages } from '../../../stages/index.ts'
import { COHORT, rawFiles, runStages } from '../../../tools/support/in-memory.ts'
import { textbookFiles } from '../../support/cohort/textbook.ts'

/** The text of the report of hpa under these conventions. */
const report = async (conventions: string) => {
  const encode = (text: string) => new TextEncoder().encode(text)
  const files = { ...textbookFiles('hpa', { conventions }), 'claims.csv': CLAIMS }
  const raw = rawFiles(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encode(text)])))
  const provenance = { version: '0', raw: { 'data/raw/six/cohort.csv': '0' }, artifacts: {} }
  const outcome = await runStages(
    stages.filter(({ name }) => /^([1-6]-|7-figures|8-report)/.test(name)),
    new Map([...raw, [`provenance:${COHORT}`, encode(JSON.stringify(provenance))]]),
  )
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  const page = new TextDecoder().decode(outcome.files.get(`reports/${COHORT}/index.html`)!)
  return new JSDOM(page).window.document
}

const CLAIMS = 'id,place,label,published,unit,result,reason\n'
const textOf = (document: Document, section: string): string =>
  document.querySelector(section)!.textContent!.replaceAll(/\s+/g, ' ')

test('a report with a one-sided Fisher test does not call all of its tests two-sided', async () => {
  const [oneSided, twoSided] = [await report('fisher: one-sided'), await report('')]
  expect(textOf(oneSided, '#results')).not.toContain('Tests are two-sided')
  expect(textOf(twoSided, '#results')).toContain('Tests are two-sided')
  expect(textOf(oneSided, '#results')).toContain('one-sided, the smaller tail')
  expect(textOf(oneSided, '#methods')).toContain("Fisher's exact test (one-sided")
  expect(textOf(oneSided, '#manuscript')).toContain("Fisher's exact test (one-sided")
  expect(textOf(oneSided, '#manuscript')).not.toContain('Tests are two-sided')
  expect(textOf(twoSided, 'body')).not.toContain('one-sided')
})

test('a report names the rule for ties and the chi-square of its log-rank test', async () => {
  const text = textOf(await report('coxTies: breslow, logRank: observed-expected'), 'body')
  expect(text).toContain("Cox regression (ties by Breslow's method)")
  expect(text).toContain('log-rank, sum of (O - E)²/E, two-sided')
  expect(textOf(await report(''), 'body')).toContain('log-rank, hypergeometric variance, two-sided')
})
