import { describe, expect, test } from 'vitest'
import {
  cumulativeIncidence,
  incidenceAt,
  incidenceLimits,
} from '../../statistics/competing-risks/cumulative-incidence.ts'
import { logRank } from '../../statistics/log-rank/log-rank.ts'
import { decimal, rational } from '../../statistics/numbers/rational.ts'
import { clopperPearson } from '../../statistics/proportions/clopper-pearson.ts'
import { compareSurvival, kaplanMeier, stepAt } from '../../statistics/survival/kaplan-meier.ts'
import { meanSurvival } from '../../statistics/survival/mean-survival.ts'
import { nelsonAalen } from '../../statistics/survival/nelson-aalen.ts'
import { personTimeRate } from '../../statistics/survival/person-time-rate.ts'
import { restrictedMean } from '../../statistics/survival/restricted-mean.ts'
import { reverseKaplanMeier } from '../../statistics/survival/reverse-kaplan-meier.ts'
import { conditionalSurvivalAt, survivalAt } from '../../statistics/survival/survival-at.ts'
import { survivalBand } from '../../statistics/survival/survival-band.ts'
import { survivalExactLimits } from '../../statistics/survival/survival-exact-limits.ts'
import { survivalQuantile } from '../../statistics/survival/survival-quantile.ts'
import { survivalQuantileInterval } from '../../statistics/survival/survival-quantile-interval.ts'
import { eventTableOf, type SubjectRow } from '../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../tools/conformance/oracle.ts'

/** Rows from "1 2+ 3": a plus is censored, a c after the time competes. */
const rowsOf = (text: string, group = 'all'): readonly SubjectRow[] =>
  text.split(' ').map((word) => ({
    time: Number.parseFloat(word),
    status: word.endsWith('+') ? 0 : word.endsWith('c') ? 2 : 1,
    group,
  }))

const curveOf = (text: string) => {
  const { times, groups } = eventTableOf(rowsOf(text))
  return kaplanMeier(times, groups[0]!)
}

