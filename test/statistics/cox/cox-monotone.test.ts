import { describe, expect, test } from 'vitest'
import { coxFit } from '../../../statistics/cox/cox-fit.ts'
import { coxSum } from '../../../statistics/cox/cox-likelihood.ts'
import { coxProfile } from '../../../statistics/cox/cox-profile.ts'
import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { coxRiskSets, coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { eventTableOf, type SubjectRow } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const rows = (text: string, group: string): readonly SubjectRow[] =>
  text
    .split(' ')
    .map((word) => ({ time: Number.parseFloat(word), status: word.endsWith('+') ? 0 : 1, group }))

const covariates = new Map([
  ['a', [0]],
  ['b', [1]],
])

/** No event in b: the likelihood in h = exp(b) is 1/(2+2h) 1/(1+2h), which rises as h falls to 0. */
const apart = eventTableOf([...rows('1 2', 'a'), ...rows('3+ 3+', 'b')])
const separated = { strata: [coxStratum(apart)], covariates }

describe('a group without an event', () => {
  test('has no Wald result, but likelihood-ratio and score tests', () => {
    const found = coxRegression(separated, 'efron', 1.96)
    expect(found.isMonotone).toBe(true)
    expect(found.wald.chiSquare).toEqual({
      known: false,
      reason: 'monotone likelihood: a hazard ratio is 0 or infinite',
    })
    expect(found.coefficients[0]!.hazardRatio.known).toBe(false)
    // log L at h -> 0 is log(1/2 * 1/1), at h = 1 it is log(1/4 * 1/3).
    expect(answerOf(found.likelihoodRatio.chiSquare)).toBeCloseTo(2 * Math.log(12 / 2), 7)
    expect(answerOf(found.score.chiSquare)).toBeCloseTo(answerOf(logRank([apart]).chiSquare)!, 12)
  })

  test('has a one-sided profile interval: log(1/((2+2h)(1+2h))) falls by z^2/2 from log(1/2)', () => {
    const z = 1.96
    const found = coxProfile(separated, 'efron', 0, z)
    expect(found.lower.known).toBe(false)
    // (1+h)(1+2h) = exp(z^2/2)
    const c = Math.exp((z * z) / 2)
    expect(answerOf(found.upper)).toBeCloseTo((-3 + Math.sqrt(9 - 8 * (1 - c))) / 4, 6)
  })

  test('has a finite estimate by Firth, at the maximum of L sqrt(I) found on a grid', () => {
    const found = coxRegression(separated, 'efron', 1.96, true)
    expect(found.isMonotone).toBe(false)
    const penalised = (b: number): number => {
      const h = Math.exp(b)
      const [p, q] = [(2 * h) / (2 + 2 * h), (2 * h) / (1 + 2 * h)]
      return -Math.log(2 + 2 * h) - Math.log(1 + 2 * h) + 0.5 * Math.log(p * (1 - p) + q * (1 - q))
    }
    const b = answerOf(found.coefficients[0]!.estimate)!
    for (const step of [1e-4, -1e-4]) expect(penalised(b)).toBeGreaterThan(penalised(b + step))
  })
})

test('a maximum has a two-sided profile interval around it', () => {
  const data = {
    strata: [coxStratum(eventTableOf([...rows('1 3 5', 'a'), ...rows('2 4 6', 'b')]))],
    covariates,
  }
  const fit = coxRegression(data, 'efron', 1.96)
  const found = coxProfile(data, 'efron', 0, 1.96)
  const ratio = answerOf(fit.coefficients[0]!.hazardRatio)!
  const { estimate, standardError, z, p, lower, upper } = fit.coefficients[0]!
  const [b, se] = [answerOf(estimate)!, answerOf(standardError)!]
  expect(answerOf(lower)).toBeCloseTo(Math.exp(b - 1.96 * se), 14)
  expect(answerOf(upper)).toBeCloseTo(Math.exp(b + 1.96 * se), 14)
  expect(answerOf(z)! * answerOf(z)!).toBeCloseTo(answerOf(fit.wald.chiSquare)!, 12)
  expect(answerOf(p)).toBeCloseTo(answerOf(fit.wald.p)!, 12)
  expect(answerOf(found.lower)!).toBeLessThan(ratio)
  expect(answerOf(found.upper)!).toBeGreaterThan(ratio)
  for (const limit of [found.lower, found.upper]) {
    const there = coxSum(coxRiskSets(data), [Math.log(answerOf(limit)!)], 'efron')
    expect(2 * (fit.logLikelihood - there.logLikelihood)).toBeCloseTo(1.96 * 1.96, 9)
  }
})

test('a profile over two covariates leaves the other at its own maximum', () => {
  const four = new Map([
    ['a', [0, 0]],
    ['b', [1, 0]],
    ['c', [0, 1]],
    ['d', [1, 1]],
  ])
  const data = {
    strata: [
      coxStratum(
        eventTableOf([
          ...rows('1 3 5', 'a'),
          ...rows('2 4 6+', 'b'),
          ...rows('1 7 8', 'c'),
          ...rows('2 3 9', 'd'),
        ]),
      ),
    ],
    covariates: four,
  }
  const fit = coxRegression(data, 'efron', 1.96)
  const { upper } = coxProfile(data, 'efron', 0, 1.96)
  const there = coxFit(coxRiskSets(data), 'efron', [Math.log(answerOf(upper)!), 0], [1])
  expect(there.score[1]).toBeCloseTo(0, 9)
  expect(2 * (fit.logLikelihood - there.logLikelihood)).toBeCloseTo(1.96 * 1.96, 8)
})

test('covariates that depend on each other say so', () => {
  const doubled = new Map([
    ['a', [0, 0]],
    ['b', [1, 2]],
  ])
  const data = {
    strata: [coxStratum(eventTableOf([...rows('1 3 5', 'a'), ...rows('2 4 6', 'b')]))],
    covariates: doubled,
  }
  const found = coxRegression(data, 'breslow', 1.96)
  expect(found.coefficients[0]!.estimate).toEqual({
    known: false,
    reason: 'the covariates are linearly dependent',
  })
  expect(found.score.df).toBe(1)
})

test('a pattern without covariates is a fault', () => {
  const data = { strata: [coxStratum(eventTableOf(rows('1 2', 'c')))], covariates }
  expect(() => coxRegression(data, 'efron', 1.96)).toThrow('expected covariates of pattern "c"')
})
