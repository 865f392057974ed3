import { describe, expect, it } from 'vitest'
import type { Result } from '../../../cohort/results/result.ts'
import { cellValue, comparison, readCsv } from '../../../tools/conformance/oracle.ts'
import { PLAN, resultsOf } from '../../support/cohort/six.ts'

/** Monte Carlo results depend on Casebook's generator, so that R has none; they have a test of their own below. */
const DRAWN = /^(drawn\/permutation-p|response-drawn\/)/

const byId = (results: readonly Result[]) => new Map(results.map((row) => [row.id, row]))

const expected = readCsv('chain/expected.csv')

describe.each(['spss', 'r'] as const)('six patients from the plan to the results, profile %s', (profile) => {
  const run = resultsOf(PLAN, { profile })
  const theirs = expected.filter((row) => row['profile'] === profile)

  it('has the values of R', async () => {
    const ours = byId((await run).all)
    // 12 digits in artifacts; models iterate
    const compare = comparison(1e-8)
    for (const { id, value } of theirs) {
      const row = ours.get(id!)
      if (row === undefined) compare.faults.push(`${id}: no such result`)
      else compare.check(id!, '', row.value, cellValue(value!))
    }
    expect(compare.faults).toEqual([])
  })

  it('has no row of a test or a model that R does not know', async () => {
    const known = new Set(theirs.map(({ id }) => id))
    const strange = (await run).tests.filter(({ id }) => !known.has(id) && !DRAWN.test(id))
    expect(strange.map(({ id, value, reason }) => `${id} ${value} ${reason}`)).toEqual([])
  })

  it('has each id once, and a reason exactly where there is no value', async () => {
    const { all } = await run
    expect(all.map(({ id }) => id)).toEqual([...new Set(all.map(({ id }) => id))])
    expect(all.filter(({ value, reason }) => (value === null) !== (reason !== ''))).toEqual([])
    expect(all.filter(({ method }) => method === '')).toEqual([])
  })

  it('says of every p on how many sides, and of every limit at which level', async () => {
    const { all } = await run
    const sides = all.filter(
      ({ statistic, method }) => /(^|-)p$/.test(statistic) && !/two-sided/.test(method),
    )
    expect(sides.map(({ id, method }) => `${id}: ${method}`)).toEqual([])
    const limits = all.filter(
      ({ statistic, method }) =>
        /-(lower|upper)$/.test(statistic) && !/90%|z = 1\.96|Monte Carlo/.test(method),
    )
    expect(limits.map(({ id, method }) => `${id}: ${method}`)).toEqual([])
  })
})

