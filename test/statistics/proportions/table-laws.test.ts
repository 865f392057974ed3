import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adjustP } from '../../../statistics/distributions/adjust-p.ts'
import { logRankMonteCarlo, logRankPermutation } from '../../../statistics/log-rank/log-rank-permutation.ts'
import { randomBelow } from '../../../statistics/numbers/random.ts'
import {
  add,
  compare,
  decimal,
  divide,
  multiply,
  rational,
  subtract,
  toNumber,
} from '../../../statistics/numbers/rational.ts'
import { fisherExact } from '../../../statistics/proportions/fisher-exact.ts'
import { fisherMonteCarlo } from '../../../statistics/proportions/fisher-monte-carlo.ts'
import { tableCount, visitTables } from '../../../statistics/proportions/tables-with-margins.ts'
import { hodgesLehmann } from '../../../statistics/ranks/hodges-lehmann.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'
import { valueCountsOf } from '../../../tools/conformance/value-counts-of.ts'

const runs = { numRuns: 150, seed: 20240505 }
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

test('the weights of all tables sum to n!/(product of r_i!), and there are as many as counted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 }),
      (table) => {
        const rows = table.map((row) => row.reduce((a, b) => a + b, 0))
        const columns = [0, 1, 2].map((j) => table.reduce((sum, row) => sum + row[j]!, 0))
        let [total, count] = [0n, 0]
        visitTables(rows, columns, (weight) => {
          total += weight
          count += 1
        })
        const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1))
        const ways = rows.reduce((left, r) => left / factorial(r), factorial(rows.reduce((a, b) => a + b, 0)))
        expect(total).toBe(ways)
        expect(tableCount(rows, columns, 1e6)).toBe(count)
      },
    ),
    runs,
  )
})

test('turning a table over changes no two-sided p of Fisher; one-sided it is the smaller tail, doubled twice that', () => {
  const cell = fc.nat(9)
  fc.assert(
    fc.property(cell, cell, cell, cell, (a, b, c, d) => {
      const [first, second] = [
        fisherExact([
          [a, b],
          [c, d],
        ]),
        fisherExact([
          [d, c],
          [b, a],
        ]),
      ]
      expect(second.p).toEqual(first.p)
      const [oneSided, doubled] = (['one-sided', 'doubled'] as const).map((rule) =>
        answerOf(
          fisherExact(
            [
              [a, b],
              [c, d],
            ],
            rule,
          ).p,
        ),
      )
      if (first.greater.known)
        expect(oneSided).toBe(Math.min(answerOf(first.greater)!, answerOf(first.less)!))
      if (oneSided != null) expect(near(doubled!, Math.min(1, 2 * oneSided))).toBe(true)
      expect(second.greater).toEqual(first.greater)
      expect(
        fisherExact([
          [b, a],
          [d, c],
        ]).less,
      ).toEqual(first.greater)
    }),
    runs,
  )
})

test('fractions keep the laws of arithmetic, and decimals mean what they print', () => {
  const whole = fc.integer({ min: -1000, max: 1000 })
  const positive = fc.integer({ min: 1, max: 1000 })
  fc.assert(
    fc.property(whole, positive, whole, positive, (a, b, c, d) => {
      const [p, q] = [rational(a, b), rational(c, d)]
      expect(subtract(add(p, q), q)).toEqual(p)
      if (c !== 0) expect(multiply(divide(p, q), q)).toEqual(p)
      expect(toNumber(p)).toBe(a / b + 0)
      expect(compare(p, q)).toBe(Math.sign(a * d - c * b) + 0)
    }),
    runs,
  )
  expect(decimal(0.1)).toEqual(rational(1, 10))
  expect(decimal(1e-7)).toEqual(rational(1, 10_000_000))
  expect(decimal(-2.5)).toEqual(rational(-5, 2))
})

test('random assignments and tables come near the exact p, the same for the same seed', () => {
  const rows = [1, 2, 2, 3, 4, 5, 6, 7, 8, 8].map((time, i) => ({
    time,
    status: i % 4 === 3 ? 0 : 1,
    group: i % 3 ? 'a' : 'b',
  }))
  const table = eventTableOf(rows)
  const exact = answerOf(logRankPermutation([table], 'studentised').p)!
  const drawn = logRankMonteCarlo([table], 'studentised', 4000, 7, 0.9999)
  expect(answerOf(drawn.lower)!).toBeLessThan(exact)
  expect(answerOf(drawn.upper)!).toBeGreaterThan(exact)
  expect(logRankMonteCarlo([table], 'studentised', 4000, 7, 0.9999)).toEqual(drawn)
  const counts = [
    [3, 1, 2],
    [0, 4, 1],
    [2, 2, 5],
  ]
  const tables = fisherMonteCarlo(counts, 4000, 11, 0.9999)
  const p = answerOf(fisherExact(counts).p)!
  expect(answerOf(tables.lower)!).toBeLessThan(p)
  expect(answerOf(tables.upper)!).toBeGreaterThan(p)
})

test('the random source is sfc32, as a few lines of Python with unbounded integers have it, and even', () => {
  const first = randomBelow(1)
  expect([1, 2, 3, 4, 5].map(() => first(4294967296))).toEqual([
    2212199553, 1506684997, 389392296, 138374344, 482077534,
  ])
  const below = randomBelow(1)
  const counts = [0, 0, 0, 0, 0]
  for (let k = 0; k < 50_000; k++) counts[below(5)]! += 1
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  expect(() => randomBelow(-1)).toThrow('expected a whole seed')
})

test("adjusted p-values are those of R's p.adjust", () => {
  const ps = [0.01, 0.04, 0.03, 0.2, 0.011, 0.9]
  const close = (found: readonly number[], expected: readonly number[]) => {
    for (const [i, p] of found.entries()) expect(p).toBeCloseTo(expected[i]!, 14)
  }
  close(adjustP(ps, 'bonferroni'), [0.06, 0.24, 0.18, 1, 0.066, 1])
  close(adjustP(ps, 'holm'), [0.06, 0.12, 0.12, 0.4, 0.06, 0.9])
  close(adjustP([0.6, 0.7], 'holm'), [1, 1])
  close(adjustP([0.6, 0.7], 'none'), [0.6, 0.7])
  close(adjustP(ps, 'benjamini-hochberg'), [0.033, 0.06, 0.06, 0.24, 0.033, 0.9])
})

test('asymptotic limits of the shift are the differences that the normal law counts off', () => {
  // 6 against 6: 18 - 1.96 sqrt(39) = 5.76, so the 6th smallest and the 6th largest of 36 differences.
  const [x, y] = [
    [1, 4, 9, 16, 25, 36],
    [2, 3, 5, 7, 11, 13],
  ]
  const differences = x.flatMap((a) => y.map((b) => a - b)).sort((a, b) => a - b)
  const found = hodgesLehmann(valueCountsOf({ x, y }), 0.95, 'asymptotic')
  expect(answerOf(found.lower)).toBe(differences[5])
  expect(answerOf(found.upper)).toBe(differences[30])
  expect(answerOf(found.estimate)).toBe((differences[17]! + differences[18]!) / 2)
})
