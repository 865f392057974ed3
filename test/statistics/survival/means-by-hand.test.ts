import { describe, expect, test } from 'vitest'
import { moments } from '../../../statistics/numbers/moments.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import { meanSurvival } from '../../../statistics/survival/mean-survival.ts'
import { hazardAt, nelsonAalen } from '../../../statistics/survival/nelson-aalen.ts'
import {
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanRatio,
} from '../../../statistics/survival/restricted-mean.ts'
import { survivalAt } from '../../../statistics/survival/survival-at.ts'
import { survivalBand } from '../../../statistics/survival/survival-band.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const reason = (text: string) => ({ known: false, reason: text })

/** Rows from "1 2+ 3c": a plus is censored, a c competes. */
const tableOf = (text: string) =>
  eventTableOf(
    text.split(' ').map((word) => ({
      time: Number.parseFloat(word),
      status: word.endsWith('+') ? 0 : word.endsWith('c') ? 2 : 1,
    })),
  )
const curveOf = (text: string) => {
  const { times, groups } = tableOf(text)
  return kaplanMeier(times, groups[0]!)
}
const hazardOf = (text: string, ties?: 'fleming-harrington') => {
  const { times, groups } = tableOf(text)
  return nelsonAalen(times, groups[0]!, ties)
}
const NOBODY = kaplanMeier([], { name: '', entered: [], atRisk: [], events: [], competing: [], censored: [] })

describe('moments', () => {
  test('of 3 3 3 7 among absent values: mean 4, variance (3 + 9)/3', () => {
    const found = moments([-5, 3, 7, 90], [0, 3, 1, 0])
    expect(found.n).toBe(4)
    expect([found.sum, found.mean, found.standardDeviation, found.min, found.max].map(answerOf)).toEqual([
      16, 4, 2, 3, 7,
    ])
  })

  test('of one value have no standard deviation, of none nothing', () => {
    const one = moments([6], [1])
    expect([one.n, answerOf(one.mean)]).toEqual([1, 6])
    expect(one.standardDeviation).toEqual(reason('only one value'))
    const none = reason('no values')
    expect(moments([6], [0])).toEqual({
      ...{ n: 0, sum: none, mean: none, standardDeviation: none },
      ...{ min: none, max: none },
    })
  })

  test('lose no 1 added to 10^16, whichever of the two comes first', () => {
    expect(answerOf(moments([-1e16, 1, 1e16], [1, 1, 1]).sum)).toBe(1)
    // 2 10^16 + 3 lies between the doubles 2 10^16 and 2 10^16 + 4
    expect(answerOf(moments([1, 1e16, 1e16 + 2], [1, 1, 1]).sum)).toBe(2e16 + 4)
    expect(answerOf(moments([-3, 1, 2], [1, 1, 1]).sum)).toBe(0)
  })

  test('far from 0 keep the standard deviation of the distances', () => {
    const far = [1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.4]
    const [near, distant] = [far.map((value) => value - far[0]!), far].map((values) =>
      answerOf(moments(values, [1, 1, 1]).standardDeviation),
    )
    expect(distant).toBeCloseTo(near!, 12)
  })

  test('of 10^9 and 10^9 + 2 are as far apart as those of 0 and 2', () => {
    expect(answerOf(moments([1e9, 1e9 + 2], [1, 1]).standardDeviation)).toBeCloseTo(Math.SQRT2, 14)
  })
})

describe('mean survival', () => {
  test('is limited to the last time if its subject was censored, or there was no event', () => {
    const found = meanSurvival(curveOf('1 3+'))
    expect(found.isLimited).toBe(true)
    // 1 + 2/2, SE^2 = 1^2 1/(2 1)
    expect(answerOf(found.mean)).toBeCloseTo(2, 14)
    expect(answerOf(found.upper)).toBeCloseTo(2 + 1.96 * Math.SQRT1_2, 14)
    expect(answerOf(found.lower)).toBeCloseTo(2 - 1.96 * Math.SQRT1_2, 14)
    const without = meanSurvival(curveOf('2+ 5+'))
    expect([without.isLimited, answerOf(without.mean), answerOf(without.standardError)]).toEqual([true, 5, 0])
  })

  test('of an empty group has no answer', () => {
    const none = reason('no patients entered')
    expect(meanSurvival(NOBODY)).toEqual({
      ...{ mean: none, standardError: none, lower: none, upper: none },
      isLimited: false,
    })
  })
})

