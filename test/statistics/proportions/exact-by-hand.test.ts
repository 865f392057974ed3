import { describe, expect, test } from 'vitest'
import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { clopperPearson } from '../../../statistics/proportions/clopper-pearson.ts'
import { conditionalOddsRatio, sampleOddsRatio } from '../../../statistics/proportions/odds-ratio.ts'
import type { TwoByTwo } from '../../../statistics/proportions/two-by-two.ts'
import { hodgesLehmann } from '../../../statistics/ranks/hodges-lehmann.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'
import { valueCountsOf } from '../../../tools/conformance/value-counts-of.ts'

const reason = (text: string) => ({ known: false, reason: text })

describe('Clopper-Pearson limits', () => {
  test('of 1 of 1 are 0.025 and 1, of 0 of 2 are 0 and 1 - sqrt(0.025)', () => {
    const all = clopperPearson(1, 1, 0.95)
    expect(answerOf(all.lower)).toBeCloseTo(0.025, 15)
    expect(answerOf(all.upper)).toBe(1)
    const nobody = clopperPearson(0, 2, 0.95)
    expect(answerOf(nobody.lower)).toBe(0)
    expect(answerOf(nobody.upper)).toBeCloseTo(1 - Math.sqrt(0.025), 15)
  })

  test('need a positive total, and a count of at most the total', () => {
    const none = reason('no observations')
    expect(clopperPearson(0, 0, 0.95)).toEqual({ lower: none, upper: none })
    expect(() => clopperPearson(-1, 3, 0.95)).toThrow('clopperPearson: expected 0 to 3 of 3, found -1')
    expect(() => clopperPearson(4, 3, 0.95)).toThrow('expected 0 to 3 of 3, found 4')
  })
})

describe('the odds ratio', () => {
  test('of 2 3 / 5 7 is 14/15, its limits a factor exp(z sqrt(1/2 + 1/3 + 1/5 + 1/7)) away', () => {
    const found = sampleOddsRatio(
      [
        [2, 3],
        [5, 7],
      ],
      0.95,
    )
    const se = Math.sqrt(1 / 2 + 1 / 3 + 1 / 5 + 1 / 7)
    expect(answerOf(found.estimate)).toBeCloseTo(14 / 15, 15)
    expect(answerOf(found.standardError)).toBeCloseTo(se, 15)
    expect(answerOf(found.lower)).toBeCloseTo((14 / 15) * Math.exp(-1.959963984540054 * se), 14)
    expect(answerOf(found.upper)).toBeCloseTo((14 / 15) * Math.exp(1.959963984540054 * se), 13)
  })

  test('of a sample has no answer with a 0 in any cell', () => {
    const none = reason('a cell is 0')
    for (const cell of [0, 1, 2, 3]) {
      const [a, b, c, d] = [2, 3, 5, 7].map((count, i) => (i === cell ? 0 : count))
      const table = [
        [a, b],
        [c, d],
      ] as unknown as TwoByTwo
      expect(sampleOddsRatio(table, 0.95)).toEqual({
        ...{ estimate: none, standardError: none },
        ...{ lower: none, upper: none },
      })
    }
  })

  test('given the margins has no answer with an empty row or column', () => {
    const none = reason('a row or column has no counts')
    const empty: readonly TwoByTwo[] = [
      [
        [0, 0],
        [1, 2],
      ],
      [
        [1, 2],
        [0, 0],
      ],
      [
        [0, 1],
        [0, 2],
      ],
      [
        [1, 0],
        [2, 0],
      ],
    ]
    for (const table of empty)
      expect(conditionalOddsRatio(table, 0.95)).toEqual({ estimate: none, lower: none, upper: none })
  })

  test('of one against one: the first cell is 1 with odds OR, so a limit is 1/39 or 39', () => {
    const infinite = reason('infinite: the observed first cell is the largest that the margins allow')
    const most = conditionalOddsRatio(
      [
        [1, 0],
        [0, 1],
      ],
      0.95,
    )
    expect([most.estimate, most.upper]).toEqual([infinite, infinite])
    expect(answerOf(most.lower)).toBeCloseTo(1 / 39, 14)
    const least = conditionalOddsRatio(
      [
        [0, 1],
        [1, 0],
      ],
      0.95,
    )
    expect([least.estimate, least.lower].map(answerOf)).toEqual([0, 0])
    expect(answerOf(least.upper)).toBeCloseTo(39, 11)
  })
})

