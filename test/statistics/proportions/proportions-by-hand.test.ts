import { describe, expect, test } from 'vitest'
import { known } from '../../../statistics/numbers/answer.ts'
import { mcNemar } from '../../../statistics/proportions/mcnemar.ts'
import { pearsonChiSquare } from '../../../statistics/proportions/pearson-chi-square.ts'
import { riskDifference } from '../../../statistics/proportions/risk-difference.ts'
import { riskRatio } from '../../../statistics/proportions/risk-ratio.ts'
import { wilson } from '../../../statistics/proportions/wilson.ts'
import { personTimeRate } from '../../../statistics/survival/person-time-rate.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const Z = 1.959963984540054
const reason = (text: string) => ({ known: false, reason: text })

test('an answer is a finite number', () => {
  expect(known(2)).toEqual({ known: true, value: 2 })
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => known(value)).toThrow(`known: expected a finite number, found ${value}`)
})

describe("Pearson's chi-square", () => {
  const turned = (table: readonly (readonly number[])[]) =>
    table[0]!.map((_, j) => table.map((row) => row[j]!))

  test('of 2 0 2 / 0 2 0, and of it turned over, is 6 on 2 df with V = 1, corrected or not', () => {
    const table = [
      [2, 0, 2],
      [0, 2, 0],
    ]
    for (const one of [table, turned(table)])
      for (const correction of ['none', 'yates'] as const) {
        const found = pearsonChiSquare(one, correction)
        expect(answerOf(found.chiSquare)).toBeCloseTo(6, 14)
        expect(found.df).toBe(2)
        expect(answerOf(found.cramersV)).toBeCloseTo(1, 14)
        expect(answerOf(found.smallestExpected)).toBeCloseTo(2 / 3, 15)
      }
  })

  test('of the diagonal 2 2 2 is n times 2, V = 1', () => {
    const found = pearsonChiSquare(
      [
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 2],
      ],
      'none',
    )
    expect(answerOf(found.chiSquare)).toBeCloseTo(12, 13)
    expect(answerOf(found.cramersV)).toBeCloseTo(1, 14)
  })

  test('leaves out empty rows and columns, also before it corrects: 3 1 / 1 3 is 4 (1)^2/2, or 4 (1/2)^2/2', () => {
    const padded = [
      [3, 0, 1],
      [0, 0, 0],
      [1, 0, 3],
    ]
    expect(answerOf(pearsonChiSquare(padded, 'none').chiSquare)).toBeCloseTo(2, 14)
    const corrected = pearsonChiSquare(padded, 'yates')
    expect(answerOf(corrected.chiSquare)).toBeCloseTo(0.5, 14)
    expect([corrected.df, answerOf(corrected.smallestExpected)]).toEqual([1, 2])
  })

  test('needs two rows and two columns of counts', () => {
    const none = reason('fewer than two rows or columns have counts')
    const table = [
      [3, 2],
      [0, 0],
    ]
    for (const one of [table, turned(table), []])
      expect(pearsonChiSquare(one, 'none')).toEqual({
        ...{ chiSquare: none, df: 0, p: none, cramersV: none, smallestExpected: none },
      })
  })
})

describe('Wilson limits', () => {
  test('of 0 of n are 0 and z^2/(n + z^2), of n of n one less these', () => {
    const [nobody, all] = [wilson(0, 3, 0.95), wilson(3, 3, 0.95)]
    expect(answerOf(nobody.lower)).toBe(0)
    expect(answerOf(nobody.upper)).toBeCloseTo((Z * Z) / (3 + Z * Z), 14)
    expect(answerOf(all.upper)).toBe(1)
    expect(answerOf(all.lower)).toBeCloseTo(3 / (3 + Z * Z), 14)
  })

  test('of 1 of 2 are 1/2 -+ z/2 / sqrt(2 + z^2)', () => {
    const { lower, upper } = wilson(1, 2, 0.95)
    expect(answerOf(lower)).toBeCloseTo(0.5 - Z / 2 / Math.sqrt(2 + Z * Z), 14)
    expect(answerOf(upper)).toBeCloseTo(0.5 + Z / 2 / Math.sqrt(2 + Z * Z), 14)
  })

  test('need a positive total, and a count of at most the total', () => {
    const none = reason('no observations')
    expect(wilson(0, 0, 0.95)).toEqual({ lower: none, upper: none })
    for (const x of [-1, 4]) expect(() => wilson(x, 3, 0.95)).toThrow(`expected 0 to 3 of 3, found ${x}`)
  })
})