describe('the cumulative hazard', () => {
  test('of 1 2 2 4+ is 1/4, then 1/4 + 2/3, or with ties one by one 1/4 + 1/3 + 1/2', () => {
    const [plain, split] = [hazardOf('1 2 2 4+'), hazardOf('1 2 2 4+', 'fleming-harrington')]
    expect(plain.steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [1, 4, 1],
      [2, 3, 2],
    ])
    expect(answerOf(hazardAt(plain, 3).hazard)).toBeCloseTo(1 / 4 + 2 / 3, 14)
    expect(answerOf(hazardAt(plain, 3).standardError)).toBeCloseTo(Math.sqrt(1 / 16 + 2 / 9), 14)
    expect(answerOf(hazardAt(split, 3).hazard)).toBeCloseTo(1 / 4 + 1 / 3 + 1 / 2, 14)
    expect(answerOf(hazardAt(split, 4).standardError)).toBeCloseTo(Math.sqrt(1 / 16 + 1 / 9 + 1 / 4), 14)
  })

  test('is 0 before the first event, and has no answer after the longest follow-up', () => {
    const curve = hazardOf('2 3 4+')
    expect([hazardAt(curve, 1).hazard, hazardAt(curve, 1).standardError].map(answerOf)).toEqual([0, 0])
    const beyond = reason('no patient was followed beyond 4')
    expect(hazardAt(curve, 4.5)).toEqual({ hazard: beyond, standardError: beyond })
    const nobody = reason('no patients entered')
    expect(hazardAt({ n: 0, lastTime: 0, steps: [] }, 0)).toEqual({ hazard: nobody, standardError: nobody })
  })

  test('extends to the last exit of any kind: an event, a censoring, a competing event', () => {
    for (const [text, last] of [
      ['1 3', 3],
      ['1 4+', 4],
      ['1 5c', 5],
      ['1 5 5c 5+', 5],
    ] as const)
      expect([hazardOf(text).lastTime, hazardOf(text).n]).toEqual([last, text.split(' ').length])
    const { times, groups } = eventTableOf([
      { time: 1, status: 1, group: 'a' },
      { time: 9, status: 1, group: 'b' },
    ])
    expect(nelsonAalen(times, groups[0]!).lastTime).toBe(1)
  })
})

describe('a restricted mean', () => {
  const [a, b] = [restrictedMean(curveOf('1 3+'), 2), restrictedMean(curveOf('2+ 3+'), 2)]

  test('needs a valid time, and a subject followed up to it', () => {
    for (const tau of [0, -1, Number.POSITIVE_INFINITY])
      expect(() => restrictedMean(curveOf('1 3+'), tau)).toThrow(
        `restrictedMean: expected tau > 0, found ${tau}`,
      )
    const none = reason('no patients entered')
    expect(restrictedMean(NOBODY, 2)).toEqual({ mean: none, variance: none })
    const beyond = reason('no patient was followed beyond 3')
    expect(restrictedMean(curveOf('2+ 3+'), 4)).toEqual({ mean: beyond, variance: beyond })
    expect(answerOf(b.mean)).toBe(2)
  })

  test('ends at tau, at which an event adds nothing any more', () => {
    const found = restrictedMean(curveOf('1 2 4+'), 2)
    expect(answerOf(found.mean)).toBeCloseTo(1 + 2 / 3, 14)
    // from 1 on the area 2/3: (2/3)^2 1/(3 2)
    expect(answerOf(found.variance)).toBeCloseTo(4 / 54, 14)
  })

  test('1.5 against 2: difference and ratio with z', () => {
    // variance of the first: (1/2)^2 1/(2 1) = 1/8, of the other 0
    const difference = restrictedMeanDifference(a, b, 1)
    expect(answerOf(difference.z)).toBeCloseTo(-0.5 / Math.sqrt(1 / 8), 14)
    expect(answerOf(difference.lower)).toBeCloseTo(-0.5 - Math.sqrt(1 / 8), 14)
    const ratio = restrictedMeanRatio(a, b, 1)
    expect(answerOf(ratio.estimate)).toBeCloseTo(0.75, 14)
    expect(answerOf(ratio.standardError)).toBeCloseTo(Math.sqrt(1 / 18), 14)
    expect(answerOf(ratio.z)).toBeCloseTo(Math.log(0.75) * Math.sqrt(18), 14)
    expect(answerOf(ratio.lower)).toBeCloseTo(0.75 * Math.exp(-Math.sqrt(1 / 18)), 14)
  })

  test('that is unknown leaves its reason to every contrast; one without variance has no z', () => {
    const gone = restrictedMean(curveOf('1+ 1+'), 2)
    const none = reason('no patient was followed beyond 1')
    const nothing = { estimate: none, standardError: none, lower: none, upper: none, z: none }
    for (const contrast of [restrictedMeanDifference, restrictedMeanRatio]) {
      expect(contrast(gone, a, 1)).toEqual(nothing)
      expect(contrast(a, gone, 1)).toEqual(nothing)
      expect(contrast(b, b, 1).z).toEqual(reason('the standard error is zero'))
    }
    const zero = { mean: { known: true, value: 0 }, variance: { known: true, value: 0 } } as const
    const one = { mean: { known: true, value: 1 }, variance: { known: true, value: 0 } } as const
    for (const [p, q] of [
      [zero, one],
      [one, zero],
    ] as const)
      expect(restrictedMeanRatio(p, q, 1).estimate).toEqual(reason('a mean of 0 has no ratio'))
  })
})

describe('survival at a time', () => {
  test('of an empty group has no answer; with no subject at risk it is 0 without a standard error', () => {
    const none = reason('no patients entered')
    expect(survivalAt(NOBODY, 0)).toEqual({
      ...{ survival: none, standardError: none },
      ...{ greenwood: null, step: -1 },
    })
    expect(survivalAt(curveOf('1 2'), 5)).toEqual({
      ...{ survival: { known: true, value: 0 }, standardError: reason('survival is zero') },
      ...{ greenwood: null, step: 1 },
    })
  })

  test('is from 0 to 1, or has no band', () => {
    for (const survival of [-0.1, 1.1, Number.NaN])
      expect(() => survivalBand('plain', survival, 0.1, 1.96, 'reason')).toThrow(
        `survivalBand: expected survival from 0 to 1, found ${survival}`,
      )
    expect(survivalBand('arcsine', 0.5, 100, 1.96, 'reason').upper).toEqual({ known: true, value: 1 })
  })
})
