import { describe, expect, test } from 'vitest'
import { known } from '../../../statistics/numbers/answer.ts'
import { kruskalWallis } from '../../../statistics/ranks/kruskal-wallis.ts'
import { sampleQuantile } from '../../../statistics/ranks/sample-quantile.ts'
import { signedRank } from '../../../statistics/ranks/signed-rank.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'
import { valueCountsOf } from '../../../tools/conformance/value-counts-of.ts'

const reason = (text: string) => ({ known: false, reason: text })

describe('Kruskal-Wallis', () => {
  test('of 1 2 | 3 4 and an empty group is 12/20 4 = 2.4 on 1 df', () => {
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
    const many = reason('too many patients for the exact null distribution')
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

  test('at 0 and 1 is the smallest and the largest value', () => {
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
