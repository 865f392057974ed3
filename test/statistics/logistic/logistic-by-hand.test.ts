import { describe, expect, test } from 'vitest'
import type { BinaryPattern } from '../../../statistics/logistic/binary-data.ts'
import { hosmerLemeshow, riskGroups } from '../../../statistics/logistic/hosmer-lemeshow.ts'
import { logisticProfile } from '../../../statistics/logistic/logistic-profile.ts'
import { logisticRegression } from '../../../statistics/logistic/logistic-regression.ts'
import {
  logisticAkaike,
  logisticNestedTest,
  logisticWaldTest,
} from '../../../statistics/logistic/logistic-tests.ts'
import { modelArea, rocArea } from '../../../statistics/logistic/roc-area.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

/** Six patients: of x = 0 one of three has the outcome, of x = 1 two of three. */
const rows = [
  [0, 0],
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
  [1, 1],
] as const
const six: readonly BinaryPattern[] = rows.map(([x, events]) => ({ x: [x], n: 1, events }))
const model = logisticRegression(six, 2)
const [coefficient] = model.coefficients

describe('logistic regression of six patients', () => {
  test('has the odds of each group: 1/2 where x is 0, and the ratio 2/(1/2)', () => {
    expect(answerOf(model.intercept.oddsRatio)).toBeCloseTo(1 / 2, 12)
    expect(answerOf(model.intercept.standardError)).toBeCloseTo(Math.sqrt(1 + 1 / 2), 12)
    expect(answerOf(coefficient!.oddsRatio)).toBeCloseTo(4, 12)
    expect(answerOf(coefficient!.standardError)).toBeCloseTo(Math.sqrt(1 + 1 / 2 + 1 / 2 + 1), 12)
    expect(answerOf(coefficient!.lower)).toBeCloseTo(4 / Math.exp(2 * Math.sqrt(3)), 12)
    expect(answerOf(coefficient!.upper)).toBeCloseTo(4 * Math.exp(2 * Math.sqrt(3)), 10)
  })

  test('has the likelihood 2^4/3^6 against 2^-6, the score of the table, and Wald (ln 4)²/3', () => {
    const ratio = 2 * Math.log((16 / 729) * 64)
    expect(answerOf(model.likelihoodRatio.chiSquare)).toBeCloseTo(ratio, 12)
    expect(answerOf(model.score.chiSquare)).toBeCloseTo((6 * (2 * 2 - 1 * 1) * (2 * 2 - 1 * 1)) / 81, 12)
    expect(answerOf(model.wald.chiSquare)).toBeCloseTo((Math.log(4) * Math.log(4)) / 3, 12)
    expect(answerOf(logisticWaldTest(model, [0]).chiSquare)).toBeCloseTo((Math.log(4) * Math.log(4)) / 3, 12)
    expect(answerOf(logisticNestedTest(model, [0]).chiSquare)).toBeCloseTo(ratio, 12)
    expect(answerOf(logisticAkaike(model))).toBeCloseTo(4 - 2 * Math.log(16 / 729), 12)
  })

  test('has an area of 6 of 9 pairs, its shares 1/3, 5/6, 5/6 on both sides', () => {
    const { area, standardError, lower, upper } = modelArea(model, 2)
    expect(answerOf(area)).toBeCloseTo(6 / 9, 12)
    expect(answerOf(standardError)).toBeCloseTo(Math.sqrt(1 / 18), 12)
    expect(answerOf(lower)).toBeCloseTo(6 / 9 - 2 / Math.sqrt(18), 12)
    expect(answerOf(upper)).toBe(1)
  })

  test('has no test of fit: two groups of risk', () => {
    expect(hosmerLemeshow(model, 10).p).toEqual({
      known: false,
      reason: 'fewer than 3 groups of different risk',
    })
  })
})

