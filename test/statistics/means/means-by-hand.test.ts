import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tTwoSided } from '../../../statistics/distributions/student-t.ts'
import { anova } from '../../../statistics/means/anova.ts'
import type { MeanDifference } from '../../../statistics/means/mean-difference.ts'
import { pairedT } from '../../../statistics/means/paired-t.ts'
import { student } from '../../../statistics/means/student.ts'
import { welch } from '../../../statistics/means/welch.ts'
import { welchAnova } from '../../../statistics/means/welch-anova.ts'
import { countedValuesOf as counted } from '../../../tools/conformance/means-compared.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const reason = (text: string) => ({ known: false, reason: text })
const numbersOf = (found: MeanDifference) =>
  [found.difference, found.standardError, found.t, found.df].map(answerOf)
const near = (found: readonly (number | null)[], expected: readonly number[]): void =>
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 13)
  })
const noTest = (text: string, difference: number | null, standardError: number | null = null) => ({
  ...{ lower: reason(text), upper: reason(text), t: reason(text), p: reason(text) },
  difference: difference === null ? reason(text) : { known: true, value: difference },
  standardError: standardError === null ? reason(text) : { known: true, value: standardError },
  df: reason(text),
})

/** Six patients: 1 2 3 have mean 2 and squares 2, 4 6 8 have mean 6 and squares 8. */
const [low, high] = [counted([1, 2, 3]), counted([4, 6, 8])]

describe("Student's t test", () => {
  test('of 1 2 3 and 4 6 8 is -4 over the root of 10/4 (1/3 + 1/3), on 4 df', () => {
    const found = student(low, high, 0.9)
    near(numbersOf(found), [-4, Math.sqrt(5 / 3), -4 * Math.sqrt(0.6), 4])
    // 26.7.4 with sin = t/sqrt(4 + t^2), t^2 = 9.6
    const sine = Math.sqrt(9.6 / 13.6)
    expect(answerOf(found.p)).toBeCloseTo(1 - sine * (1 + 4 / 13.6 / 2), 13)
  })

  test('has limits by t on 2 df, at 0.8: 0.8 sqrt(2/0.36)', () => {
    // 1 2 and 4 6: squares 1/2 + 2 over 2 df, times 1/2 + 1/2
    const found = student(counted([1, 2]), counted([4, 6]), 0.8)
    const reach = 0.8 * Math.sqrt(2 / 0.36) * Math.sqrt(1.25)
    near([answerOf(found.lower), answerOf(found.upper)], [-3.5 - reach, -3.5 + reach])
  })

  test('weights groups by their size: 0 0 0 4 and 5', () => {
    // mean 1, squares 12, 3 df: SE^2 = 4 (1/4 + 1)
    near(numbersOf(student(counted([0, 0, 0, 4]), counted([5]), 0.9)), [
      -4,
      Math.sqrt(5),
      -4 / Math.sqrt(5),
      3,
    ])
  })

  test('does not exist without values, of two values, and without variation', () => {
    expect(student(low, counted([]), 0.9)).toEqual(noTest('a group has no values', null))
    expect(student(counted([]), low, 0.9)).toEqual(noTest('a group has no values', null))
    expect(student(counted([1]), counted([3]), 0.9)).toEqual(noTest('fewer than three values', -2))
    expect(student(counted([1, 1]), counted([3]), 0.9)).toEqual(
      noTest('no variation within the groups', -2, 0),
    )
    expect(student(counted([0.3, 0.3, 0.3]), counted([0.3]), 0.9)).toEqual(
      noTest('no variation within the groups', 0, 0),
    )
  })
})

