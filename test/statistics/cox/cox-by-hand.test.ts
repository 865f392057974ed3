import { describe, expect, test } from 'vitest'
import { cumulativeIncidence } from '../../../statistics/competing-risks/cumulative-incidence.ts'
import { fineGray } from '../../../statistics/competing-risks/fine-gray.ts'
import { grayTest } from '../../../statistics/competing-risks/gray-test.ts'
import { coxSum } from '../../../statistics/cox/cox-likelihood.ts'
import { coxProfile } from '../../../statistics/cox/cox-profile.ts'
import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { coxRiskSets, coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { coxZph } from '../../../statistics/proportional-hazards/cox-zph.ts'
import { eventTableOf, strataOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const reason = (text: string) => ({ known: false, reason: text })

const rows = (text: string, group: string, stratum = '') =>
  text.split(' ').map((word) => ({
    time: Number.parseFloat(word),
    status: word.endsWith('+') ? 0 : word.endsWith('c') ? 2 : 1,
    ...{ group, stratum },
  }))
const covariates = new Map([
  ['a', [0]],
  ['b', [1]],
])
const tableOf = (a: string, b: string) => eventTableOf([...rows(a, 'a'), ...rows(b, 'b')])
const dataOf = (a: string, b: string) => ({
  strata: [coxStratum(tableOf(a, b))],
  covariates,
})

describe('a Cox model', () => {
  test('needs a covariate', () => {
    const none = { strata: [coxStratum(eventTableOf(rows('1 2', 'a')))], covariates: new Map() }
    expect(() => coxRegression(none, 'efron', 1.96)).toThrow(
      'coxRegression: expected at least one covariate, found none',
    )
  })

  test('of 1 3 against 2 has log L = b - log(2 + h) - log(1 + h), so h = sqrt 2', () => {
    // score 1 - h/(2 + h) - h/(1 + h) = 0 where h^2 = 2; information 2h/(2 + h)^2 + h/(1 + h)^2
    const h = Math.SQRT2
    const found = coxRegression(dataOf('1 3', '2'), 'breslow', 2)
    const [{ estimate, standardError, hazardRatio, lower, upper }] = found.coefficients as [
      (typeof found.coefficients)[0],
    ]
    const se = 1 / Math.sqrt((2 * h) / (2 + h) ** 2 + h / (1 + h) ** 2)
    expect(answerOf(estimate)).toBeCloseTo(Math.log(h), 12)
    expect(answerOf(hazardRatio)).toBeCloseTo(h, 12)
    expect(answerOf(standardError)).toBeCloseTo(se, 12)
    expect(answerOf(lower)).toBeCloseTo(h * Math.exp(-2 * se), 12)
    expect(answerOf(upper)).toBeCloseTo(h * Math.exp(2 * se), 11)
    expect(found.logLikelihoodNull).toBeCloseTo(-Math.log(6), 14)
    expect(found.logLikelihood).toBeCloseTo(Math.log(h / ((2 + h) * (1 + h))), 12)
    expect(answerOf(found.wald.chiSquare)).toBeCloseTo((Math.log(h) / se) ** 2, 12)
  })

  test('without an event in contrast has no answer, and is not called monotone', () => {
    const none = reason('no event while patients with different covariates were at risk')
    const apart = coxRegression(dataOf('1+ 2+', '3 4'), 'efron', 1.96)
    expect(apart.isMonotone).toBe(false)
    expect(apart.coefficients[0]).toEqual({
      ...{ estimate: none, standardError: none, z: none, p: none },
      ...{ hazardRatio: none, lower: none, upper: none },
    })
    for (const test of [apart.wald, apart.likelihoodRatio, apart.score])
      expect(test).toEqual({ chiSquare: none, df: 0, p: none })
    expect(coxProfile(dataOf('1+ 2+', '3 4'), 'efron', 0, 1.96)).toEqual({ lower: none, upper: none })
  })

  test('by a penalised likelihood has no likelihood-ratio test', () => {
    const found = coxRegression(dataOf('1 2', '3+ 3+'), 'efron', 1.96, true)
    expect(found.likelihoodRatio.p).toEqual(reason('no likelihood-ratio test for a penalised likelihood'))
  })
})

describe('a penalised likelihood of two covariates', () => {
  const text = { a: '1 3 5', b: '2 4 6+', c: '1 7 8', d: '9+ 9+ 10+' }
  const strata = [
    coxStratum(eventTableOf(Object.entries(text).flatMap(([group, words]) => rows(words, group)))),
  ]
  const own = new Map([
    ['a', [0, 0]],
    ['b', [1, 0]],
    ['c', [0, 1]],
    ['d', [1, 1]],
  ])
  const fitOf = (covariates: typeof own) =>
    coxRegression({ strata, covariates }, 'efron', 1.96, true).coefficients.map(
      ({ estimate }) => answerOf(estimate)!,
    )

  test('is largest at the estimate: log L + 1/2 log(I11 I22 - I12^2)', () => {
    const penalised = (b: readonly number[]) => {
      const { logLikelihood, information } = coxSum(coxRiskSets({ strata, covariates: own }), b, 'efron')
      const [[p, q], [, r]] = information as [[number, number], [number, number]]
      return logLikelihood + 0.5 * Math.log(p * r - q * q)
    }
    const [b, c] = fitOf(own) as [number, number]
    for (const [x, y] of [
      [1e-4, 0],
      [-1e-4, 0],
      [0, 1e-4],
      [0, -1e-4],
      [1e-4, 1e-4],
      [1e-4, -1e-4],
    ] as const)
      expect(penalised([b, c])).toBeGreaterThan(penalised([b + x, c + y]))
  })

  test('knows other units and sums of the covariates as the same model', () => {
    // x + y and 1000 y in place of x and y: b x + c y = b (x + y) + (c - b) y
    const other = new Map([...own].map(([name, [x, y]]) => [name, [x! + y!, 1000 * y!]]))
    const [b, c] = fitOf(own) as [number, number]
    const [sum, second] = fitOf(other) as [number, number]
    expect(sum).toBeCloseTo(b, 9)
    expect(1000 * second).toBeCloseTo(c - b, 9)
  })
})

describe('a profile of a monotone likelihood', () => {
  test('is infinite where the second group alone has events, 0 where the first has; one is the other turned', () => {
    const [falls, rises] = [dataOf('1 2', '3+ 3+'), dataOf('3+ 3+', '1 2')].map((data) =>
      coxProfile(data, 'efron', 0, 1.96),
    )
    expect(falls!.lower).toEqual(reason('0: monotone likelihood'))
    expect(rises!.upper).toEqual(reason('infinite: monotone likelihood'))
    expect(answerOf(falls!.upper)! * answerOf(rises!.lower)!).toBeCloseTo(1, 6)
  })
})

describe('the test of proportional hazards', () => {
  const test1 = (data: Parameters<typeof coxRegression>[0]) =>
    coxZph(data, 'breslow', coxRegression(data, 'breslow', 1.96).fit, [[0]])

  /*
   * 1 3 against 2: at h = sqrt 2 the scores are -p, 1 - q, 0 with p = h/(2 + h), q = h/(1 + h) = 1 - p, and the
   * informations v = p(1 - p), v, 0. g is 0, 1/3, 2/3 with the mean 1/3, so -1/3, 0, 1/3:
   * u = p/3, its variance v/9 - (v/3)^2/(2v) = v/18, chi-square 2 p^2/v = 2p/(1 - p) = h.
   */
  test('of 1 3 against 2 is sqrt 2', () => {
    const found = test1(dataOf('1 3', '2'))
    expect(answerOf(found.global.chiSquare)).toBeCloseTo(Math.SQRT2, 11)
    expect(found.terms).toEqual([found.global])
    expect(found.global.df).toBe(1)
  })

  test('of two strata with times of their own takes all subjects together for g', () => {
    // a 1 3 5, b 2 4 6 in either stratum, the second half a unit later: pooled they are one sequence of 12
    const [first, second] = ['1 3 5', '2 4 6']
    const later = (text: string) =>
      text
        .split(' ')
        .map((word) => Number(word) + 0.5)
        .join(' ')
    const strata = strataOf([
      ...rows(first!, 'a', 'x'),
      ...rows(second!, 'b', 'x'),
      ...rows(later(first!), 'a', 'y'),
      ...rows(later(second!), 'b', 'y'),
    ]).map(coxStratum)
    const turned = { strata: [...strata].reverse(), covariates }
    const [one, two] = [test1({ strata, covariates }), test1(turned)]
    expect(answerOf(one.global.chiSquare)).toBeCloseTo(answerOf(two.global.chiSquare)!, 11)
  })

  test('has no answer without a maximum, nor with one event time', () => {
    const none = reason('the likelihood has no maximum')
    const monotone = dataOf('1 2', '3+ 3+')
    const { fit } = coxRegression(monotone, 'efron', 1.96)
    expect(coxZph(monotone, 'efron', fit, [[0]])).toEqual({
      terms: [{ chiSquare: none, df: 1, p: none }],
      global: { chiSquare: none, df: 1, p: none },
    })
    const few = reason('too few event times to test for a change over time')
    expect(test1(dataOf('1 1 2+', '1 2+')).global).toEqual({ chiSquare: few, df: 0, p: few })
  })
})

describe('the Fine-Gray model', () => {
  test('without competing events and censoring has the coefficient of Cox', () => {
    const [found] = fineGray(tableOf('1 3', '2'), covariates, 0, 2)
    expect(answerOf(found!.estimate)).toBeCloseTo(Math.log(Math.SQRT2), 12)
  })

  test('says why it has no maximum', () => {
    const [monotone] = fineGray(tableOf('1 2', '3+ 3+'), covariates, 0, 2)
    expect(monotone!.estimate).toEqual(reason('the likelihood has no maximum'))
    const doubled = new Map([
      ['a', [0, 0]],
      ['b', [1, 2]],
    ])
    const both = fineGray(tableOf('1 3', '2 2c'), doubled, 0, 2)
    expect(both.map(({ p }) => p.known)).toEqual([false, false])
  })
})

/** Groups of the plan's tables enter at 0 and are at risk after it; those of these tests are at risk there too. */
test('a time before any subject is at risk changes no test and no model', () => {
  const table = eventTableOf([...rows('1 3c 4 5+ 8', 'a'), ...rows('2 2c 4+ 6 7c', 'b')])
  const late = {
    times: table.times,
    groups: table.groups.map((group) => ({ ...group, atRisk: [0, ...Array.from(group.atRisk).slice(1)] })),
  }
  expect(table.times[0]).toBe(0)
  expect(fineGray(late, covariates, 0, 2)).toEqual(fineGray(table, covariates, 0, 2))
  expect(grayTest([late], 0)).toEqual(grayTest([table], 0))
  expect(logRank([late])).toEqual(logRank([table]))
  const [now, then] = [late, table].map((one) => ({ strata: [coxStratum(one)], covariates }))
  expect(coxRegression(now!, 'efron', 2)).toEqual(coxRegression(then!, 'efron', 2))
  for (const kind of ['aalen', 'survfit'] as const)
    expect(cumulativeIncidence(late.times, late.groups[1]!, kind)).toEqual(
      cumulativeIncidence(table.times, table.groups[1]!, kind),
    )
})
