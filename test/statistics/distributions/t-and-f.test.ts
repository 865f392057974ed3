import { describe, expect, test } from 'vitest'
import { fUpperTail } from '../../../statistics/distributions/f-tail.ts'
import { tCriticalValue, tTwoSided } from '../../../statistics/distributions/student-t.ts'

const isNear = (found: number, expected: number, digits = 1e-13): void =>
  expect(Math.abs(found / expected - 1)).toBeLessThan(digits)

describe("Student's t has the closed forms of Abramowitz and Stegun 26.7.3 and 26.7.4", () => {
  test.each([1e-9, 0.001, 0.3, 1, 2, 7, 60])('t = %d', (t) => {
    // each without cancellation: 1 df (2/pi) atan(1/t); 2 df 1 - t/sqrt(2 + t^2)
    isNear(tTwoSided(t, 1), (2 / Math.PI) * Math.atan(1 / t))
    const root = Math.sqrt(2 + t * t)
    isNear(tTwoSided(t, 2), 2 / (root * (root + t)))
    isNear(tTwoSided(-t, 2), 2 / (root * (root + t)))
  })

  test('on 4 df at 2 it is 1 - sin(pi/4) (1 + cos(pi/4)^2/2)', () => {
    isNear(tTwoSided(2, 4), 1 - Math.SQRT1_2 * 1.25)
    expect(tTwoSided(0, 4)).toBe(1)
  })
})

describe('F on 2 df has the closed form (1 + 2f/df)^(-df/2)', () => {
  test.each([1, 2, 3.5, 10, 400])('df = %d', (df) => {
    for (const f of [0, 1e-7, 0.02, 1, 4, 30])
      isNear(fUpperTail(f, 2, df), Math.exp((-df / 2) * Math.log1p((2 * f) / df)))
    // the tail keeps its digits: not 1 minus something
    isNear(fUpperTail(900, 2, df), Math.exp((-df / 2) * Math.log1p(1800 / df)), 1e-12)
  })

  test('is that of its reciprocal from below', () => {
    isNear(1 - fUpperTail(0.4, 3, 7), fUpperTail(2.5, 7, 3), 1e-13)
  })

  test('refuses what is no F', () => {
    expect(() => fUpperTail(-1, 1, 1)).toThrow('fUpperTail: expected f >= 0, found -1')
    expect(() => fUpperTail(Number.POSITIVE_INFINITY, 1, 1)).toThrow('expected f >= 0')
    expect(() => fUpperTail(1, 0, 1)).toThrow('fUpperTail: expected df above 0, found 0 and 1')
    expect(() => fUpperTail(1, 1, 0)).toThrow('fUpperTail: expected df above 0, found 1 and 0')
  })
})

describe('the critical value of t', () => {
  test.each([0.3, 0.5, 0.9, 0.95, 0.999])('at level %d is that of the closed forms', (level) => {
    isNear(tCriticalValue(level, 1), Math.tan((Math.PI * level) / 2), 1e-12)
    isNear(tCriticalValue(level, 2), level * Math.sqrt(2 / ((1 - level) * (1 + level))), 1e-12)
    for (const df of [1, 1.5, 4.2, 40, 1e4, 1e6])
      isNear(tTwoSided(tCriticalValue(level, df), df), 1 - level, 1e-12)
  })

  test('needs 1 df', () => {
    expect(() => tCriticalValue(0.95, 0.9)).toThrow('tCriticalValue: expected df from 1, found 0.9')
    expect(() => tCriticalValue(0.95, Number.NaN)).toThrow('expected df from 1, found NaN')
  })
})
