import { describe, expect, test } from 'vitest'
import { logRank } from '../../statistics/log-rank/log-rank.ts'
import { mannWhitney } from '../../statistics/ranks/mann-whitney.ts'
import { kaplanMeier } from '../../statistics/survival/kaplan-meier.ts'
import { survivalQuantile } from '../../statistics/survival/survival-quantile.ts'
import { survivalQuantileInterval } from '../../statistics/survival/survival-quantile-interval.ts'
import { eventTableOf } from '../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../tools/conformance/oracle.ts'
import { valueCountsOf } from '../../tools/conformance/value-counts-of.ts'

const curveOf = (text: string) => {
  const { times, groups } = eventTableOf(
    text.split(' ').map((word) => ({ time: Number.parseFloat(word), status: word.endsWith('+') ? 0 : 1 })),
  )
  return kaplanMeier(times, groups[0]!)
}
const NOBODY = kaplanMeier([], {
  name: '',
  entered: [],
  atRisk: [],
  events: [],
  competing: [],
  censored: [],
})
const reason = (text: string) => ({ known: false, reason: text })

describe('Mann-Whitney', () => {
  test('asks for two groups that are not empty', () => {
    expect(() => mannWhitney(valueCountsOf({ a: [1] }), 'exact')).toThrow('expected 2 groups, found 1')
    for (const samples of [
      { a: [1, 2], b: [] },
      { a: [], b: [1, 2] },
    ])
      for (const method of ['exact', 'asymptotic'] as const)
        expect(mannWhitney(valueCountsOf(samples), method)).toMatchObject({
          u: [0, 0],
          z: reason('a group is empty'),
          p: reason('a group is empty'),
        })
  })

  test('says why there is no Z: one value, or an exact law', () => {
    const same = mannWhitney(valueCountsOf({ a: [1, 1], b: [1] }), 'asymptotic')
    expect([same.z, same.p]).toEqual([reason('all values are the same'), reason('all values are the same')])
    const exact = mannWhitney(valueCountsOf({ a: [1, 2], b: [3] }), 'exact')
    expect(exact.z).toEqual(reason('the exact method has no Z'))
    expect(answerOf(exact.p)).toBeCloseTo(2 / 3, 15)
  })

  test('does not count laws that would take minutes', () => {
    const sample = (from: number) => Array.from({ length: 1500 }, (_, i) => from + 2 * i)
    const found = mannWhitney(valueCountsOf({ a: sample(0), b: sample(1) }), 'exact')
    expect(found.p).toEqual(reason('too many patients for the exact null distribution'))
  })

  test('doubled differs from distance where the law is not symmetric: 1 1 | 1 2 3 has sums 3 (2/10 ...)', () => {
    // ranks 2 2 | 2 4 5: pairs of two of five: sums 4 (3 of 10), 6 (3), 7 (3), 9 (1); mean 6; observed 4
    const data = valueCountsOf({ a: [1, 1], b: [1, 2, 3] })
    expect(answerOf(mannWhitney(data, 'exact').p)).toBeCloseTo(4 / 10, 15)
    expect(answerOf(mannWhitney(data, 'exact', 'doubled').p)).toBeCloseTo(6 / 10, 15)
  })
})

