import { describe, expect, test } from 'vitest'
import { known } from '../../statistics/answer.ts'
import { kruskalWallis } from '../../statistics/kruskal-wallis.ts'
import { mcNemar } from '../../statistics/mcnemar.ts'
import { pearsonChiSquare } from '../../statistics/pearson-chi-square.ts'
import { personTimeRate } from '../../statistics/person-time-rate.ts'
import { riskDifference } from '../../statistics/risk-difference.ts'
import { riskRatio } from '../../statistics/risk-ratio.ts'
import { sampleQuantile } from '../../statistics/sample-quantile.ts'
import { signedRank } from '../../statistics/signed-rank.ts'
import { wilson } from '../../statistics/wilson.ts'
import { eventTableOf } from '../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../tools/conformance/oracle.ts'
import { valueCountsOf } from '../../tools/conformance/value-counts-of.ts'

const Z = 1.959963984540054
const reason = (text: string) => ({ known: false, reason: text })

test('an answer is a finite number', () => {
  expect(known(2)).toEqual({ known: true, value: 2 })
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => known(value)).toThrow(`known: expected a finite number, found ${value}`)
})

describe('Kruskal-Wallis', () => {
  test('of 1 2 | 3 4 and a group of nobody is 12/20 4 = 2.4 on 1 df', () => {
    const found = kruskalWallis(valueCountsOf({ a: [1, 2], nobody: [], b: [3, 4] }))
    expect(answerOf(found.chiSquare)).toBeCloseTo(2.4, 14)
    expect(found.df).toBe(1)
    expect(answerOf(found.epsilonSquared)).toBeCloseTo(0.8, 14)
  })

  test('of 1 1 | 2 is 1.5/(1 - 6/24) = 2: all of the variation is between', () => {
    const found = kruskalWallis(valueCountsOf({ a: [1, 1], b: [2] }))
    expect(answerOf(found.chiSquare)).toBeCloseTo(2, 14)
    expect(answerOf(found.epsilonSquared)).toBeCloseTo(1, 14)
  })

  test('needs two groups and two values', () => {
    for (const [samples, text] of [
      [{ a: [1, 2], b: [] }, 'fewer than two groups have values'],
      [{ a: [], b: [] }, 'fewer than two groups have values'],
      [{ a: [3, 3], b: [3] }, 'all values are the same'],
    ] as const) {
      const none = reason(text)
      expect(kruskalWallis(valueCountsOf(samples))).toEqual({
        ...{ chiSquare: none, df: 0, p: none, epsilonSquared: none },
      })
    }
  })
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

  test('count somebody, and not more than there are', () => {
    const none = reason('nobody to count')
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

  test('need somebody in either group, and their ratio an event in either', () => {
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
    const infinite = reason('infinite: no pair changed the other way')
    const oneWay = mcNemar(2, 0, 'exact', 0.95)
    expect([oneWay.oddsRatio.estimate, oneWay.oddsRatio.upper]).toEqual([infinite, infinite])
    expect(oneWay.chiSquare).toEqual(reason('the exact method has no chi-square'))
    expect(answerOf(oneWay.p)).toBe(0.5)
    expect(answerOf(mcNemar(1, 1, 'asymptotic-corrected', 0.95).chiSquare)).toBe(0)
  })
})

test('nobody observed for any time has no rate', () => {
  const { times, groups } = eventTableOf([{ time: 0, status: 1 }])
  const none = reason('no time under observation')
  expect(personTimeRate(times, groups[0]!, 0.95)).toEqual({
    ...{ events: 1, personTime: 0 },
    ...{ rate: none, lower: none, upper: none },
  })
})

describe('the signed ranks', () => {
  test('of -2 1 3 are 1 + 3 against 2, of whose 8 signs 3 have 2 or less', () => {
    const found = signedRank([-2, 1, 3], [1, 1, 1], 'exact')
    expect([found.positive, found.negative, found.n, answerOf(found.p)]).toEqual([4, 2, 3, 0.75])
    expect(found.z).toEqual(reason('the exact method has no Z'))
  })

  test('of -1 1 2 2 are 1.5 + 7 against 1.5, of variance 4 5 9/24 - 12/48; 0 and absent ones are left out', () => {
    const differences = [-7, -1, 0, 1, 2]
    const counts = [0, 1, 5, 1, 2]
    const sd = Math.sqrt(7.5 - 0.25)
    const plain = signedRank(differences, counts, 'asymptotic')
    expect([plain.positive, plain.negative, plain.n]).toEqual([8.5, 1.5, 4])
    expect(answerOf(plain.z)).toBeCloseTo(3.5 / sd, 14)
    expect(answerOf(signedRank(differences, counts, 'asymptotic-corrected').z)).toBeCloseTo(3 / sd, 14)
    // signs of 1.5 1.5 3.5 3.5 with a sum of 1.5 or less: none, or one of the two
    expect(answerOf(signedRank(differences, counts, 'exact').p)).toBe((2 * 3) / 16)
  })

  test('all on one side have 2/2^n', () => {
    expect(answerOf(signedRank([1, 2, 3, 4], [1, 1, 1, 1], 'exact').p)).toBe(2 / 16)
  })

  test('need a difference, and not too many for the exact law', () => {
    const none = reason('all differences are 0')
    for (const method of ['exact', 'asymptotic'] as const)
      expect(signedRank([0, 5], [3, 0], method)).toEqual({
        ...{ positive: 0, negative: 0, n: 0 },
        ...{ z: none, p: none },
      })
    const many = reason('too many subjects for the exact law')
    expect(signedRank([-1, 1], [1, 1000], 'exact')).toMatchObject({ z: many, p: many, n: 1001 })
  })
})

describe('a sample quantile', () => {
  const types = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

  test('of values all alike is that value, of every type at every share', () => {
    for (const type of types)
      for (const p of [0, 0.1, 0.3, 1 / 3, 0.7, 1])
        for (const value of [0.1, 0.7, 123.456])
          expect(sampleQuantile([value], [7], p, type)).toEqual(known(value))
  })

  test('at 0 and 1 is the first and the last value that somebody has', () => {
    for (const type of types) {
      expect(sampleQuantile([1, 2, 5, 9], [0, 2, 3, 0], 0, type)).toEqual(known(2))
      expect(sampleQuantile([1, 2, 5, 9], [0, 2, 3, 0], 1, type)).toEqual(known(5))
    }
  })

  test('needs a share and a value', () => {
    for (const p of [-0.1, 1.1, Number.NaN])
      expect(() => sampleQuantile([1], [1], p, 7)).toThrow(
        `sampleQuantile: expected p from 0 to 1, found ${p}`,
      )
    expect(sampleQuantile([1], [0], 0.5, 7)).toEqual(reason('no values'))
  })
})
