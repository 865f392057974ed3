import { describe, expect, test } from 'vitest'
import { citedResults } from '../../../audit/claims/cited-result.ts'
import { type Claim, claimOf } from '../../../audit/claims/claim.ts'
import {
  alternatives,
  type ConventionName,
  explainedBy,
} from '../../../audit/conventions/alternative-conventions.ts'
import { fingerprint } from '../../../audit/conventions/fingerprint.ts'
import { recomputer } from '../../../audit/recompute/recomputer.ts'
import { auditOfFiles } from '../../support/audit/audit-of-files.ts'
import { type TextbookCohort, textbookFiles } from '../../support/cohort/textbook.ts'

const claim = (result: string, published: string): Claim =>
  claimOf({
    ...{ id: `${result} ${published}`, place: 'book', label: result, unit: '1', reason: '' },
    ...{ result, published, statement: '', row: '', column: '' },
  })

const audited = async (
  cohort: TextbookCohort,
  options: Parameters<typeof textbookFiles>[1],
  claims: readonly Claim[],
) => {
  const audit = await auditOfFiles(textbookFiles(cohort, options), claims)
  const recompute = recomputer(audit.audited, claims, audit.results)
  const others = alternatives(recompute, audit.audited)
  const rows = fingerprint(citedResults(claims), others, recompute, audit.audited)
  return {
    /** The rules other than the plan's that reproduce the only claim, as "family rule". */
    explained: explainedBy(claims[0]!, others).map(({ family, rule }) => `${family} ${rule}`),
    tried: (family: ConventionName) =>
      others.flatMap((other) => (other.family === family ? [String(other.rule)] : [])),
    row: (family: string, rule: string) => rows.find((row) => row.family === family && row.rule === rule)!,
    mixture: rows.at(-1)!,
  }
}

/** Collett, example 3.1, by Breslow's ties; Efron's give 6.63. R: 6.618086 and 6.626477. */
const UPPER = 'cox/stain positive/hazard-ratio-upper'
const breslow = [claim(UPPER, '6.62')]
const efron = [claim(UPPER, '6.63')]

describe('ties of Cox as a family of the fingerprint', () => {
  test('explain the upper limit of Collett in profile r, which means Efron', async () => {
    const found = await audited('hpa', {}, breslow)
    expect(found.explained).toEqual(['coxTies breslow'])
    expect(found.row('coxTies', 'breslow')).toMatchObject({ declared: false, claims: 1, reproduced: 1 })
    expect(found.row('coxTies', 'efron')).toMatchObject({ declared: true, reproduced: 0 })
    expect(found.mixture).toMatchObject({ rule: 'coxTies breslow', reproduced: 1 })
  })

  test.each([
    ['SPSS', 1, 0],
    ['SAS', 1, 0],
    ['R', 0, 1],
  ])('%s gives Breslow %i and Efron %i, whatever the model names', async (program, byBreslow, byEfron) => {
    for (const ties of ['', 'efron', 'breslow']) {
      expect((await audited('hpa', { ties }, breslow)).row('program', program).reproduced).toBe(byBreslow)
      expect((await audited('hpa', { ties }, efron)).row('program', program).reproduced).toBe(byEfron)
    }
  })

  test.each([
    ['r', 'breslow', 'efron', efron],
    ['spss', 'breslow', 'efron', efron],
    ['r', 'efron', 'breslow', breslow],
    ['spss', 'efron', 'breslow', breslow],
  ] as const)(
    'in profile %s a model that names %s is tried with %s too',
    async (profile, own, other, claims) => {
      const found = await audited('hpa', { profile, ties: own }, claims)
      expect(found.tried('coxTies')).toEqual([other])
      expect(found.explained).toContain(`coxTies ${other}`)
      expect(found.row('coxTies', own)).toMatchObject({ declared: true, reproduced: 0 })
      expect(found.row('coxTies', other)).toMatchObject({ declared: false, reproduced: 1 })
    },
  )

  test('leave what the plan declares where it reproduces as much', async () => {
    const found = await audited('hpa', { profile: 'r', ties: 'breslow' }, breslow)
    expect(found.mixture).toMatchObject({ rule: 'as declared', declared: true, reproduced: 1 })
    // a program with all rules of profile r is not the plan: its model names Breslow
    expect(found.row('program', 'R').declared).toBe(false)
  })
})

describe('the chi-square of the log-rank test as a family of the fingerprint', () => {
  test('explains 6.88 of BMJ 2004;328:1073 as the sum of (O - E)²/E', async () => {
    const found = await audited('glioma-bmj', {}, [claim('logrank/chi-square', '6.88')])
    expect(found.explained).toEqual(['logRank observed-expected'])
    expect(found.row('logRank', 'observed-expected')).toMatchObject({ declared: false, reproduced: 1 })
  })

  test('and 7.50 by the variance, where the plan declares the sum', async () => {
    const found = await audited('glioma-bmj', { conventions: 'logRank: observed-expected' }, [
      claim('logrank/chi-square', '7.50'),
    ])
    expect(found.explained).toEqual(['logRank hypergeometric'])
  })
})

test("a one-sided p of Fisher's test is explained by its rule: R gives 0.0907 of hpa, two-sided 0.111", async () => {
  const found = await audited('hpa', {}, [claim('died-by-group/p', '0.0907')])
  expect(found.explained).toEqual(['fisher one-sided'])
})