describe('two risks', () => {
  test('3/4 and 2/8 differ by 1/2 with variance 3/64 + 3/128, and are as 3 to 1', () => {
    const table = [
      [3, 1],
      [2, 6],
    ] as const
    const difference = riskDifference(table, 0.95, 'wald')
    const se = Math.sqrt(3 / 64 + 3 / 128)
    expect(answerOf(difference.estimate)).toBe(0.5)
    expect(answerOf(difference.standardError)).toBeCloseTo(se, 15)
    expect(answerOf(difference.lower)).toBeCloseTo(0.5 - Z * se, 14)
    expect(answerOf(difference.upper)).toBeCloseTo(0.5 + Z * se, 14)
    const ratio = riskRatio(table, 0.95)
    const logSe = Math.sqrt(1 / 3 - 1 / 4 + 1 / 2 - 1 / 8)
    expect(answerOf(ratio.estimate)).toBeCloseTo(3, 15)
    expect(answerOf(ratio.standardError)).toBeCloseTo(logSe, 15)
    expect(answerOf(ratio.lower)).toBeCloseTo(3 * Math.exp(-Z * logSe), 14)
    expect(answerOf(ratio.upper)).toBeCloseTo(3 * Math.exp(Z * logSe), 13)
  })

  test('need a subject in each group, and their ratio an event in each', () => {
    const nothing = (text: string) => {
      const none = reason(text)
      return { estimate: none, standardError: none, lower: none, upper: none }
    }
    for (const table of [
      [
        [0, 0],
        [2, 6],
      ],
      [
        [3, 1],
        [0, 0],
      ],
    ] as const) {
      for (const method of ['wald', 'newcombe'] as const)
        expect(riskDifference(table, 0.95, method)).toEqual(nothing('a group is empty'))
      expect(riskRatio(table, 0.95)).toEqual(nothing('a group is empty'))
    }
    for (const table of [
      [
        [0, 4],
        [2, 6],
      ],
      [
        [3, 1],
        [0, 8],
      ],
    ] as const)
      expect(riskRatio(table, 0.95)).toEqual(nothing('a group has no event'))
  })
})

describe('pairs', () => {
  test('that did not change have no test; one way only has infinite odds; the exact test has no chi-square', () => {
    const none = reason('no pair changed')
    const nobody = mcNemar(0, 0, 'asymptotic', 0.95)
    expect([nobody.chiSquare, nobody.p, nobody.oddsRatio.estimate]).toEqual([none, none, none])
    const infinite = reason('infinite: no pair changed in the other direction')
    const oneWay = mcNemar(2, 0, 'exact', 0.95)
    expect([oneWay.oddsRatio.estimate, oneWay.oddsRatio.upper]).toEqual([infinite, infinite])
    expect(oneWay.chiSquare).toEqual(reason('the exact method has no chi-square'))
    expect(answerOf(oneWay.p)).toBe(0.5)
    expect(answerOf(mcNemar(1, 1, 'asymptotic-corrected', 0.95).chiSquare)).toBe(0)
  })
})

test('without observed time there is no rate', () => {
  const { times, groups } = eventTableOf([{ time: 0, status: 1 }])
  const none = reason('no time under observation')
  expect(personTimeRate(times, groups[0]!, 0.95)).toEqual({
    ...{ events: 1, personTime: 0 },
    ...{ rate: none, lower: none, upper: none },
  })
})