describe('a separated outcome of six patients', () => {
  const separated = logisticRegression(
    [
      { x: [0], n: 3, events: 0 },
      { x: [1], n: 3, events: 2 },
    ],
    2,
  )

  test('has no odds ratio and says why; the likelihood ratio is of the limit 2^2/3^3 against 2^2 4^4/6^6', () => {
    expect(separated.isSeparated).toBe(true)
    expect(separated.coefficients[0]!.oddsRatio).toEqual({
      known: false,
      reason: 'separation: an odds ratio is 0 or infinite',
    })
    const ratio = 2 * Math.log(4 / 27 / ((4 * 256) / 46656))
    expect(answerOf(separated.likelihoodRatio.chiSquare)).toBeCloseTo(ratio, 10)
    expect(answerOf(separated.score.chiSquare)).toBeCloseTo((6 * 36) / (3 * 3 * 2 * 4), 12)
  })

  test('has a lower limit by the profile only', () => {
    const { lower, upper } = logisticProfile(separated, 0, 1)
    expect(lower.known).toBe(true)
    expect(upper).toEqual({ known: false, reason: 'infinite: separation' })
  })

  test("has an odds ratio by Firth's likelihood: one half more in each cell", () => {
    const firth = logisticRegression(
      [
        { x: [0], n: 3, events: 0 },
        { x: [1], n: 3, events: 2 },
      ],
      2,
      true,
    )
    expect(answerOf(firth.coefficients[0]!.oddsRatio)).toBeCloseTo((2.5 * 3.5) / (1.5 * 0.5), 9)
    expect(firth.score.p).toEqual({ known: false, reason: 'no score test for a penalised likelihood' })
    expect(logisticAkaike(firth)).toEqual({ known: false, reason: 'no AIC of a penalised likelihood' })
  })
})

describe('groups of risk', () => {
  test('end at the order statistics of rank 1 and 3 of six for three groups; equal risks stay together', () => {
    const groups = riskGroups(
      [
        { risk: 0.1, n: 1, events: 0 },
        { risk: 0.2, n: 2, events: 1 },
        { risk: 0.4, n: 1, events: 0 },
        { risk: 0.8, n: 2, events: 2 },
      ],
      3,
    )
    // ranks 0 to 5: the first cut at rank 5/3, the second at rank 10/3
    expect(groups.map(({ n, events }) => [n, events])).toEqual([
      [3, 1],
      [1, 0],
      [2, 2],
    ])
    expect(groups.map(({ expected }) => expected)).toEqual([0.1 + 2 * 0.2, 0.4, 1.6])
  })
})

describe('what cannot be answered', () => {
  test.each([
    ['no patients', []],
    ['no patient has the outcome', [{ x: [1], n: 3, events: 0 }]],
    ['all patients have the outcome', [{ x: [1], n: 3, events: 3 }]],
    [
      'the covariates are linearly dependent',
      [
        { x: [1], n: 3, events: 1 },
        { x: [1], n: 2, events: 1 },
      ],
    ],
  ] as const)('%s: no test, no limit, no area', (reason, patterns) => {
    const found = logisticRegression(patterns, 2)
    const none = { known: false, reason }
    expect(found.likelihoodRatio.p).toEqual(none)
    expect(found.intercept.estimate).toEqual(none)
    expect(logisticProfile(found, 0, 2).lower).toEqual(none)
    expect(logisticNestedTest(found, [0]).p).toEqual(none)
    expect(logisticWaldTest(found, [0]).p).toEqual(none)
    expect(logisticAkaike(found)).toEqual(none)
    expect(modelArea(found, 2).area).toEqual(none)
    expect(hosmerLemeshow(found, 10).p).toEqual(none)
  })

  test('an area needs both outcomes, its limits two patients of each', () => {
    expect(rocArea([{ risk: 0.5, n: 3, events: 0 }], 2).area.known).toBe(false)
    const { area, lower } = rocArea(
      [
        { risk: 0.2, n: 2, events: 0 },
        { risk: 0.5, n: 1, events: 1 },
      ],
      2,
    )
    expect(answerOf(area)).toBe(1)
    expect(lower).toEqual({ known: false, reason: 'fewer than 2 patients with or without the outcome' })
  })
})
