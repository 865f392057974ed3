import { describe, expect, test } from 'vitest'
import { recomputer } from '../../../cohort/audit/recomputer.ts'
import { exactTimes } from '../../../cohort/audit/rounding/exact-times.ts'
import { extremePlaces } from '../../../cohort/audit/rounding/extreme-places.ts'
import { roundingOf } from '../../../cohort/audit/rounding/rounding.ts'
import { targetsOf } from '../../../cohort/audit/target.ts'
import { randomBelow } from '../../../statistics/random.ts'
import { auditOf, plantedCases } from './planted.ts'

const asRounded = (audit: Awaited<ReturnType<typeof auditOf>>) => ({
  ...audit,
  audited: {
    ...audit.audited,
    fields: audit.audited.fields.map((field) =>
      field.name === 'months' ? { ...field, rounding: 'nearest' as const, minimum: 0 } : field,
    ),
  },
})

/** The cohorts of R with their months declared as rounded. */
const rounded = async (most: number) =>
  Promise.all(plantedCases(most).map(async (planted) => asRounded(await auditOf(planted, 'unedited'))))

describe('the range of exact times', () => {
  test('is left by no exact times: S(t) and the log-rank p of drawn ones stay within bounds said to be exact', async () => {
    let compared = 0
    for (const [i, { audited, claims, results }] of (await rounded(2)).entries()) {
      const recompute = recomputer(audited, claims, results)
      const { ranges } = roundingOf(targetsOf(claims), recompute, audited)
      const below = randomBelow(i)
      for (const analysis of recompute.analyses) {
        const own = ranges.filter(
          ({ target, bound }) => bound === 'exact' && recompute.analysisOf(target.result) === analysis,
        )
        const times = exactTimes(analysis, recompute.cases, audited)
        for (let draw = 0; own.length > 0 && draw < 100; draw++) {
          const drawn = times.evaluate(times.cells.map(() => below(1000)))
          for (const { target, low, high } of own) {
            const value = drawn?.get(target.result)?.value ?? null
            if (value === null || low === null || high === null) continue
            expect(value, target.result).toBeGreaterThanOrEqual(low)
            expect(value, target.result).toBeLessThanOrEqual(high)
            compared++
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(200)
  })

  test('holds the recorded value, and what is printed is given by the recorded times themselves', async () => {
    for (const { audited, claims, results } of await rounded(2)) {
      const recompute = recomputer(audited, claims, results)
      for (const { target, low, high, witness } of roundingOf(targetsOf(claims), recompute, audited).ranges) {
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
    const [range] = roundingOf(targetsOf(claims), recomputer(audited, claims, results), audited).ranges
    expect(range!.low).toBeCloseTo(1 / 3, 11)
    expect(range!.high).toBeCloseTo(3 / 4, 11)
    expect(range!.bound).toBe('exact')
  })

  test('has no range where no rounding is declared', async () => {
    const { audited, claims, results } = await auditOf(plantedCases(1)[0]!, 'unedited')
    expect(roundingOf(targetsOf(claims), recomputer(audited, claims, results), audited).ranges).toEqual([])
  })
})
