import { expect, test } from 'vitest'
import { oneStepHazardRatio } from '../../../statistics/log-rank/one-step-hazard-ratio.ts'
import { exponential } from '../../../statistics/numbers/exponential.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

test('a ratio beyond the range of a double has its power of ten as the reason', () => {
  // 1000 ln 10 is the logarithm of 10^1000; the largest double is 1.8e308, the smallest with all digits 2.2e-308
  expect(exponential(1000 * Math.LN10)).toEqual({
    known: false,
    reason: 'too large to represent: 10 to the power of 1000',
  })
  expect(exponential(-1000 * Math.LN10)).toEqual({
    known: false,
    reason: 'too small to represent: 10 to the power of -1000',
  })
  expect(answerOf(exponential(709.7))).toBeGreaterThan(1.6e308)
  expect(exponential(709.8).known).toBe(false)
  expect(answerOf(exponential(-708.3))).toBeLessThan(2.5e-308)
  expect(exponential(-708.4).known).toBe(false)
  expect(answerOf(exponential(0))).toBe(1)
})

test('one event in a group of one versus ten million has a one-step log ratio, z and p, and no ratio', () => {
  // u = 1 - 1/n, v = (1/n)(1 - 1/n): u/v = n, z = sqrt(n - 1)
  const n = 1e7
  const found = oneStepHazardRatio(1 - 1 / n, (1 / n) * (1 - 1 / n), 1.96)
  expect(answerOf(found.logHazardRatio)! / n).toBeCloseTo(1, 12)
  expect(found.hazardRatio).toEqual({
    known: false,
    reason: 'too large to represent: 10 to the power of 4343000',
  })
  expect(found.lower.known).toBe(false)
  expect(found.p.known).toBe(true)
})