describe('six rows: 1 2 2+ 3 4+ 5', () => {
  const curve = curveOf('1 2 2+ 3 4+ 5')

  test('survival falls to 5/6, 4/6, 4/9, 0', () => {
    expect([...curve.steps.time]).toEqual([1, 2, 3, 5])
    expect([...curve.steps.atRisk]).toEqual([6, 5, 3, 1])
    for (const [i, value] of [5 / 6, 4 / 6, 4 / 9, 0].entries()) {
      expect(curve.steps.survival[i]).toBeCloseTo(value, 15)
    }
  })

  test("Greenwood's sum is 1/30, 1/30 + 1/20, + 1/6, and does not exist with no subject at risk", () => {
    const sums = [1 / 30, 1 / 30 + 1 / 20, 1 / 30 + 1 / 20 + 1 / 6]
    for (const [i, value] of sums.entries()) expect(curve.steps.greenwood[i]).toBeCloseTo(value, 15)
    expect(curve.steps.greenwood).toHaveLength(3)
    expect(stepAt(curve.steps, 3).greenwood).toBeNull()
  })

  test('a landmark holds the last event time at or before it', () => {
    expect(survivalAt(curve, 0.5).survival).toEqual({ known: true, value: 1 })
    expect(answerOf(survivalAt(curve, 2.9).survival)).toBeCloseTo(4 / 6, 15)
    expect(answerOf(survivalAt(curve, 3).survival)).toBeCloseTo(4 / 9, 15)
    expect(answerOf(survivalAt(curve, 99).survival)).toBe(0)
    expect(survivalAt(curve, 99).standardError.known).toBe(false)
  })

  test('of those beyond 1, survival at 3 is 4/5 of 2/3, with the variance of 2 and 3 alone', () => {
    const found = conditionalSurvivalAt(curve, 1, 3)
    expect(answerOf(found.survival)).toBeCloseTo((4 / 5) * (2 / 3), 15)
    expect(found.greenwood).toBeCloseTo(1 / 20 + 1 / 6, 15)
    expect(answerOf(found.standardError)).toBeCloseTo((8 / 15) * Math.sqrt(13 / 60), 15)
    // nobody had the event between 3 and 4.5, and all of those beyond 4 have it at 5
    expect(conditionalSurvivalAt(curve, 3, 4.5).survival).toEqual({ known: true, value: 1 })
    expect(conditionalSurvivalAt(curve, 4, 5).survival).toEqual({ known: true, value: 0 })
    expect(conditionalSurvivalAt(curve, 4, 5).standardError.known).toBe(false)
    expect(conditionalSurvivalAt(curve, 5, 6).survival).toEqual({
      known: false,
      reason: 'no patient was followed beyond 5',
    })
    expect(conditionalSurvivalAt(curveOf('1 2+'), 1, 3).survival.known).toBe(false)
    expect(() => conditionalSurvivalAt(curve, 3, 2)).toThrow('expected s of at most 2, found 3')
  })

  test('the mean is the area, 1 + 5/6 + 4/6 + 2(4/9), with the error of the areas to the right', () => {
    const mean = meanSurvival(curve)
    expect(answerOf(mean.mean)).toBeCloseTo(1 + 5 / 6 + 4 / 6 + 8 / 9, 14)
    const areas = [5 / 6 + 4 / 6 + 8 / 9, 4 / 6 + 8 / 9, 8 / 9]
    const variance = areas[0]! ** 2 / 30 + areas[1]! ** 2 / 20 + areas[2]! ** 2 / 6
    expect(answerOf(mean.standardError)).toBeCloseTo(Math.sqrt(variance), 14)
    expect(answerOf(mean.lower)).toBeCloseTo(1 + 5 / 6 + 4 / 6 + 8 / 9 - 1.96 * Math.sqrt(variance), 14)
    expect(mean.isLimited).toBe(false)
  })

  test('the median is 3 by every rule, since no flat is at one half', () => {
    for (const rule of ['first-at-or-below', 'r-middle', 'r-print', 'sas'] as const) {
      expect(survivalQuantile(curve, 0.5, rule)).toEqual({ known: true, value: 3 })
    }
  })

  test('the SPSS density interval: u = 2, l = 3, f = 2/9, SE = se(S(3))/f', () => {
    const se = ((4 / 9) * Math.sqrt(1 / 30 + 1 / 20 + 1 / 6)) / (4 / 6 - 4 / 9)
    const found = survivalQuantileInterval(curve, 0.5, { kind: 'spss-density' })
    expect(answerOf(found.se)).toBeCloseTo(se, 14)
    expect(answerOf(found.lower)).toBeCloseTo(3 - 1.96 * se, 14)
    expect(answerOf(found.upper)).toBeCloseTo(3 + 1.96 * se, 14)
  })

  test('the cumulative hazard adds 1/6, 1/5, 1/3, 1', () => {
    const { times, groups } = eventTableOf(rowsOf('1 2 2+ 3 4+ 5'))
    const hazard = nelsonAalen(times, groups[0]!)
    expect(hazard.steps.at(-1)!.hazard).toBeCloseTo(1 / 6 + 1 / 5 + 1 / 3 + 1, 14)
    expect(hazard.steps.at(-1)!.variance).toBeCloseTo(1 / 36 + 1 / 25 + 1 / 9 + 1, 14)
  })

  test('follow-up: the event at 2 comes before the censoring at 2', () => {
    const { times, groups } = eventTableOf(rowsOf('1 2 2+ 3 4+ 5'))
    const first = reverseKaplanMeier(times, groups[0]!, 'events-first')
    expect([...first.steps.survival]).toEqual([3 / 4, (3 / 4) * (1 / 2)])
    const swapped = reverseKaplanMeier(times, groups[0]!, 'swapped-status')
    expect(swapped.steps.survival[0]).toBeCloseTo(4 / 5, 15)
  })

  test('4 events in 17 units of time', () => {
    const { times, groups } = eventTableOf(rowsOf('1 2 2+ 3 4+ 5'))
    const rate = personTimeRate(times, groups[0]!, 0.95)
    expect([rate.events, rate.personTime, answerOf(rate.rate)]).toEqual([4, 17, 4 / 17])
  })
})

describe('survival at exactly one half', () => {
  test('a flat is found where doubles miss it', () => {
    // 6/7 * 5/6 * 7/10 = 1/2 only in whole numbers.
    const steps = {
      length: 4,
      time: Float64Array.of(1, 2, 3, 5),
      atRisk: Uint32Array.of(49, 42, 10, 4),
      events: Uint32Array.of(7, 7, 3, 1),
      survival: Float64Array.of(
        42 / 49,
        (42 / 49) * (35 / 42),
        (42 / 49) * (35 / 42) * (7 / 10) + 1e-16,
        0.375,
      ),
      greenwood: new Float64Array(4).fill(0.1),
    }
    const curve = { n: 49, events: 18, lastTime: 9, steps }
    expect(compareSurvival(curve, 2, rational(1, 2))).toBe(0)
    expect(survivalQuantile(curve, 0.5, 'r-middle')).toEqual({ known: true, value: 4 })
    expect(compareSurvival(curve, 2, decimal(0.5000000001))).toBe(-1)
    expect(compareSurvival(curve, 2, decimal(0.4999999999))).toBe(1)
  })

  test('is the middle of the flat for R and SAS, its beginning for SPSS', () => {
    const curve = curveOf('1 2 4 7')
    expect(answerOf(survivalQuantile(curve, 0.5, 'r-middle'))).toBe(3)
    expect(answerOf(survivalQuantile(curve, 0.5, 'sas'))).toBe(3)
    expect(answerOf(survivalQuantile(curve, 0.5, 'first-at-or-below'))).toBe(2)
  })

  test('a curve that ends flat there: R quantile, R print and SAS differ', () => {
    const curve = curveOf('1 2 4+ 7+')
    expect(answerOf(survivalQuantile(curve, 0.5, 'r-middle'))).toBe(4.5)
    expect(answerOf(survivalQuantile(curve, 0.5, 'r-print'))).toBe(2)
    expect(survivalQuantile(curve, 0.5, 'sas').known).toBe(false)
  })
})

