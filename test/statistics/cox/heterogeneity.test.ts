import { describe, expect, it } from 'vitest'
import { heterogeneity } from '../../../statistics/cox/heterogeneity.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { oneStepHazardRatio } from '../../../statistics/log-rank/one-step-hazard-ratio.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import {
  heterogeneityCompared,
  heterogeneityExpected,
} from '../../../tools/conformance/heterogeneity-compared.ts'
import { answerOf, compareAll } from '../../../tools/conformance/oracle.ts'

const rows = (text: string, group: string) =>
  text.split(' ').map((time) => ({ time: Number(time), status: 1, group }))

describe('the one-step hazard ratio', () => {
  it('of 1 3 against 2 4 is exp(-12/13): u = 2 - 8/3, v = 1/4 + 2/9 + 1/4', () => {
    const { u, v } = logRank([eventTableOf([...rows('1 3', 'a'), ...rows('2 4', 'b')])])
    const found = oneStepHazardRatio(u[1]!, v[1]![1]!, 2)
    expect(answerOf(found.logHazardRatio)).toBeCloseTo(-12 / 13, 14)
    expect(answerOf(found.standardError)).toBeCloseTo(Math.sqrt(18 / 13), 14)
    expect(answerOf(found.hazardRatio)).toBeCloseTo(Math.exp(-12 / 13), 14)
    expect(answerOf(found.lower)).toBeCloseTo(Math.exp(-12 / 13 - 2 * Math.sqrt(18 / 13)), 14)
    expect(answerOf(found.upper)).toBeCloseTo(Math.exp(-12 / 13 + 2 * Math.sqrt(18 / 13)), 14)
  })

  it('turned round is its reciprocal', () => {
    const [one, other] = [oneStepHazardRatio(3, 4, 1.96), oneStepHazardRatio(-3, 4, 1.96)]
    expect(answerOf(one.hazardRatio)! * answerOf(other.hazardRatio)!).toBeCloseTo(1, 14)
    expect(answerOf(one.upper)! * answerOf(other.lower)!).toBeCloseTo(1, 14)
    expect(one.p).toEqual(other.p)
  })

  it('has no answer without variance', () => {
    expect(oneStepHazardRatio(0, 0, 1.96).hazardRatio).toEqual({
      known: false,
      reason: 'no event while two groups were at risk together',
    })
  })
})

describe('heterogeneity', () => {
  const effect = (estimate: number, variance = 1) => ({ estimate, variance })

  it('of 0 and 3 with variance 1 is Q = 4.5 and I² = 7/9, with limits in powers of 4.5', () => {
    const found = heterogeneity([effect(0), effect(3)], 1)
    expect(answerOf(found.mean)).toBeCloseTo(1.5, 14)
    expect(answerOf(found.q)).toBeCloseTo(4.5, 14)
    expect(found.df).toBe(1)
    expect(answerOf(found.iSquared)).toBeCloseTo(7 / 9, 14)
    // se(ln H) = ln 4.5 / (2 (3 - 1)), ln H = ln 4.5 / 2
    expect(answerOf(found.lower)).toBeCloseTo(1 - 4.5 ** -0.5, 14)
    expect(answerOf(found.upper)).toBeCloseTo(1 - 4.5 ** -1.5, 14)
  })

  it('weights by the inverse of the variance: 0 with 1 and 3 with 2 have the mean 1 and Q = 3', () => {
    const found = heterogeneity([effect(0, 1), effect(3, 2)], 1)
    expect(answerOf(found.mean)).toBeCloseTo(1, 14)
    expect(answerOf(found.q)).toBeCloseTo(1 + 4 / 2, 14)
  })

  it('of three alike is none, up to 1 - exp(-2 z / sqrt 3)', () => {
    const found = heterogeneity([effect(2), effect(2), effect(2)], 1.96)
    expect([found.q, found.iSquared, found.lower].map(answerOf)).toEqual([0, 0, 0])
    expect(answerOf(found.p)).toBe(1)
    expect(answerOf(found.upper)).toBeCloseTo(1 - Math.exp((-2 * 1.96) / Math.sqrt(3)), 14)
  })

  it('of four alike has se(ln H) = sqrt((1 - 1/12)/4), and of Q = k the same form', () => {
    const alike = heterogeneity([effect(2), effect(2), effect(2), effect(2)], 1.96)
    expect(answerOf(alike.upper)).toBeCloseTo(1 - Math.exp(-2 * 1.96 * Math.sqrt((1 - 1 / 12) / 4)), 14)
    const atK = heterogeneity([effect(-1, 2 / 3), effect(0, 2 / 3), effect(1, 2 / 3)], 1)
    expect([atK.q, atK.iSquared].map(answerOf)).toEqual([3, 1 / 3])
    expect(answerOf(atK.upper)).toBeCloseTo(1 - Math.exp(-Math.log(1.5) - 2 * Math.sqrt(1 / 3)), 14)
  })

  it('says why it has no answer', () => {
    const one = heterogeneity([effect(2)], 1.96)
    expect(answerOf(one.mean)).toBe(2)
    expect(one.q).toEqual({
      known: false,
      reason: 'heterogeneity needs at least two estimates, found one',
    })
    expect(heterogeneity([], 1.96).mean).toEqual({
      known: false,
      reason: 'heterogeneity needs at least two estimates, found none',
    })
    expect(heterogeneity([effect(0), effect(2)], 1.96).upper).toEqual({
      known: false,
      reason: 'no interval of I² for two estimates with Q of at most two',
    })
    expect(heterogeneity([effect(0), effect(1)], 1.96).lower).toEqual({
      known: false,
      reason: 'no interval of I² for two estimates with Q of at most two',
    })
  })

  for (const dataset of heterogeneityExpected.keys())
    it(`of ${dataset}, and its hazard ratios, are those by R's survdiff`, () => {
      expect(compareAll(heterogeneityCompared(dataset)).faults).toEqual([])
    })
})
