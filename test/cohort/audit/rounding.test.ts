import { describe, expect, test } from 'vitest'
import { recomputer } from '../../../cohort/audit/recomputer.ts'
import { exactTimes } from '../../../cohort/audit/rounding/exact-times.ts'
import { roundingOf } from '../../../cohort/audit/rounding/rounding.ts'
import { targetsOf } from '../../../cohort/audit/target.ts'
import { randomBelow } from '../../../statistics/random.ts'
import { auditOf, plantedCases } from './planted.ts'

/** The cohorts of R with their months declared as rounded. */
const rounded = async (most: number) =>
  Promise.all(
    plantedCases(most).map(async (planted) => {
      const audit = await auditOf(planted, 'unedited')
      const fields = audit.audited.fields.map((field) =>
        field.name === 'months' ? { ...field, rounding: 'nearest' as const, minimum: 0 } : field,
      )
      return { ...audit, audited: { ...audit.audited, fields } }
    }),
  )

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

  test('has no range where no rounding is declared', async () => {
    const { audited, claims, results } = await auditOf(plantedCases(1)[0]!, 'unedited')
    expect(roundingOf(targetsOf(claims), recomputer(audited, claims, results), audited).ranges).toEqual([])
  })
})
