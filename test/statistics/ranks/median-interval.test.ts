import fc from 'fast-check'
import { expect, test } from 'vitest'
import { medianInterval } from '../../../statistics/ranks/median-interval.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const limitsOf = (counts: readonly number[], level: number) => {
  const values = counts.map((_, i) => i + 1)
  const { lower, upper } = medianInterval(values, counts, level)
  return [answerOf(lower), answerOf(upper)]
}
const each = (n: number) => Array.from({ length: n }, () => 1)

test('six values: the least and the largest at 95%, since both coins of 1/64 leave 96.9%', () => {
  expect(limitsOf(each(6), 0.95)).toEqual([1, 6])
  // P(B < 2) = 7/64, so that the second and the fifth have 78.1%
  expect(limitsOf(each(6), 0.78)).toEqual([2, 5])
  expect(limitsOf(each(6), 0.79)).toEqual([1, 6])
  expect(limitsOf([2, 0, 3, 1], 0.78)).toEqual([1, 3])
})

test('five values have no interval at 95%, and none have none', () => {
  expect(medianInterval([1, 2], [2, 3], 0.95).lower).toEqual({
    known: false,
    reason: 'too few values for an interval at this level',
  })
  expect(medianInterval([1], [0], 0.95).upper).toEqual({ known: false, reason: 'no values' })
})

test('a level that is met exactly is met: 3 values at 75%, 2 at 50%', () => {
  expect(limitsOf(each(3), 0.75)).toEqual([1, 3])
  expect(limitsOf(each(2), 0.5)).toEqual([1, 2])
  expect(limitsOf(each(3), 0.7501)).toEqual([null, null])
})

/** 2^n P(B < k), in whole numbers. */
const below = (n: number, k: number): bigint => {
  let [sum, choose] = [0n, 1n]
  for (let j = 0; j < k; j++) {
    sum += choose
    choose = (choose * BigInt(n - j)) / BigInt(j + 1)
  }
  return sum
}

test('k is the largest whose two tails are at most 1 - level, counted in whole numbers; the ends are mirrored', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom(80, 90, 95, 99), (n, level) => {
      const [lower, upper] = limitsOf(each(n), level / 100)
      const isEnough = (k: number) => 200n * below(n, k) <= BigInt(100 - level) * 2n ** BigInt(n)
      const k = lower ?? 0
      expect([k === 0 || isEnough(k!), isEnough(k! + 1)]).toEqual([true, false])
      expect(upper).toBe(lower === null ? null : n + 1 - lower!)
    }),
    { numRuns: 500, seed: 20240505 },
  )
})