describe("Welch's t test", () => {
  test('of 1 2 3 and 4 6 8 has the variances 1/3 + 4/3 and 50/17 df', () => {
    const found = welch(low, high, 0.9)
    near(numbersOf(found), [-4, Math.sqrt(5 / 3), -4 * Math.sqrt(0.6), 50 / 17])
    expect(answerOf(found.p)).toBeCloseTo(tTwoSided(4 * Math.sqrt(0.6), 50 / 17), 13)
  })

  test('has n - 1 df if the other group has no variation', () => {
    near(numbersOf(welch(counted([1, 2, 3]), counted([5, 5]), 0.9)), [
      -3,
      Math.sqrt(1 / 3),
      -3 * Math.sqrt(3),
      2,
    ])
  })

  test('does not exist of a group of one value, nor without variation', () => {
    expect(welch(low, counted([]), 0.9)).toEqual(noTest('a group has no values', null))
    expect(welch(counted([]), low, 0.9)).toEqual(noTest('a group has no values', null))
    expect(welch(low, counted([5]), 0.9)).toEqual(noTest('a group has one value only', -3))
    expect(welch(counted([5]), low, 0.9)).toEqual(noTest('a group has one value only', 3))
    expect(welch(counted([1, 1]), counted([3, 3]), 0.9)).toEqual(
      noTest('no variation within the groups', -2, 0),
    )
  })
})

describe('the paired t test', () => {
  test('of the differences 3 4 5 is 4 over 1/sqrt(3), on 2 df', () => {
    const found = pairedT(counted([3, 4, 5]), 0.8)
    near(numbersOf(found), [4, 1 / Math.sqrt(3), 4 * Math.sqrt(3), 2])
    expect(answerOf(found.p)).toBeCloseTo(1 - (4 * Math.sqrt(3)) / Math.sqrt(50), 13)
    const reach = (0.8 * Math.sqrt(2 / 0.36)) / Math.sqrt(3)
    near([answerOf(found.lower), answerOf(found.upper)], [4 - reach, 4 + reach])
  })

  test('counts pairs: 1 twice and -2 once have mean 0', () => {
    const found = pairedT({ values: [-2, 1, 9], counts: [1, 2, 0] }, 0.9)
    near(numbersOf(found), [0, 1, 0, 2])
    expect(found.p).toEqual({ known: true, value: 1 })
  })

  test('does not exist without pairs, of one pair, and of equal differences', () => {
    expect(pairedT(counted([]), 0.9)).toEqual(noTest('no pairs', null))
    expect(pairedT(counted([2.5]), 0.9)).toEqual(noTest('one pair only', 2.5))
    expect(pairedT(counted([2, 2]), 0.9)).toEqual(noTest('all differences are equal', 2, 0))
  })
})

describe('the analysis of variance', () => {
  test('of 1 2 3 and 4 6 8 is 24/1 over 10/4, and 24 of 34 are between', () => {
    const found = anova([low, high])
    near([found.f, found.df, found.residualDf, found.etaSquared].map(answerOf), [9.6, 1, 4, 24 / 34])
    expect(found.p).toEqual(student(low, high, 0.9).p)
  })

  test('of 1 2 | 2 5 | nobody | 6 8 is 28/2 over 7/3', () => {
    // means 1.5, 3.5, 7 about 4: 2 (6.25 + 0.25 + 9) = 31; squares 0.5 + 4.5 + 2 = 7
    const found = anova([counted([1, 2]), counted([2, 5]), counted([]), counted([6, 8])])
    near([found.f, found.df, found.residualDf, found.etaSquared].map(answerOf), [
      15.5 / (7 / 3),
      2,
      3,
      31 / 38,
    ])
    // 2 and 3 df: (1 + 2f/3)^(-3/2)
    expect(answerOf(found.p)).toBeCloseTo(1 / Math.sqrt((1 + 31 / 7) * (1 + 31 / 7) * (1 + 31 / 7)), 13)
  })

  test('does not exist of one group, of single values, and without variation within', () => {
    const none = (text: string) => ({
      f: reason(text),
      df: reason(text),
      residualDf: reason(text),
      p: reason(text),
    })
    const few = 'fewer than two groups have values'
    expect(anova([low, counted([])])).toEqual({ ...none(few), etaSquared: reason(few) })
    expect(anova([])).toEqual({ ...none(few), etaSquared: reason(few) })
    const single = 'no group has two values'
    expect(anova([counted([1]), counted([2])])).toEqual({ ...none(single), etaSquared: reason(single) })
    const flat = 'no variation within the groups'
    expect(anova([counted([1, 1]), counted([2])])).toEqual({
      ...none(flat),
      etaSquared: { known: true, value: 1 },
    })
    expect(anova([counted([2, 2]), counted([2])])).toEqual({
      ...none(flat),
      etaSquared: reason('all values are equal'),
    })
  })
})

