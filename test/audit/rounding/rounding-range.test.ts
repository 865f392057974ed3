import { describe, expect, test } from 'vitest'
import { citedResults } from '../../../audit/claims/cited-result.ts'
import { recomputer } from '../../../audit/recompute/recomputer.ts'
import { exactTimes } from '../../../audit/rounding/exact-times.ts'
import { extremePlaces } from '../../../audit/rounding/extreme-places.ts'
import { hasKnownExtremes, isOfOrder } from '../../../audit/rounding/known-extremes.ts'
import { roundingRange } from '../../../audit/rounding/rounding-range.ts'
import { randomBelow } from '../../../statistics/numbers/random.ts'
import { claimsOf, grammarAudit } from '../../support/audit/grammar-cohort.ts'
import { auditOf, plantedCases } from '../../support/audit/planted-edits.ts'

import { asRounded, prepared, rounded } from '../../support/audit/rounded.ts'

describe('the range of exact times', () => {
  test('is left by no exact times: what has exact bounds stays within them whatever is drawn', async () => {
    const compared = new Map<string, number>()
    for (const [i, audit] of (await rounded(2)).entries()) {
      const { targets, recompute } = prepared(audit)
      const { ranges } = roundingRange(targets, recompute, audit.audited)
      const below = randomBelow(i)
      for (const analysis of recompute.analyses) {
        const own = ranges.filter(
          ({ target, bound }) => bound === 'exact' && recompute.analysisOf(target.result) === analysis,
        )
        const times = exactTimes(analysis, recompute.cases, audit.audited)
        for (let draw = 0; own.length > 0 && draw < 30; draw++) {
          const drawn = times.evaluate(times.cells.map(() => below(1000)))
          for (const { target, low, high } of own) {
            const value = drawn?.get(target.result)?.value ?? null
            if (value === null || low === null || high === null) continue
            expect(value, target.result).toBeGreaterThanOrEqual(low)
            expect(value, target.result).toBeLessThanOrEqual(high)
            compared.set(target.result, (compared.get(target.result) ?? 0) + 1)
          }
        }
      }
    }
    for (const result of [
      'overall/survival@12',
      'overall/median',
      'months/median',
      'overall-by-arm/p',
      'overall-cox/arm B/p',
    ])
      expect(compared.get(result), result).toBeGreaterThan(25)
    expect(compared.has('overall-at-24/p')).toBe(false)
  })

  test('of a time between two rounded ones is that of all their ends together', async () => {
    const { audited, results } = asRounded(await grammarAudit(), ['relapse_months', 'follow_up'])
    const claims = claimsOf(['33.3 % after-relapse/survival@20', '17 mo after-relapse/median'])
    const { targets, recompute } = prepared({ audited, claims, results })
    const { ranges } = roundingRange(targets, recompute, audited)
    const analysis = recompute.analysisOf('after-relapse/median')!
    const times = exactTimes(analysis, recompute.cases, audited)
    expect(times.cells).toHaveLength(6)
    const all = Array.from({ length: 3 ** 6 }, (_, code) =>
      times.evaluate(times.cells.map((_, i) => [0, 500, 999][Math.floor(code / 3 ** i) % 3]!)),
    )
    for (const id of ['after-relapse/survival@20', 'after-relapse/median']) {
      const values = all.flatMap((found) => found?.get(id)?.value ?? [])
      const range = ranges.find(({ target }) => target.result === id)
      if (Math.min(...values) === Math.max(...values)) expect(range).toBeUndefined()
      else
        expect(range).toMatchObject({
          low: Math.min(...values),
          high: Math.max(...values),
          bound: 'exact',
        })
    }
  })

  test.each([
    ['log-rank', true],
    ['gray', true],
    ['mann-whitney', true],
    ['landmark-difference', false],
    ['restricted-mean', false],
    ['signed-rank', false],
  ])('orders settle a test by %s: %s', (method, settles) => {
    const plan = { tests: { a: { method } } }
    expect(isOfOrder({ section: 'tests', name: 'a', plan } as never)).toBe(settles)
  })

  test.each([
    ['median', true],
    ['mean', true],
    ['span', false],
    ['sd', false],
  ])('a summary rises with every time: %s %s', (statistic, rises) => {
    const analysis = {
      section: 'summaries',
      name: 'months',
      plan: { summaries: { months: { variable: 'months' } } },
    }
    const audited = { variables: new Map([['months', { derivation: null }]]), rules: {} }
    expect(hasKnownExtremes({ statistic } as never, analysis as never, audited as never)).toBe(rises)
  })

  test('is what all places of five subjects with ties give', async () => {
    const below = randomBelow(7)
    for (let cohort = 0; cohort < 3; cohort++) {
      const rows = Array.from({ length: 5 }, (_, i) => ({
        id: String(i + 1),
        arm: i < 2 ? 'A' : 'B',
        age: '50',
        months: String(10 + below(3)),
        died: String(i === 0 ? 1 : below(2)),
      }))
      const audit = asRounded(await auditOf({ case: 'drawn', rows, printed: [], edit: {} }, 'unedited'))
      const claims = claimsOf(['50 % overall/survival@12', '11 mo overall/median'])
      const { targets, recompute } = prepared({ ...audit, claims })
      const { ranges } = roundingRange(targets, recompute, audit.audited)
      const times = exactTimes(recompute.analysisOf('overall/median')!, recompute.cases, audit.audited)
      const all = Array.from({ length: 4 ** 5 }, (_, code) =>
        times.evaluate(times.cells.map((_, i) => 333 * (Math.floor(code / 4 ** i) % 4))),
      )
      for (const id of ['overall/survival@12', 'overall/median']) {
        const values = all.flatMap((found) => found!.get(id)?.value ?? [])
        const range = ranges.find(({ target }) => target.result === id)
        if (range === undefined) expect(new Set(values).size, id).toBeLessThan(2)
        else
          expect(range).toMatchObject({
            low: Math.min(...values),
            high: Math.max(...values),
            bound: 'exact',
            canBeNone: values.length > 0 && values.length < all.length,
          })
      }
    }
  })

  test('holds the recorded value, and what is printed is given by the recorded times themselves', async () => {
    for (const { audited, claims, results } of await rounded(2)) {
      const recompute = recomputer(audited, claims, results)
      for (const { target, low, high, witness } of roundingRange(citedResults(claims), recompute, audited)
        .ranges) {
        const value = recompute.results(recompute.analysisOf(target.result)!, []).get(target.result)!.value
        if (value === null || low === null || high === null) continue
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        expect(witness).toBe('')
      }
    }
  })

  /*
   * By hand: events at 10 and 12, censored at 10 and 14, S(12) = 3/4 x 1/2 as recorded. At most: the event of 12 was
   * after 12, that of 10 before the censoring of 10: 3/4. At least: the censoring of 10 first, both events by 12: 2/3 x 1/2.
   */
  test('of S(12) is 1/3 to 3/4 in four subjects', async () => {
    const rows = [
      ['10', '1'],
      ['10', '0'],
      ['12', '1'],
      ['14', '0'],
    ].map(([months = '', died = ''], i) => ({
      id: String(i + 1),
      arm: i < 2 ? 'A' : 'B',
      age: '50',
      months,
      died,
    }))
    const printed = [{ result: 'overall/survival@12', unedited: '37.5' }]
    const audit = await auditOf({ case: 'by hand', rows, printed, edit: {} }, 'unedited')
    const { audited, claims, results } = asRounded(audit)
    const recompute = recomputer(audited, claims, results)
    const analysis = recompute.analysisOf('overall/survival@12')!
    const times = exactTimes(analysis, recompute.cases, audited)
    for (const [side, value] of [
      ['large', 3 / 4],
      ['small', 1 / 3],
    ] as const) {
      const { overall } = audited.endpoints
      const places = extremePlaces(
        side,
        12,
        'overall',
        overall!,
        times.cells,
        recompute.cases,
        times.recorded,
      )
      expect(times.evaluate(places)!.get('overall/survival@12')!.value).toBeCloseTo(value, 11)
    }
    const [range] = roundingRange(citedResults(claims), recomputer(audited, claims, results), audited).ranges
    expect(range!.low).toBeCloseTo(1 / 3, 11)
    expect(range!.high).toBeCloseTo(3 / 4, 11)
    expect(range!.bound).toBe('exact')
  })

  test('changes a conclusion if p can be on both sides of alpha, and only then', async () => {
    const [audit] = await rounded(1)
    const { targets, recompute } = prepared(audit!)
    const of = (alpha: number) => {
      const rules = { ...audit!.audited.rules, alpha }
      const { ranges } = roundingRange(targets, recompute, { ...audit!.audited, rules })
      return ranges.find(({ target }) => target.result === 'overall-by-arm/p')!
    }
    const { low, high } = of(0.05)
    expect(low).toBeLessThan(high!)
    const alphas = [low! / 2, low!, (low! + high!) / 2, high!, (high! + 1) / 2]
    expect(alphas.map((alpha) => of(alpha).changesConclusion)).toEqual([false, false, true, true, false])
  })

  // by hand: event and censoring at 10, censored at 20. Event first: S = 2/3, never 1/2; censoring first: 1/2 at 10
  test('changes a conclusion where a median is reached or not', async () => {
    const rows = [
      ['10', '1'],
      ['10', '0'],
      ['20', '0'],
    ].map(([months = '', died = ''], i) => ({ id: String(i + 1), arm: 'AAB'[i]!, age: '50', months, died }))
    const audit = asRounded(await auditOf({ case: 'by hand', rows, printed: [], edit: {} }, 'unedited'))
    const { targets, recompute } = prepared(audit)
    const { ranges } = roundingRange(targets, recompute, audit.audited)
    expect(ranges.find(({ target }) => target.result === 'overall/median')).toMatchObject({
      canBeNone: true,
      changesConclusion: true,
    })
  })

  test('has no range where no rounding is declared', async () => {
    const { audited, claims, results } = await auditOf(plantedCases(1)[0]!, 'unedited')
    expect(roundingRange(citedResults(claims), recomputer(audited, claims, results), audited).ranges).toEqual(
      [],
    )
  })
})
