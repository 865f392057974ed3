import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Result } from '../../../cohort/results/result.ts'
import { cellValue, comparison, ORACLE, readCsv } from '../../../tools/conformance/oracle.ts'
import { auditOfFiles } from '../../support/audit/audit-of-files.ts'
import { resultsOf } from '../../support/cohort/six.ts'
import { textbookFiles } from '../../support/cohort/textbook.ts'

const expected = readCsv('expected/textbook.csv')
const byId = (results: readonly Result[]) => new Map(results.map((row) => [row.id, row]))

/** One test or model on the six patients of `chain.R`, under these conventions. */
const six = async (conventions: string, plan: string, profile: 'spss' | 'r' = 'spss') =>
  byId((await resultsOf(`conventions: {${conventions}}\n${plan}`, { profile })).all)

describe('ties of Cox, by hand on six patients: treated 1 2 4+, control 2 3+ 5', () => {
  const plan = (own = '') => `models:\n  m: { method: cox, endpoint: progression, covariates: [arm]${own} }\n`
  const ratio = 'm/arm control/hazard-ratio'
  /*
   * h is the hazard of control over treated. One treated fails at 1, one of each at 2, one control at 5, alone. Breslow's
   * score is 0 where 1 = h/(1+h) + 2 (3h/(2+3h)), that is 6h² + 3h - 2 = 0.
   */
  const breslow = (Math.sqrt(57) - 3) / 12
  /** Efron's score: the second of the two at 2 meets half of each who fails. */
  const efronScore = (h: number) => 1 - h / (1 + h) - (3 * h) / (2 + 3 * h) - (2.5 * h) / (1.5 + 2.5 * h)

  test("are Breslow's in profile spss and Efron's in profile r, and the method says so", async () => {
    const [spss, r] = [await six('', plan()), await six('', plan(), 'r')]
    expect(spss.get(ratio)!.value).toBeCloseTo(breslow, 9)
    expect(spss.get(ratio)!.method).toContain("Breslow's ties")
    expect(efronScore(r.get(ratio)!.value!)).toBeCloseTo(0, 9)
    expect(r.get(ratio)!.method).toContain("Efron's ties")
    expect(Math.abs(efronScore(breslow))).toBeGreaterThan(0.01)
  })

  test('are those of the convention, unless the model names its own', async () => {
    expect((await six('coxTies: breslow', plan(), 'r')).get(ratio)!.value).toBeCloseTo(breslow, 9)
    const own = (await six('coxTies: breslow', plan(', ties: efron'))).get(ratio)!
    expect(efronScore(own.value!)).toBeCloseTo(0, 9)
    expect(own.method).toContain("Efron's ties")
  })
})

describe('the chi-square of a log-rank test, by hand on six patients', () => {
  const plan = (rest = '') =>
    `tests:\n  t: { method: log-rank, endpoint: progression, by: arm, pairwise: none, scores: [0, 1]${rest} }\n`
  /** Treated: 2 events, 1/2 + 4/5 expected; control: 2, and 27/10 expected. */
  const byExpected = (7 / 10) ** 2 * (10 / 13 + 10 / 27)

  test('is the sum of (O - E)²/E by the rule observed-expected, of the pair too; the method says so', async () => {
    const found = await six('logRank: observed-expected', plan())
    for (const id of ['t/chi-square', 't/arm=treated against arm=control/chi-square']) {
      expect(found.get(id)!.value).toBeCloseTo(byExpected, 11)
      expect(found.get(id)!.method).toContain('sum of (O - E)²/E')
    }
    expect(found.get('t/p')!.method).toBe('log-rank, competing events censored, sum of (O - E)²/E, two-sided')
  })

  test('is by the variance else, which a trend and a weighted test use under either rule', async () => {
    const [plain, other] = [await six('', plan()), await six('logRank: observed-expected', plan())]
    expect(plain.get('t/p')!.method).toContain('hypergeometric variance')
    expect(plain.get('t/chi-square')!.value).not.toBeCloseTo(byExpected, 2)
    expect(other.get('t/trend-z')).toEqual(plain.get('t/trend-z'))
    expect(other.get('t/trend-z')!.method).toContain('hypergeometric variance')
    const gehan = plan(', weight: gehan')
    expect(await six('logRank: observed-expected', gehan)).toEqual(await six('', gehan))
  })
})

describe("Fisher's test one-sided, by hand on six patients: response in 2 of 3 against 0 of 3", () => {
  const plan = 'tests:\n  t: { method: fisher, variable: response, by: arm, midP: true }\n'

  test('is 3 of 15, its mid-p half of it; two-sided it is 6 of 15', async () => {
    const found = await six('fisher: one-sided', plan)
    expect(found.get('t/p')!.value).toBeCloseTo(3 / 15, 11)
    expect(found.get('t/mid-p')!.value).toBeCloseTo(3 / 30, 11)
    expect(found.get('t/p')!.method).toBe("Fisher's exact test, one-sided, the smaller tail")
    expect((await six('', plan)).get('t/p')!.value).toBeCloseTo(6 / 15, 11)
  })

  test('has a reason in place of a number where there are three columns', async () => {
    const found = await six(
      'fisher: one-sided',
      'tests:\n  t: { method: fisher, variable: stage, by: arm, midP: true }\n',
    )
    for (const id of ['t/p', 't/mid-p'])
      expect(found.get(id)).toMatchObject({
        value: null,
        reason: 'defined only for 2x2 tables',
      })
  })
})