describe("Welch's analysis of variance", () => {
  test('of 1 3 | 4 6 | 7 9 is 9/(1 + 1/3) on 2 and 2 df', () => {
    // weights 1 1 1: A = (9 + 0 + 9)/2, L = 3 (2/3)^2 = 4/3; F on 2 and 2 df has the tail 1/(1 + f)
    const found = welchAnova([counted([1, 3]), counted([4, 6]), counted([]), counted([7, 9])])
    near([found.f, found.df, found.residualDf, found.p].map(answerOf), [6.75, 2, 2, 1 / 7.75])
  })

  test("of two groups is the square of Welch's t, with its df and p", () => {
    const [found, t] = [welchAnova([low, high]), welch(low, high, 0.9)]
    near([found.f, found.residualDf, found.p].map(answerOf), [9.6, 50 / 17, answerOf(t.p)!])
  })

  test('does not exist of one group, of a single value, and where a group has no variation', () => {
    const none = (text: string) => ({
      f: reason(text),
      df: reason(text),
      residualDf: reason(text),
      p: reason(text),
    })
    expect(welchAnova([low, counted([])])).toEqual(none('fewer than two groups have values'))
    expect(welchAnova([low, counted([7])])).toEqual(none('a group has one value only'))
    expect(welchAnova([low, counted([7, 7])])).toEqual(none('no variation within a group'))
  })
})

describe('laws of tests of means', () => {
  const group = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 2, maxLength: 7 })
  const moved = (sample: readonly number[], by: number, unit: number) =>
    counted(sample.map((value) => Number(((value + by) / unit).toFixed(3))))

  test('the groups swapped change the sign, and nothing else', () => {
    fc.assert(
      fc.property(group, group, fc.constantFrom(student, welch), (x, y, test) => {
        const [one, other] = [test(counted(x), counted(y), 0.95), test(counted(y), counted(x), 0.95)]
        const minus = (value: number | null) => (value === null ? null : -value + 0)
        expect([answerOf(other.difference), answerOf(other.upper)]).toEqual(
          [answerOf(one.difference), answerOf(one.lower)].map(minus),
        )
        expect([other.p, other.df, other.standardError]).toEqual([one.p, one.df, one.standardError])
      }),
    )
  })

  test('an offset and a unit of a power of ten cost not a bit of t, F and p', () => {
    fc.assert(
      fc.property(group, group, fc.integer({ min: -1e6, max: 1e6 }), (x, y, by) => {
        const there = [moved(x, by, 10), moved(y, by, 10)] as const
        const here = [counted(x), counted(y)] as const
        for (const test of [student, welch]) {
          const [a, b] = [test(...there, 0.95), test(...here, 0.95)]
          expect([a.t, a.p, a.df]).toEqual([b.t, b.p, b.df])
        }
        expect(anova(there)).toEqual(anova(here))
      }),
    )
  })

  test('twice every patient leaves the means, and the errors fall', () => {
    fc.assert(
      fc.property(group, group, (x, y) => {
        const twice = (sample: readonly number[]) => counted([...sample, ...sample])
        const [one, two] = [student(counted(x), counted(y), 0.95), student(twice(x), twice(y), 0.95)]
        expect(two.difference).toEqual(one.difference)
        if (one.standardError.known && one.standardError.value > 0)
          expect(answerOf(two.standardError)!).toBeLessThan(one.standardError.value)
      }),
    )
  })
})
