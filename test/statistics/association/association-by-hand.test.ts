import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cochranArmitage } from '../../../statistics/association/cochran-armitage.ts'
import type { Correlation } from '../../../statistics/association/correlation.ts'
import { kendall } from '../../../statistics/association/kendall.ts'
import { pearson } from '../../../statistics/association/pearson.ts'
import { spearman } from '../../../statistics/association/spearman.ts'
import { countedPairsOf as pairsOf } from '../../../tools/conformance/means-compared.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const reason = (text: string) => ({ known: false, reason: text })
const near = (found: readonly (number | null)[], expected: readonly number[]): void =>
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 13)
  })
const numbersOf = ({ coefficient, statistic, df }: Correlation) => [coefficient, statistic, df].map(answerOf)
const nothing = (n: number, text: string) => ({
  ...{ n, coefficient: reason(text), lower: reason(text), upper: reason(text) },
  ...{ statistic: reason(text), df: reason(text), p: reason(text) },
})

/** Six patients, of whom three neighbours are swapped: Sxx = Syy = 17.5, Sxy = 88 - 73.5. */
const six = pairsOf([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5])
/** z = 1.6448536..., the two-sided critical value of 0.9. */
const Z = 1.6448536269514722

describe('correlations of six patients', () => {
  test("Pearson's is 14.5/17.5 = 29/35, with t = 58/sqrt(384) on 4 df", () => {
    const found = pearson(six, 0.9)
    near(numbersOf(found), [29 / 35, 58 / Math.sqrt(384), 4])
    // atanh(29/35) = ln(64/6)/2
    const [lower, upper] = [-1, 1].map((sign) => Math.tanh(Math.log(64 / 6) / 2 + (sign * Z) / Math.sqrt(3)))
    near([found.lower, found.upper].map(answerOf), [lower!, upper!])
    // 26.7.4: sin^2 = t^2/(4 + t^2) = r^2
    expect(answerOf(found.p)).toBeCloseTo(1 - (29 / 35) * (1 + (1 - (29 / 35) * (29 / 35)) / 2), 13)
  })

  test("Spearman's of the ranks is the same, and that of any growing function; its limits are wider", () => {
    const curved = pairsOf([1, 2, 4, 8, 16, 32], [9, -5, 11, 10, 500, 20.5])
    const found = spearman(curved, 0.9)
    near(numbersOf(found), [29 / 35, 58 / Math.sqrt(384), 4])
    const reach = Z * Math.sqrt((1 + ((29 / 35) * (29 / 35)) / 2) / 3)
    const [lower, upper] = [-1, 1].map((sign) => Math.tanh(Math.log(64 / 6) / 2 + sign * reach))
    near([found.lower, found.upper].map(answerOf), [lower!, upper!])
  })

  test("Kendall's is (12 - 3)/15, with z = 9/sqrt(6 5 17/18)", () => {
    const found = kendall(six, 0.9)
    near(numbersOf(found).slice(0, 2), [0.6, 9 / Math.sqrt(85 / 3)])
    expect(found.df).toEqual(reason('a normal test has no degrees of freedom'))
    // atanh(0.6) = ln 2
    const [lower, upper] = [-1, 1].map((sign) => Math.tanh(Math.log(2) + sign * Z * Math.sqrt(0.437 / 2)))
    near([found.lower, found.upper].map(answerOf), [lower!, upper!])
  })
})

describe('ties', () => {
  const tied = pairsOf([1, 1, 2, 2], [1, 2, 2, 3])

  test('of Kendall: 3 of the root of 4 5 pairs, variance 102/18 + 8/24 = 6', () => {
    near(numbersOf(kendall(tied, 0.9)).slice(0, 2), [3 / Math.sqrt(20), 3 / Math.sqrt(6)])
  })

  test('of Spearman: midranks 1.5 1.5 3.5 3.5 and 1 2.5 2.5 4 have 3/sqrt(4 4.5)', () => {
    near(numbersOf(spearman(tied, 0.9)).slice(0, 1), [3 / Math.sqrt(18)])
  })

  test('a third of a variable enters the last term of the variance', () => {
    // x: 1 1 1 2, y: 1 2 2 2; v0 = 156, vt = vu = 3 2 11 = 66, t1 = u1 = 6, t2 = u2 = 6; S = 1
    const variance = (156 - 132) / 18 + 36 / 24 + 36 / (9 * 4 * 3 * 2)
    near(numbersOf(kendall(pairsOf([1, 1, 1, 2], [1, 2, 2, 2]), 0.9)).slice(0, 2), [
      1 / 3,
      1 / Math.sqrt(variance),
    ])
  })
})