describe('what does not exist says why', () => {
  const reason = (answer: { known: boolean; reason?: string }) => answer.reason

  test('survival beyond the last time, unless it is 0', () => {
    expect(reason(survivalAt(curveOf('1 3+'), 4).survival)).toBe('no patient was followed beyond 3')
    expect(reason(restrictedMean(curveOf('1 3+ 3+'), 10).mean)).toBe('no patient was followed beyond 3')
    expect(answerOf(restrictedMean(curveOf('1 3'), 10).mean)).toBe(2)
  })

  test('limits before any event and after the last', () => {
    expect(reason(survivalBand('log-log', 1, 0, 1.96, 'r').lower)).toBe('no event yet')
    expect(reason(survivalBand('log', 0, null, 1.96, 'r').lower)).toBe('survival is zero')
    expect(answerOf(survivalBand('log', 1, 0, 1.96, 'r').lower)).toBe(1)
    expect(reason(survivalBand('log', 1, 0, 1.96, 'reason').lower)).toBe('no event yet')
  })

  test('the SPSS interval above the first event time, below the last, and with no subject at risk', () => {
    const lower = (text: string) =>
      reason(survivalQuantileInterval(curveOf(text), 0.5, { kind: 'spss-density' }).lower)
    expect(lower('1 1 1 2')).toBe('no event time has survival 0.05 or more above the quantile')
    expect(lower('1 2 3+ 4+')).toBe('survival never falls 0.05 below the quantile')
    expect(lower('1 2+ 3')).toBe('survival is zero at the quantile')
    expect(lower('1 2+ 3+')).toBe('the quantile is not reached')
  })

  test('a log-rank test of groups never at risk together', () => {
    const rows = [
      { entry: 0, time: 2, status: 1, group: 'a' },
      { entry: 5, time: 7, status: 1, group: 'b' },
    ]
    const found = logRank([eventTableOf(rows)])
    expect(found.chiSquare.known).toBe(false)
    expect(found.untested).toEqual(['a', 'b'])
  })
})

test('exact limits of survival are those of a proportion, until the first censoring', () => {
  const { times, groups } = eventTableOf(rowsOf('1 2 2+ 3 4+ 5'))
  expect(survivalExactLimits(times, groups[0]!, 2, 0.9)).toEqual(clopperPearson(4, 6, 0.9))
  expect(survivalExactLimits(times, groups[0]!, 3, 0.9).lower.known).toBe(false)
})

test('cumulative incidence of 1 2c 3+ 4: 1/4, then 1/4 + 1/2, the other cause 1/4', () => {
  const { times, groups } = eventTableOf(rowsOf('1 2c 3+ 4'))
  const [own, other] = cumulativeIncidence(times, groups[0]!, 'aalen')
  expect(own!.steps.map((step) => step.incidence)).toEqual([1 / 4, 3 / 4])
  expect(answerOf(incidenceAt(other!, 10).incidence)).toBe(1 / 4)
  const limits = incidenceLimits('log-log', 0.25, 0.1, 2)
  expect(answerOf(limits.lower)).toBeCloseTo(0.25 ** Math.exp((2 * 0.1) / (0.25 * Math.log(4))), 14)
})

test('late entry takes the time before it off the time under observation', () => {
  const { times, groups } = eventTableOf([
    { entry: 2, time: 5, status: 1 },
    { entry: 0, time: 4, status: 0 },
    { entry: 1, time: 3, status: 2 },
  ])
  const rate = personTimeRate(times, groups[0]!, 0.95)
  expect([rate.events, rate.personTime]).toEqual([1, 3 + 4 + 2])
})

test('those who leave by a competing event are gone before a censoring at the same time', () => {
  const { times, groups } = eventTableOf(rowsOf('2 2c 2+ 5+'))
  expect(reverseKaplanMeier(times, groups[0]!, 'events-first').steps.survival[0]).toBe(1 / 2)
  expect(reverseKaplanMeier(times, groups[0]!, 'swapped-status').steps.survival[0]).toBe(3 / 4)
})