describe('quantiles', () => {
  test('say why there is none', () => {
    expect(survivalQuantile(curveOf('1 2+ 3+ 4+'), 0.5, 'first-at-or-below')).toEqual(
      reason('survival stays above 0.5'),
    )
    expect(survivalQuantile(curveOf('1 2+ 3+ 4+'), 0.75, 'r-middle')).toEqual(
      reason('survival stays above 0.25'),
    )
    expect(survivalQuantile(NOBODY, 0.5, 'sas')).toEqual(reason('no patients entered'))
    expect(survivalQuantile(curveOf('1 2 3+ 4+'), 0.5, 'sas')).toEqual(
      reason('survival stays at exactly 0.5 from 2 on'),
    )
  })

  test('the density interval of 1 2 3 4 5 6 7 8 about 4: u is 3 at 5/8, l is 5 at 3/8', () => {
    // f = (5/8 - 3/8)/2 = 1/8; se(S(4)) = sqrt(1/2 1/2 /8); SE = 8 se = sqrt(2)
    const found = survivalQuantileInterval(curveOf('1 2 3 4 5 6 7 8'), 0.5, { kind: 'spss-density' })
    expect(answerOf(found.se)).toBeCloseTo(Math.SQRT2, 14)
    expect(answerOf(found.lower)).toBeCloseTo(4 - 1.96 * Math.SQRT2, 14)
    expect(answerOf(found.upper)).toBeCloseTo(4 + 1.96 * Math.SQRT2, 14)
  })

  test('the density interval takes ends at exactly 0.45 and 0.55', () => {
    // 20 rows, one event each: S(9) = 0.55, S(10) = 0.5, S(11) = 0.45; f = 0.1/2, se(S) = sqrt(1/80)
    const curve = curveOf(Array.from({ length: 20 }, (_, i) => i + 1).join(' '))
    const found = survivalQuantileInterval(curve, 0.5, { kind: 'spss-density' })
    expect(answerOf(found.se)).toBeCloseTo(Math.sqrt(1 / 80) / 0.05, 12)
  })

  test('an inverted band has no standard error, and says where it stays above', () => {
    const rule = { kind: 'inverted-band', band: 'plain', z: 1.96 } as const
    const found = survivalQuantileInterval(curveOf('1 2 3 4+ 5+ 6+'), 0.5, rule)
    expect(found.se).toEqual(reason('the rule has no standard error'))
    expect(found.upper).toEqual(reason('the upper limit of survival stays above the quantile'))
    expect(found.lower).toEqual({ known: true, value: 2 })
  })

  /*
   * A band's end within 1.5e-8 of the level counts as equal: the middle of its flat is taken. With z = 0 the band of
   * plain limits is the curve itself: 1/2 exactly from 2 to 3 of 1 2 3 4, and from 2 on of 1 2 3+ 4+.
   */
  test('an end at the level is a flat: its middle, or where the curve ends there its rule', () => {
    const at = (text: string, ends?: 'r-middle' | 'r-print') => {
      const rule = { kind: 'inverted-band', band: 'plain', z: 0, ...(ends ? { ends } : {}) } as const
      return answerOf(survivalQuantileInterval(curveOf(text), 0.5, rule).lower)
    }
    expect(at('1 2 3 4')).toBe(2.5)
    expect(at('1 2 3 4', 'r-print')).toBe(2.5)
    expect(at('1 2 3+ 4+')).toBe(3)
    expect(at('1 2 3+ 4+', 'r-middle')).toBe(3)
    expect(at('1 2 3+ 4+', 'r-print')).toBe(2)
    expect(at('1 2 4 5 6')).toBe(4)
  })
})

describe('Kaplan-Meier and log-rank', () => {
  test('count the subjects that entered and those with the event, and the last time is that of a patient', () => {
    const curve = curveOf('1 1 2+ 3')
    expect([curve.n, curve.events, curve.lastTime]).toEqual([4, 3, 3])
    const { times, groups } = eventTableOf([
      { time: 1, status: 1, group: 'a' },
      { time: 9, status: 1, group: 'b' },
    ])
    expect(kaplanMeier(times, groups[0]!).lastTime).toBe(1)
  })

  test('refuse more events than subjects at risk', () => {
    const group = { name: 'a', entered: [1], atRisk: [1], events: [2], competing: [], censored: [0] }
    expect(() => kaplanMeier([3], group)).toThrow('expected at most 1 events at 3, found 2')
  })

  test('say which groups were never at risk together', () => {
    const table = eventTableOf([
      { entry: 0, time: 1, status: 1, group: 'a' },
      { entry: 2, time: 3, status: 1, group: 'b' },
    ])
    expect(logRank([table]).p).toEqual(reason('no event while two groups were at risk together'))
  })
})