describe('no answer', () => {
  test('without pairs, of one, and where a variable has one value', () => {
    for (const coefficient of [pearson, spearman, kendall]) {
      expect(coefficient([], 0.9)).toEqual(nothing(0, 'fewer than two pairs'))
      expect(coefficient(pairsOf([1], [2]), 0.9)).toEqual(nothing(1, 'fewer than two pairs'))
      expect(coefficient(pairsOf([1, 2, 3], [0.3, 0.3, 0.3]), 0.9)).toEqual(
        nothing(3, 'all values of a variable are equal'),
      )
      expect(coefficient(pairsOf([0.3, 0.3, 0.3], [1, 2, 3]), 0.9)).toEqual(
        nothing(3, 'all values of a variable are equal'),
      )
    }
  })

  test('of two pairs there is a coefficient of 1 or -1, without test and limits', () => {
    for (const coefficient of [pearson, spearman, kendall]) {
      const found = coefficient(pairsOf([1, 2], [5, 4]), 0.9)
      expect(found.coefficient).toEqual({ known: true, value: -1 })
      expect([found.statistic, found.p]).toEqual([
        reason('fewer than three pairs'),
        reason('fewer than three pairs'),
      ])
      expect(found.lower).toEqual(reason('the coefficient is 1 or -1'))
    }
  })

  test('of points on a line there is neither limit nor t, but z of Kendall', () => {
    const line = pairsOf([0.1, 0.2, 0.3, 0.4, 0.5], [1, 2, 3, 4, 5])
    for (const coefficient of [pearson, spearman]) {
      const { lower, upper, statistic, p, ...found } = coefficient(line, 0.9)
      expect(found.coefficient).toEqual({ known: true, value: 1 })
      const none = reason('the coefficient is 1 or -1')
      expect([lower, upper, statistic, p]).toEqual([none, none, none, none])
    }
    const found = kendall(line, 0.9)
    expect([found.lower, found.upper]).toEqual([
      reason('the coefficient is 1 or -1'),
      reason('the coefficient is 1 or -1'),
    ])
    expect(answerOf(found.statistic)).toBeCloseTo(10 / Math.sqrt((5 * 4 * 15) / 18), 13)
  })

  test('limits need four pairs, of Kendall five', () => {
    const [three, four, five] = [
      [1, 2, 3],
      [1, 2, 3, 4],
      [1, 2, 3, 4, 5],
    ].map((x) =>
      pairsOf(
        x,
        x.map((value) => (value % 3) + value / 8),
      ),
    )
    for (const coefficient of [pearson, spearman]) {
      expect(coefficient(three!, 0.9).lower).toEqual(reason('fewer than 4 pairs'))
      expect(coefficient(three!, 0.9).statistic.known).toBe(true)
      expect(coefficient(four!, 0.9).lower.known).toBe(true)
    }
    expect(kendall(four!, 0.9).upper).toEqual(reason('fewer than 5 pairs'))
    expect(kendall(five!, 0.9).upper.known).toBe(true)
  })
})

describe('laws of correlation', () => {
  const numbers = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })), {
    minLength: 5,
    maxLength: 14,
  })

  test("Kendall's S is that of all pairs of patients", () => {
    fc.assert(
      fc.property(numbers, (points) => {
        const [x, y] = [points.map(([a]) => a), points.map(([, b]) => b)]
        let [s, moved, risen] = [0, 0, 0]
        for (let i = 0; i < x.length; i++)
          for (let k = 0; k < i; k++) {
            s += Math.sign(x[i]! - x[k]!) * Math.sign(y[i]! - y[k]!)
            moved += x[i] === x[k] ? 0 : 1
            risen += y[i] === y[k] ? 0 : 1
          }
        const found = kendall(pairsOf(x, y), 0.95).coefficient
        if (found.known) expect(found.value).toBeCloseTo(s / Math.sqrt(moved * risen), 13)
        else expect(Math.min(moved, risen)).toBe(0)
      }),
    )
  })

  test('the variables swapped change nothing; one of them turned changes the sign', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(pearson, spearman, kendall), (points, coefficient) => {
        const [x, y] = [points.map(([a]) => a), points.map(([, b]) => b)]
        const found = coefficient(pairsOf(x, y), 0.95)
        expect(coefficient(pairsOf(y, x), 0.95)).toEqual(found)
        const turned = coefficient(
          pairsOf(
            x,
            y.map((value) => -value),
          ),
          0.95,
        )
        if (found.coefficient.known) {
          expect(answerOf(turned.coefficient)).toBeCloseTo(-found.coefficient.value, 14)
          expect(turned.p).toEqual(found.p)
        }
      }),
    )
  })
})

describe('the trend of Cochran and Armitage', () => {
  const groups = (events: readonly number[], n: readonly number[], scores: readonly number[]) =>
    scores.map((score, i) => ({ score, n: n[i]!, events: events[i]! }))

  test('of 0, 1 and 2 of 2 at the scores 0 1 2 is z = 2/sqrt(1/4 (10 - 6)) = 2', () => {
    const found = cochranArmitage(groups([0, 1, 2], [2, 2, 2], [0, 1, 2]))
    near([found.z, found.chiSquare].map(answerOf), [2, 4])
    expect(answerOf(found.p)).toBeCloseTo(0.04550026389635842, 13)
    expect(answerOf(cochranArmitage(groups([2, 1, 0], [2, 2, 2], [0, 1, 2])).z)).toBe(-2)
    expect(cochranArmitage(groups([1, 1, 1], [2, 2, 2], [0, 1, 2])).z).toEqual({ known: true, value: 0 })
  })

  test('does not depend on the origin and the unit of the scores, nor on empty groups', () => {
    const found = cochranArmitage(groups([0, 1, 2], [2, 2, 2], [0, 1, 2]))
    expect(cochranArmitage(groups([0, 1, 0, 2], [2, 2, 0, 2], [10.1, 10.4, 3, 10.7]))).toEqual(found)
  })

  test('does not exist where all are alike', () => {
    const none = (text: string) => ({ z: reason(text), chiSquare: reason(text), p: reason(text) })
    expect(cochranArmitage([])).toEqual(none('no values'))
    expect(cochranArmitage(groups([0, 0], [2, 3], [0, 1]))).toEqual(none('all patients have the same value'))
    expect(cochranArmitage(groups([2, 3], [2, 3], [0, 1]))).toEqual(none('all patients have the same value'))
    expect(cochranArmitage(groups([1, 1], [2, 3], [4, 4]))).toEqual(none('all patients have the same score'))
    expect(cochranArmitage(groups([1, 0], [2, 0], [4, 5]))).toEqual(none('all patients have the same score'))
  })
})