describe('the Hodges-Lehmann shift', () => {
  const differencesOf = (x: readonly number[], y: readonly number[]) =>
    x.flatMap((a) => y.map((b) => a - b)).sort((a, b) => a - b)
  const limits = (
    x: readonly number[],
    y: readonly number[],
    level: number,
    method: 'exact' | 'asymptotic',
  ) => {
    const { lower, upper } = hodgesLehmann(valueCountsOf({ x, y }), level, method)
    return [lower, upper].map(answerOf)
  }

  test('of 3 against 3 at 65%: 4/20 is the first share of U above 0.175, so the 2nd; by the normal law the 3rd', () => {
    const [x, y] = [
      [1, 4, 9],
      [0.1, 0.35, 0.77],
    ]
    const differences = differencesOf(x, y)
    expect(limits(x, y, 0.65, 'exact')).toEqual([differences[1], differences[7]])
    expect(limits(x, y, 0.65, 'asymptotic')).toEqual([differences[2], differences[6]])
  })

  test('of 6 against 6 has limits from the normal law of 13, not of fewer: 18 - 1.96 sqrt(39) = 5.76', () => {
    const [x, y] = [
      [1, 4, 9, 16, 25, 36],
      [0.1, 0.35, 0.77, 1.2, 1.9, 2.6],
    ]
    const differences = differencesOf(x, y)
    expect(limits(x, y, 0.95, 'asymptotic')).toEqual([differences[5], differences[30]])
  })

  test('of 2 against 5 at 70%: 4/21 is the first share of U above 0.15, so the 2nd; few subjects have the ends', () => {
    const [x, y] = [
      [3, 8],
      [0.1, 0.35, 0.77, 1.2, 1.9],
    ]
    const differences = differencesOf(x, y)
    expect(limits(x, y, 0.7, 'exact')).toEqual([differences[1], differences[8]])
    expect(limits(x, y, 0.99, 'exact')).toEqual([differences[0], differences[9]])
    expect(limits(x, y, 0.99, 'asymptotic')).toEqual([differences[0], differences[9]])
    const down = (values: readonly number[]) => values.map((value) => value - 10)
    const [first, last] = limits(down(x), down(y), 0.99, 'exact')
    expect(first).toBeCloseTo(3 - 1.9, 14)
    expect(last).toBeCloseTo(8 - 0.1, 14)
  })

  test('of many pairs is counted as if all of them were sorted, whichever are asked for', () => {
    const x = Array.from({ length: 30 }, (_, i) => (((i * 17) % 23) - 9) ** 3 / 8)
    const y = Array.from({ length: 25 }, (_, i) => ((i * 11) % 19) - 60)
    for (const [a, b] of [
      [x, y],
      [y, x],
      [x, x.slice(0, 25)],
    ] as const) {
      const differences = differencesOf(a, b)
      const { estimate } = hodgesLehmann(valueCountsOf({ a, b }), 0.95, 'asymptotic')
      expect(answerOf(estimate)).toBe((differences[374]! + differences[375]!) / 2)
      for (const level of [0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999]) {
        // the variance of U: 30 25 56/12 = 3500
        const k = Math.floor(375 - criticalValue(level) * Math.sqrt(3500))
        expect(limits(a, b, level, 'asymptotic')).toEqual([differences[k], differences[749 - k]])
      }
    }
  })

  test('of values so large that nothing lies between two doubles, with more pairs than are sorted at each', () => {
    const x = Array.from({ length: 260 }, (_, i) => 2 ** 53 + 2 * i)
    const y = Array.from({ length: 240 }, (_, i) => 2 * i)
    const differences = differencesOf(x, y)
    for (const level of [0.5, 0.9]) {
      const k = Math.floor(31_200 - criticalValue(level) * Math.sqrt((62_400 * 501) / 12))
      expect(limits(x, y, level, 'asymptotic')).toEqual([differences[k], differences[62_399 - k]])
    }
  })

  test('asks for two groups, neither of them empty, and an exact law that can be had', () => {
    expect(() => hodgesLehmann(valueCountsOf({ a: [1] }), 0.95, 'exact')).toThrow(
      'hodgesLehmann: expected 2 groups, found 1',
    )
    const empty = reason('a group is empty')
    for (const samples of [
      { a: [1, 2], b: [] },
      { a: [], b: [1, 2] },
    ])
      expect(hodgesLehmann(valueCountsOf(samples), 0.95, 'exact')).toEqual({
        ...{ estimate: empty, lower: empty, upper: empty },
      })
    const many = reason('too many patients for the exact null distribution')
    const sample = Array.from({ length: 1500 }, (_, i) => i % 2)
    expect(hodgesLehmann(valueCountsOf({ a: sample, b: sample }), 0.95, 'exact')).toEqual({
      ...{ estimate: many, lower: many, upper: many },
    })
  })
})