describe('by hand, six patients', () => {
  const run = resultsOf(PLAN)
  const value = async (id: string) => byId((await run).all).get(id)?.value
  const method = async (id: string) => byId((await run).all).get(id)!.method

  it('puts groups in their declared order, treated before control', async () => {
    const groups = (await run).all.flatMap(({ analysis, group }) => (analysis === 'plain' ? [group] : []))
    expect([...new Set(groups)]).toEqual(['arm=treated', 'arm=control', ''])
  })

  it('expects 1/2 at 1, 2(2/5) at 2 and none at 5 of the treated, who had two events', async () => {
    expect(await value('plain/arm=treated/observed')).toBe(2)
    expect(await value('plain/arm=treated/expected')).toBeCloseTo(1 / 2 + 4 / 5, 11)
    expect(await value('plain/arm=control/expected')).toBeCloseTo(1 / 2 + 6 / 5 + 1, 11)
  })

  const pair = async (id: string) => {
    const { reference, versus } = byId((await run).all).get(id)!
    return { reference, versus }
  }
  const TREATED_FIRST = { reference: 'arm=treated', versus: 'arm=control' }

  it('has survival given no progression by 1, and the medians of the times 1 2 2 3 4 5, of which 4 is censored', async () => {
    expect(await value('progression/given 1/conditional-survival@2')).toBeCloseTo(3 / 5, 11)
    expect(await value('progression/given 1/conditional-survival-se@3.5')).toBeCloseTo(
      (3 / 5) * Math.sqrt(2 / 15),
      11,
    )
    expect(await value('progression/arm=control/given 1/conditional-survival@2')).toBeCloseTo(2 / 3, 11)
    expect(await value('progression/observed-time')).toBe(2.5)
    // 90%: P(B < 1) = 1/64, P(B < 2) = 7/64
    expect(await value('progression/observed-time-lower')).toBe(1)
    expect(await value('progression/observed-time-upper')).toBe(5)
    expect(await value('progression/censored-time')).toBe(4)
    expect(await value('progression/arm=control/censored-time')).toBe(null)
  })

  it('has a life table of [0, 2), [2, 4) and [4, 6): 1 of 6 has the event, 2 of 4.5 where one of 5 leaves, none of 1.5', async () => {
    expect(await value('progression/exposed-to-risk@4')).toBe(4.5)
    expect(await value('progression/life-table@2')).toBeCloseTo(5 / 6, 11)
    expect(await value('progression/life-table@4')).toBeCloseTo((5 / 6) * (2.5 / 4.5), 11)
  })

  it('takes control minus treated: 1/3 more survival at 2, 5/6 more months up to 3.5', async () => {
    expect(await value('landmark/survival-difference@2')).toBeCloseTo(2 / 3 - 1 / 3, 11)
    expect(await value('mean/difference@3.5')).toBeCloseTo(3 - (2 + 1 / 6), 11)
    expect(await value('mean/ratio@3.5')).toBeCloseTo(3 / (2 + 1 / 6), 11)
  })

  it('takes control versus treated: response in 0 of 3 versus 2 of 3, sizes 2, 2.5, 5 minus 3, 3, 7', async () => {
    expect(await value('response/risk-difference')).toBeCloseTo(-2 / 3, 11)
    expect(await value('response/odds-ratio')).toBe(0)
    expect(await method('response/risk-difference')).toMatch(/^risk difference of response=yes, /)
    expect(await value('size/arm=treated/u')).toBe(7)
    expect(await value('size/shift')).toBe(-1)
    expect(await value('size/z')).toBeLessThan(0)
    expect(await value('size-by-arm/arm=treated/median')).toBe(3)
  })

  it('names both groups of every ratio, difference, shift and z, the first declared one as the reference', async () => {
    const compared = (await run).tests.filter(
      ({ statistic, method }) =>
        /ratio|difference|shift|^z$|coefficient/.test(statistic) &&
        // two variables that are correlated are no groups
        !/likelihood-ratio|per unit of|correlation/.test(`${statistic} ${method}`),
    )
    const kinds = new Set(compared.map(({ analysis }) => analysis))
    for (const analysis of [
      'landmark',
      'mean',
      'response',
      'response-chi',
      'pain',
      'size',
      'grade',
      'size-student',
      'size-welch',
    ])
      expect([analysis, kinds.has(analysis)]).toEqual([analysis, true])
    const others = compared.filter(({ analysis }) => !/-(change|paired)$/.test(analysis))
    expect(others.map(({ id, reference, versus }) => ({ id, reference, versus }))).toEqual(
      others.map(({ id }) => ({ id, ...TREATED_FIRST })),
    )
    expect(await pair('cox-efron/arm control/p')).toEqual(TREATED_FIRST)
    expect(await pair('cox-efron/size_after/hazard-ratio')).toEqual({ reference: '', versus: '' })
    expect(await pair('plain/chi-square')).toEqual({ reference: '', versus: '' })
  })

  it('names the pair of a pairwise test next to its id, which stays', async () => {
    const id = 'by-stage/stage=I against stage=III/adjusted-p'
    expect(await pair(id)).toEqual({ reference: 'stage=I', versus: 'stage=III' })
  })

  it('names the variables of pairs, after versus before', async () => {
    expect(await pair('pain-change/odds-ratio')).toEqual({ reference: 'pain_before', versus: 'pain_after' })
    expect(await pair('size-change/z')).toEqual({ reference: 'size', versus: 'size_after' })
  })

  it('takes after minus before: pain came in one and went in three', async () => {
    expect(await value('pain-change/gained')).toBe(1)
    expect(await value('pain-change/lost')).toBe(3)
    expect(await value('pain-change/odds-ratio')).toBeCloseTo(1 / 3, 11)
    expect([await value('grade-change/higher'), await value('grade-change/lower')]).toEqual([4, 1])
  })

  it('takes means of control minus treated, 19/6 - 13/3, and after minus before', async () => {
    for (const test of ['size-student', 'size-welch'])
      expect(await value(`${test}/mean-difference`)).toBeCloseTo(19 / 6 - 13 / 3, 11)
    expect(await pair('size-paired/mean-difference')).toEqual({ reference: 'size', versus: 'size_after' })
  })

  it('takes the first declared category as the reference of a model', async () => {
    expect(await pair('cox-strata/arm control/hazard-ratio')).toEqual(TREATED_FIRST)
    expect(await method('cox-efron/size_after/hazard-ratio')).toContain('per unit of size_after')
    expect(await pair('fine-gray/arm control/hazard-ratio')).toEqual(TREATED_FIRST)
  })

  it('draws a p that is (b+1)/(B+1), with limits around the exact one', async () => {
    for (const [drawn, exact] of [
      ['drawn/permutation-p', 'plain/permutation-p'],
      ['response-drawn/p', 'response/p'],
    ] as const) {
      const p = (await value(drawn))! * 1000
      expect(p).toBeCloseTo(Math.round(p), 8)
      const [lower, upper] = [await value(`${drawn}-lower`), await value(`${drawn}-upper`)]
      expect(lower).toBeLessThanOrEqual((await value(exact))!)
      expect(upper).toBeGreaterThanOrEqual((await value(exact))!)
      expect(await method(drawn)).toMatch(/Monte Carlo.*999 runs, seed 7/)
    }
  })
})
