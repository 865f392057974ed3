import { describe, expect, test } from 'vitest'
import {
  coxAkaike,
  coxContrastTest,
  coxNestedTest,
  withoutColumns,
} from '../../../statistics/cox/cox-nested-tests.ts'
import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { type CoxData, coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { coxBaseline, coxSurvivalAt } from '../../../statistics/cox/cox-survival.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

/** Rows of a covariate pattern; the covariates by its name. */
const dataOf = (
  rows: readonly (readonly [time: number, status: number, group: string])[],
  covariates: Readonly<Record<string, readonly number[]>>,
): CoxData => ({
  strata: [
    coxStratum(
      eventTableOf(rows.map(([time, status, group]) => ({ entry: 0, time, status, group, stratum: '' }))),
    ),
  ],
  covariates: new Map(Object.entries(covariates)),
})

/** Six patients: a dies at 1 and 5, b at 2, 3 (censored), 4 and 6. */
const six = dataOf(
  [
    [1, 1, 'a'],
    [2, 1, 'b'],
    [3, 0, 'b'],
    [4, 1, 'b'],
    [5, 1, 'a'],
    [6, 1, 'b'],
  ],
  { a: [1], b: [0] },
)

describe('survival by a Cox model of six patients', () => {
  // at b = ln 2 a patient of a counts twice: at risk 2 + 2 + 4 = 8, then 6, 4 at t = 4, 3 at t = 5, 1 at t = 6
  const baseline = coxBaseline(six, 'efron', [Math.log(2)])

  test('has the hazard 1/8, 1/6, 1/4, 1/3, 1 at its event times', () => {
    const steps = [1 / 8, 1 / 6, 1 / 4, 1 / 3, 1]
    expect(baseline.times).toEqual([1, 2, 4, 5, 6])
    let [hazard, variance] = [0, 0]
    steps.forEach((step, i) => {
      hazard += step
      variance += step * step
      expect(baseline.hazard[i]).toBeCloseTo(hazard, 14)
      expect(baseline.variance[i]).toBeCloseTo(variance, 14)
    })
    // the share of a in the weights: 4/8, 2/6, 2/4, 2/3, 0
    expect(baseline.meanHazard[3]![0]).toBeCloseTo(1 / 16 + 1 / 18 + 1 / 8 + 2 / 9, 14)
    expect(baseline.meanHazard[4]![0]).toBeCloseTo(1 / 16 + 1 / 18 + 1 / 8 + 2 / 9, 14)
  })

  const b = [Math.log(2)]
  test('is exp(-H) of b and exp(-2 H) of a, with the variance of the hazard and of the coefficient', () => {
    const hazard = 1 / 8 + 1 / 6
    const ofB = coxSurvivalAt(baseline, b, [[0.5]], [{ x: [0], weight: 1 }], 3)
    expect(ofB.survival).toBeCloseTo(Math.exp(-hazard), 14)
    const mean = 1 / 16 + 1 / 18
    const variance = 1 / 64 + 1 / 36
    expect(ofB.logVariance).toBeCloseTo(variance + 0.5 * mean * mean, 14)
    const ofA = coxSurvivalAt(baseline, b, [[0.5]], [{ x: [1], weight: 7 }], 2)
    expect(ofA.survival).toBeCloseTo(Math.exp(-2 * hazard), 14)
    expect(ofA.logVariance).toBeCloseTo(4 * (variance + 0.5 * (hazard - mean) * (hazard - mean)), 14)
  })

  test('of two of a and four of b is the mean of their curves', () => {
    const targets = [
      { x: [1], weight: 2 },
      { x: [0], weight: 4 },
    ]
    const hazard = 1 / 8
    const [a, c] = [Math.exp(-2 * hazard), Math.exp(-hazard)]
    const { survival, logVariance } = coxSurvivalAt(baseline, b, [[0.5]], targets, 1.5)
    expect(survival).toBeCloseTo((2 * a + 4 * c) / 6, 14)
    const slope = (2 * a * 2 + 4 * c) / 6
    const gradient = (2 * a * 2 * (hazard - 1 / 16) - (4 * c * 1) / 16) / 6
    expect(logVariance! * survival * survival).toBeCloseTo(
      (slope * slope) / 64 + 0.5 * gradient * gradient,
      14,
    )
  })

  test('is 1 without variance before the first event, and exactly at it has stepped down', () => {
    const at = (time: number) => coxSurvivalAt(baseline, b, [[0.5]], [{ x: [0], weight: 1 }], time)
    expect(at(0.99)).toEqual({ survival: 1, logVariance: 0 })
    expect(at(1).survival).toBeCloseTo(Math.exp(-1 / 8), 14)
    expect(at(99).survival).toBeCloseTo(Math.exp(-(1 / 8 + 1 / 6 + 1 / 4 + 1 / 3 + 1)), 14)
  })

  test('that is too small for a double is 0, without a variance', () => {
    expect(coxSurvivalAt(baseline, [1], [[1]], [{ x: [9], weight: 1 }], 6)).toEqual({
      survival: 0,
      logVariance: null,
    })
  })

  test('shares the risk set among tied events by Efron, and not by Breslow', () => {
    const tied = dataOf(
      [
        [1, 1, 'a'],
        [1, 1, 'b'],
        [2, 1, 'b'],
      ],
      { a: [1], b: [0] },
    )
    // weights 2 + 1 + 1; of the second event 4 - 3/2
    const efron = coxBaseline(tied, 'efron', [Math.log(2)])
    expect(efron.hazard[0]).toBeCloseTo(1 / 4 + 1 / 2.5, 14)
    expect(efron.variance[0]).toBeCloseTo(1 / 16 + 1 / 6.25, 14)
    expect(efron.meanHazard[0]![0]).toBeCloseTo(2 / 16 + 1 / 6.25, 14)
    const breslow = coxBaseline(tied, 'breslow', [Math.log(2)])
    expect(breslow.hazard[0]).toBeCloseTo(2 / 4, 14)
    expect(breslow.variance[0]).toBeCloseTo(2 / 16, 14)
    expect(breslow.meanHazard[0]![0]).toBeCloseTo((2 / 4) * (2 / 4), 14)
  })

  test('needs one stratum', () => {
    expect(() => coxBaseline({ ...six, strata: [...six.strata, ...six.strata] }, 'efron', [0])).toThrow(
      'coxBaseline: expected one stratum, found 2',
    )
    expect(() => coxBaseline({ ...six, strata: [] }, 'efron', [0])).toThrow('found 0')
  })

  test('does not depend on the origin of the covariate', () => {
    const moved: CoxData = {
      ...six,
      covariates: new Map([
        ['a', [1001]],
        ['b', [1000]],
      ]),
    }
    const there = coxBaseline(moved, 'efron', b)
    expect(coxSurvivalAt(there, b, [[0.5]], [{ x: [1001], weight: 1 }], 4)).toEqual(
      coxSurvivalAt(baseline, b, [[0.5]], [{ x: [1], weight: 1 }], 4),
    )
  })
})

describe('tests of the terms of a Cox model', () => {
  /** Two columns, of which the second has no effect on six patients and their mirror image. */
  const two = dataOf(
    [
      [1, 1, 'ax'],
      [1, 1, 'ay'],
      [2, 1, 'bx'],
      [2, 1, 'by'],
      [3, 1, 'ax'],
      [3, 1, 'ay'],
      [4, 1, 'bx'],
      [4, 1, 'by'],
    ],
    { ax: [1, 0], ay: [1, 1], bx: [0, 0], by: [0, 1] },
  )
  const fit = coxRegression(two, 'breslow', 1.96)

  test('of one column are the square of its z and the likelihood ratio of the model without it', () => {
    const first = coxContrastTest(fit, [[1, 0]])
    expect(answerOf(first.chiSquare)).toBeCloseTo(answerOf(fit.coefficients[0]!.z)! ** 2, 12)
    expect(first.df).toBe(1)
    expect(answerOf(first.p)).toBeCloseTo(answerOf(fit.coefficients[0]!.p)!, 12)
    const second = coxNestedTest(fit, coxRegression(withoutColumns(two, [1]), 'breslow', 1.96))
    expect(answerOf(second.chiSquare)).toBeCloseTo(0, 12)
    expect(second.df).toBe(1)
    expect(answerOf(second.p)).toBeCloseTo(1, 5)
  })

  test('of all columns are those of the model', () => {
    const wald = coxContrastTest(fit, [
      [1, 0],
      [0, 1],
    ])
    expect(answerOf(wald.chiSquare)).toBeCloseTo(answerOf(fit.wald.chiSquare)!, 12)
    expect(coxNestedTest(fit, null)).toEqual(fit.likelihoodRatio)
  })

  test('of contrasts that say the same twice count it once', () => {
    const once = coxContrastTest(fit, [[1, -1]])
    const twice = coxContrastTest(fit, [
      [1, -1],
      [-2, 2],
    ])
    expect([once.df, twice.df]).toEqual([1, 1])
    expect(answerOf(twice.chiSquare)).toBeCloseTo(answerOf(once.chiSquare)!, 12)
  })

  test('have no answer without contrasts and without a further coefficient', () => {
    const reason = { known: false, reason: 'no coefficient to test' }
    expect(coxContrastTest(fit, [])).toEqual({ chiSquare: reason, df: 0, p: reason })
    expect(coxNestedTest(fit, fit)).toEqual({ chiSquare: reason, df: 0, p: reason })
  })

  test('under a monotone likelihood: none by Wald, the limit by the likelihood ratio', () => {
    const apart = dataOf(
      [
        [1, 1, 'a'],
        [2, 1, 'a'],
        [3, 0, 'b'],
        [4, 0, 'b'],
      ],
      { a: [1], b: [0] },
    )
    const monotone = coxRegression(apart, 'efron', 1.96)
    const wald = coxContrastTest(monotone, [[1]])
    expect(wald.chiSquare).toEqual({
      known: false,
      reason: 'monotone likelihood: a hazard ratio is 0 or infinite',
    })
    expect(wald.df).toBe(1)
    // L(0) = 1/4 1/3, at the limit 1/2 1
    expect(answerOf(coxNestedTest(monotone, null).chiSquare)).toBeCloseTo(2 * Math.log(6), 8)
    expect(answerOf(coxAkaike(monotone))).toBeCloseTo(2 * Math.log(2) + 2, 8)
  })

  test('without a likelihood ratio there is no AIC and no nested test', () => {
    const firth = coxRegression(two, 'breslow', 1.96, true)
    const reason = { known: false, reason: 'no likelihood-ratio test for a penalised likelihood' }
    expect(coxAkaike(firth)).toEqual(reason)
    expect(coxNestedTest(firth, null)).toEqual({ chiSquare: reason, df: 2, p: reason })
    const smaller = coxRegression(withoutColumns(two, [1]), 'breslow', 1.96, true)
    expect(coxNestedTest(fit, smaller)).toEqual({ chiSquare: reason, df: 1, p: reason })
  })
})

test('AIC of six patients is 2 - 2 log L', () => {
  const fit = coxRegression(six, 'efron', 1.96)
  expect(answerOf(coxAkaike(fit))).toBeCloseTo(2 - 2 * fit.logLikelihood, 12)
})
