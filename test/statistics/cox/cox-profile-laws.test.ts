import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coxSum } from '../../../statistics/cox/cox-likelihood.ts'
import { coxProfile } from '../../../statistics/cox/cox-profile.ts'
import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { type CoxRiskSets, coxRiskSets, coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { eventTableOf, type SubjectRow } from '../../../tools/conformance/event-table-of.ts'

const covariates = new Map(['00', '01', '10', '11'].map((name) => [name, [...name].map(Number)] as const))
const Z = 1.96
const FAR = 60

/** The largest value of a concave function between -60 and 60, by halving by thirds: slow, and without derivatives. */
const largest = (f: (x: number) => number): number => {
  let [low, high] = [-FAR, FAR]
  let most = Number.NEGATIVE_INFINITY
  for (let round = 0; round < 70; round++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
    const [left, right] = [f(a), f(b)]
    most = Math.max(most, left, right)
    if (left < right) low = a
    else high = b
  }
  return most
}

const likelihood = (riskSets: CoxRiskSets) => (b: number, c: number) =>
  coxSum(riskSets, [b, c], 'efron').logLikelihood

const dataOf = (rows: readonly SubjectRow[]) => ({ strata: [coxStratum(eventTableOf(rows))], covariates })

test('the profile limits of a monotone likelihood of two covariates are those of a search without derivatives, or none', () => {
  const subject = fc.record({
    time: fc.integer({ min: 1, max: 6 }),
    status: fc.integer({ min: 0, max: 1 }),
    group: fc.constantFrom(...covariates.keys()),
  })
  let [finite, endless] = [0, 0]
  fc.assert(
    fc.property(fc.array(subject, { minLength: 6, maxLength: 12 }), (rows) => {
      const data = dataOf(rows)
      const fit = coxRegression(data, 'efron', Z)
      if (!fit.isMonotone || fit.score.df < 2) return
      const at = likelihood(coxRiskSets(data))
      const profile = (b: number) => largest((c) => at(b, c))
      const loss = (b: number) => 2 * (fit.logLikelihood - profile(b)) - Z * Z
      const found = coxProfile(data, 'efron', 0, Z)
      for (const [side, limit] of [
        [-1, found.lower],
        [1, found.upper],
      ] as const)
        if (limit.known) {
          finite += 1
          const b = Math.log(limit.value)
          expect(Math.abs(b)).toBeLessThan(25)
          expect(loss(b + side * 1e-4)).toBeGreaterThan(0)
          expect(loss(b - side * 1e-4)).toBeLessThan(0)
        } else {
          endless += 1
          expect(limit.reason).toBe(`${side < 0 ? '0' : 'infinite'}: monotone likelihood`)
          expect(loss(side * 30)).toBeLessThan(0)
        }
    }),
    { numRuns: 250, seed: 20261133 },
  )
  expect(finite).toBeGreaterThan(40)
  expect(endless).toBeGreaterThan(40)
}, 60_000)

/** Both coefficients run off together, in opposite directions. */
test('a profile that is flat on both sides has no limit, and not one at which rounding bends it', () => {
  const rows = '7:0:11 2:1:11 6:1:00 4:0:01 6:1:11 4:1:11 3:0:11 4:1:00 2:0:01 1:1:00 7:0:01'
    .split(' ')
    .map((word) => word.split(':'))
    .map(([time, status, group]) => ({ time: Number(time), status: Number(status), group: group! }))
  const data = dataOf(rows)
  const at = likelihood(coxRiskSets(data))
  const top = coxRegression(data, 'efron', Z).logLikelihood
  for (const k of [0, 1]) {
    const { lower, upper } = coxProfile(data, 'efron', k, Z)
    for (const [side, limit] of [
      [-1, lower],
      [1, upper],
    ] as const) {
      const there = largest((other) => (k === 0 ? at(side * 40, other) : at(other, side * 40)))
      const isFlat = 2 * (top - there) < Z * Z
      expect([k, side, limit.known]).toEqual([k, side, !isFlat])
    }
  }
})
