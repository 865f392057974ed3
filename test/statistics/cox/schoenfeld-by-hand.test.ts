import { expect, test } from 'vitest'
import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { type CoxData, coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { schoenfeldResiduals } from '../../../statistics/proportional-hazards/schoenfeld-residuals.ts'
import { transformedTimes } from '../../../statistics/proportional-hazards/transformed-times.ts'
import { eventTableOf, strataOf } from '../../../tools/conformance/event-table-of.ts'

const rows = (text: string, group: string, stratum = '') =>
  text.split(' ').map((word) => ({
    time: Number.parseFloat(word),
    status: word.endsWith('+') ? 0 : 1,
    ...{ group, stratum },
  }))
const covariates = new Map([
  ['a', [0]],
  ['b', [1]],
])
const dataOf = (a: string, b: string): CoxData => ({
  strata: [coxStratum(eventTableOf([...rows(a, 'a'), ...rows(b, 'b')]))],
  covariates,
})
const residualsOf = (data: CoxData, ties: 'efron' | 'breslow' = 'efron') =>
  schoenfeldResiduals(data, ties, coxRegression(data, ties, 1.96).fit)

/*
 * Six patients, one of each group dies at 1 and at 2: b = 0, each mean is 1/2 and the residuals are x - 1/2. The
 * information is 4/4 = 1 over 4 events, d V = 4: scaled residuals of -2 and 2. S is 1 before 1 and 4/6 before 2.
 */
test.each(['efron', 'breslow'] as const)(
  'of six patients whose groups are alike are -2 and 2: %s',
  (ties) => {
    const found = residualsOf(dataOf('1 2 3+', '1 2 3+'), ties)!
    expect(found.variances[0]).toBeCloseTo(4, 12)
    expect(found.residuals.map(({ time, events }) => [time, events])).toEqual([
      [1, 1],
      [1, 1],
      [2, 1],
      [2, 1],
    ])
    const wanted = [
      [0, -2],
      [0, 2],
      [1 / 3, -2],
      [1 / 3, 2],
    ] as const
    found.residuals.forEach(({ transformedTime, scaled }, i) => {
      expect(transformedTime).toBeCloseTo(wanted[i]![0], 14)
      expect(scaled[0]).toBeCloseTo(wanted[i]![1], 12)
    })
  },
)

/*
 * 1 3 against 2 has b = ln h, h = sqrt 2, residuals -p, p, 0 with p = h/(2 + h) = h - 1, and information 2 p(1 - p), so
 * that d V = 3/(2 p(1 - p)) and the scaled residuals are b -/+ 3/(2 (1 - p)) and b.
 */
test('of 1 3 against 2 are b -/+ 3/(2 (2 - sqrt 2)), and b at the last time', () => {
  const b = Math.log(Math.SQRT2)
  const far = 3 / (2 * (2 - Math.SQRT2))
  const found = residualsOf(dataOf('1 3', '2'), 'breslow')!
  ;[b - far, b + far, b].forEach((wanted, i) => {
    expect(found.residuals[i]!.scaled[0]).toBeCloseTo(wanted, 11)
  })
})

test('two tied events of one pattern are one residual that counts twice', () => {
  const found = residualsOf(dataOf('1 1 4', '2 3 5+'))!
  expect(found.residuals.map(({ time, events }) => [time, events])).toEqual([
    [1, 2],
    [2, 1],
    [3, 1],
    [4, 1],
  ])
})

test('sum to d b over all events, since the score is 0 at the fit', () => {
  const data = dataOf('1 1 4 6 8+', '2 3 5+ 6 9')
  const { fit } = coxRegression(data, 'efron', 1.96)
  const { residuals } = schoenfeldResiduals(data, 'efron', fit)!
  const sum = residuals.reduce((total, { scaled, events }) => total + events * scaled[0]!, 0)
  expect(sum).toBeCloseTo(8 * fit.coefficients[0]!, 10)
})

test('a covariate that is constant in a stratum has no residual there', () => {
  const strata = strataOf([
    ...rows('1 4 5+', 'a', 'x'),
    ...rows('2 3 6', 'b', 'x'),
    ...rows('1 2 3', 'a', 'y'),
  ]).map(coxStratum)
  const data = { strata, covariates }
  const { fit } = coxRegression(data, 'efron', 1.96)
  const { residuals, variances } = schoenfeldResiduals(data, 'efron', fit)!
  expect(residuals.map(({ scaled }) => scaled[0] === null)).toEqual([
    ...[false, false, false, false, false],
    ...[true, true, true],
  ])
  // five events of the stratum in which it varies
  expect(variances[0]).toBeCloseTo(5 * fit.variance![0]![0]!, 11)
})

test('there are none where the likelihood has no maximum', () => {
  expect(residualsOf(dataOf('1 2', '3+ 3+'))).toBeNull()
})

test('the transformed time is 1 - S just before it, of all subjects whatever their stratum', () => {
  const strata = strataOf([...rows('1 3', 'a', 'x'), ...rows('2+ 4', 'b', 'y')]).map(coxStratum)
  // S: 3/4 after 1, 3/8 after 3
  expect([...transformedTimes({ strata, covariates })]).toEqual([
    [1, 0],
    [3, 0.25],
    [4, 0.625],
  ])
})
