import { describe, expect, test } from 'vitest'
import type { BinaryPattern } from '../../../statistics/logistic/binary-data.ts'
import { logisticProfile } from '../../../statistics/logistic/logistic-profile.ts'
import { logisticRegression } from '../../../statistics/logistic/logistic-regression.ts'
import { randomBelow } from '../../../statistics/numbers/random.ts'
import { sampleOddsRatio } from '../../../statistics/proportions/odds-ratio.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const near = (a: number | null, b: number | null, tolerance: number): boolean =>
  a !== null && b !== null && Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b))

describe('of random tables of two by two', () => {
  const below = randomBelow(8)
  const tables = Array.from({ length: 300 }, () => [
    1 + below(30),
    1 + below(30),
    1 + below(30),
    1 + below(30),
  ])
  const patternsOf = ([a, b, c, d]: readonly number[]): readonly BinaryPattern[] => [
    { x: [1], n: a! + b!, events: a! },
    { x: [0], n: c! + d!, events: c! },
  ]

  test("odds ratio and Wald's limits are those of the table", () => {
    for (const table of tables) {
      const [a, b, c, d] = table as [number, number, number, number]
      const [own] = logisticRegression(patternsOf(table), 1.959963984540054).coefficients
      const { estimate, lower, upper } = sampleOddsRatio(
        [
          [a, b],
          [c, d],
        ],
        0.95,
      )
      expect(near(answerOf(own!.oddsRatio), answerOf(estimate), 1e-12)).toBe(true)
      expect(near(answerOf(own!.lower), answerOf(lower), 1e-11)).toBe(true)
      expect(near(answerOf(own!.upper), answerOf(upper), 1e-11)).toBe(true)
    }
  })

  test("Firth's odds ratio has one half more in each cell, also where a cell is 0", () => {
    for (const [i, table] of tables.entries()) {
      const [a, b, c, d] = (i % 3 === 0 ? [0, ...table.slice(1)] : table) as [number, number, number, number]
      const [own] = logisticRegression(patternsOf([a, b, c, d]), 1.96, true).coefficients
      expect(near(answerOf(own!.oddsRatio), ((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5)), 1e-9)).toBe(
        true,
      )
    }
  })

  test('at a profile limit twice the loss is the square of the critical value, the odds of the other group at their best', () => {
    for (const table of tables.slice(0, 60)) {
      const patterns = patternsOf(table)
      const model = logisticRegression(patterns, 1.96)
      const { lower, upper } = logisticProfile(model, 0, 1.96)
      for (const limit of [lower, upper]) {
        const slope = Math.log(answerOf(limit)!)
        // the sum of the expected outcomes is that of the observed ones, by bisection
        let [low, high] = [-40, 40]
        for (let step = 0; step < 200; step++) {
          const middle = (low + high) / 2
          const chance = (x: number): number => 1 / (1 + Math.exp(-middle - slope * x))
          const expected = patterns.reduce((sum, { x, n }) => sum + n * chance(x[0]!), 0)
          if (expected < table[0]! + table[2]!) low = middle
          else high = middle
        }
        const logLikelihood = patterns.reduce((sum, { x, n, events }) => {
          const p = 1 / (1 + Math.exp(-low - slope * x[0]!))
          return sum + events * Math.log(p) + (n - events) * Math.log(1 - p)
        }, 0)
        expect(2 * (model.logLikelihood - logLikelihood)).toBeCloseTo(1.96 * 1.96, 8)
      }
    }
  })
})