describe("R's two medians of a curve that ends flat, against print() and quantile()", () => {
  const patientsOf = (times: string) => {
    const rows = times.split(' ').map((time, i) => {
      const status = time.endsWith('+') ? 'alive' : 'event'
      return `${i + 1},${Number.parseFloat(time)},${status},treated,I,x,1,1,low,low,no,no,no`
    })
    const [header] = readFileSync(new URL('chain/patients.csv', ORACLE), 'utf8').split('\n')
    return `${[header, ...rows].join('\n')}\n`
  }

  test.each(['1 2 3 4+ 6+ 9+', '1 2+ 3+ 4+'])('%s', async (times) => {
    const plan = (conventions: string) => `conventions: {${conventions}}\nestimates:\n  progression: {}\n`
    const found = async (conventions: string) =>
      byId(
        (
          await resultsOf(plan(conventions), {
            profile: 'r',
            patients: patientsOf(times),
            confidence: 0.95,
          })
        ).all,
      )
    const compare = comparison()
    // r-print is what profile r means
    for (const [rule, results] of [
      ['r-print', await found('')],
      ['r-middle', await found('median: r-middle')],
    ] as const) {
      for (const { id, value } of expected.filter((row) => row['cohort'] === times && row['rule'] === rule))
        compare.check(`${times} ${rule}`, id!, results.get(`progression/${id}`)!.value, cellValue(value!))
      const shown = rule === 'r-print' ? "R's print" : "R's quantile"
      expect(results.get('progression/median')!.method).toContain(shown)
      expect(results.get('progression/median-lower')!.method).toContain(shown)
      expect(results.get('progression/q1')!.method).toContain("R's quantile")
    }
    expect(compare.count()).toBe(18)
    expect(compare.faults).toEqual([])
  })
})

describe.each(['hpa', 'glioma-bmj'] as const)('the textbook cohort %s', (cohort) => {
  const rules: readonly (readonly [rule: string, conventions: string])[] = [
    ['hypergeometric', 'logRank: hypergeometric'],
    ['observed-expected', 'logRank: observed-expected'],
    ['efron', 'coxTies: efron'],
    ['breslow', 'coxTies: breslow'],
    ['probability', 'fisher: probability'],
    ['doubled', 'fisher: doubled'],
    ['one-sided', 'fisher: one-sided'],
  ]

  test.each(rules)('has the numbers of R by the rule %s', async (rule, conventions) => {
    const { results } = await auditOfFiles(textbookFiles(cohort, { conventions }), [])
    const found = byId(results.tests)
    const compare = comparison(1e-8)
    const theirs = expected.filter((row) => row['cohort'] === cohort && ['', rule].includes(row['rule']!))
    for (const { id, value } of theirs)
      compare.check(rule, id!, found.get(id!)?.value ?? null, cellValue(value!))
    expect(compare.count()).toBeGreaterThan(6)
    expect(compare.faults).toEqual([])
  })
})

test('what the textbooks print', async () => {
  const printed = async (cohort: 'hpa' | 'glioma-bmj', conventions: string, id: string, digits: number) => {
    const { results } = await auditOfFiles(textbookFiles(cohort, { conventions }), [])
    return byId(results.tests).get(id)!.value!.toFixed(digits)
  }
  expect(await printed('hpa', 'coxTies: breslow', 'cox/stain positive/coefficient', 7)).toBe('0.9080157')
  expect(await printed('hpa', 'coxTies: breslow', 'cox/stain positive/hazard-ratio-upper', 6)).toBe(
    '6.618086',
  )
  expect(await printed('hpa', 'coxTies: efron', 'cox/stain positive/coefficient', 7)).toBe('0.9093347')
  expect(await printed('hpa', 'coxTies: efron', 'cox/stain positive/hazard-ratio-upper', 6)).toBe('6.626477')
  expect(await printed('hpa', '', 'logrank/chi-square', 3)).toBe('3.515')
  expect(await printed('hpa', '', 'gehan/chi-square', 3)).toBe('4.180')
  expect(await printed('glioma-bmj', 'logRank: observed-expected', 'logrank/chi-square', 4)).toBe('6.8847')
  expect(await printed('glioma-bmj', '', 'logrank/chi-square', 2)).toBe('7.50')
  expect(await printed('glioma-bmj', '', 'logrank/p', 3)).toBe('0.006')
})
