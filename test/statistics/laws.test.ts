import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adjustP } from '../../statistics/adjust-p.ts'
import { cumulativeIncidence } from '../../statistics/cumulative-incidence.ts'
import type { EventTable } from '../../statistics/event-table.ts'
import { fisherExact } from '../../statistics/fisher-exact.ts'
import { fisherMonteCarlo } from '../../statistics/fisher-monte-carlo.ts'
import { hodgesLehmann } from '../../statistics/hodges-lehmann.ts'
import { eachStep, kaplanMeier, type SurvivalCurve } from '../../statistics/kaplan-meier.ts'
import { logRank } from '../../statistics/log-rank.ts'
import { groupSizes, hasDelayedEntry } from '../../statistics/log-rank-assignments.ts'
import { logRankPairwise } from '../../statistics/log-rank-pairwise.ts'
import { logRankMonteCarlo, logRankPermutation } from '../../statistics/log-rank-permutation.ts'
import { mannWhitney } from '../../statistics/mann-whitney.ts'
import { nelsonAalen } from '../../statistics/nelson-aalen.ts'
import { personTimeRate } from '../../statistics/person-time-rate.ts'
import { randomBelow } from '../../statistics/random.ts'
import {
  add,
  compare,
  decimal,
  divide,
  multiply,
  rational,
  subtract,
  toNumber,
} from '../../statistics/rational.ts'
import { reverseKaplanMeier } from '../../statistics/reverse-kaplan-meier.ts'
import { simulationLaw } from '../../statistics/simulated-table.ts'
import { survivalExactLimits } from '../../statistics/survival-exact-limits.ts'
import { survivalQuantile } from '../../statistics/survival-quantile.ts'
import { tableCount, visitTables } from '../../statistics/tables-with-margins.ts'
import { eventTableOf, type SubjectRow } from '../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../tools/conformance/oracle.ts'
import { valueCountsOf } from '../../tools/conformance/value-counts-of.ts'

const subject = fc.record({
  time: fc.integer({ min: 1, max: 12 }),
  status: fc.integer({ min: 0, max: 1 }),
  group: fc.constantFrom('a', 'b', 'c'),
})
const cohort = fc.array(subject, { minLength: 2, maxLength: 25 })
const runs = { numRuns: 150, seed: 20240505 }
const single = (table: EventTable) => ({ times: table.times, group: table.groups[0]! })
const together = (rows: readonly SubjectRow[]) =>
  single(eventTableOf(rows.map((row) => ({ ...row, group: 'all' }))))
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

test('the order of the rows changes nothing', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      expect(logRank([eventTableOf([...rows].reverse())])).toEqual(logRank([eventTableOf(rows)]))
    }),
    runs,
  )
})

test('who entered at 0 may be told by one number alone', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const { times, group } = together(rows)
      const short = { ...group, entered: [group.entered[0]!] }
      expect(kaplanMeier(times, short)).toEqual(kaplanMeier(times, group))
      expect(nelsonAalen(times, short)).toEqual(nelsonAalen(times, group))
      expect(cumulativeIncidence(times, short, 'aalen')).toEqual(cumulativeIncidence(times, group, 'aalen'))
      expect(personTimeRate(times, short, 0.95)).toEqual(personTimeRate(times, group, 0.95))
      for (const t of [0, 3, 12])
        expect(survivalExactLimits(times, short, t, 0.95)).toEqual(survivalExactLimits(times, group, t, 0.95))
      const table = (own: typeof group) => [{ times, groups: [own] }]
      expect(hasDelayedEntry(table(short))).toBe(false)
      expect(groupSizes(table(short), ['all'])).toEqual(groupSizes(table(group), ['all']))
      expect(simulationLaw({ times, groups: [short] })).toEqual(simulationLaw({ times, groups: [group] }))
    }),
    runs,
  )
})

test('a longer unit of time scales the quantiles and leaves survival alone', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const [a, b] = [together(rows), together(rows.map((row) => ({ ...row, time: row.time * 8 })))]
      const [first, second] = [kaplanMeier(a.times, a.group), kaplanMeier(b.times, b.group)]
      expect(second.steps.survival).toEqual(first.steps.survival)
      const median = answerOf(survivalQuantile(first, 0.5, 'r-middle'))
      expect(answerOf(survivalQuantile(second, 0.5, 'r-middle'))).toBe(median === null ? null : 8 * median)
    }),
    runs,
  )
})

test('one stratum equals none, and a stratum twice doubles O, E and V', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const table = eventTableOf(rows)
      const [once, twice] = [logRank([table]), logRank([table, table])]
      once.groups.forEach((group, j) => {
        expect(near(twice.groups[j]!.observed, 2 * group.observed)).toBe(true)
        expect(near(twice.groups[j]!.expected, 2 * group.expected)).toBe(true)
        for (const [k, v] of once.v[j]!.entries()) expect(near(twice.v[j]![k]!, 2 * v)).toBe(true)
      })
    }),
    runs,
  )
})

test('the sum of (O - E)²/E is never more than the chi-square by the variance, on as many degrees of freedom', () => {
  fc.assert(
    fc.property(cohort, cohort, (rows, others) => {
      const strata = [eventTableOf(rows), eventTableOf(others)]
      const [byVariance, byExpected] = [logRank(strata), logRank(strata, undefined, 'observed-expected')]
      expect(byExpected.df).toBe(byVariance.df)
      const [more, less] = [answerOf(byVariance.chiSquare), answerOf(byExpected.chiSquare)]
      if (more === null || less === null) expect(less).toBe(more)
      else expect(less).toBeLessThanOrEqual(more + 1e-9)
    }),
    runs,
  )
})

test('groups are matched by name, whatever their order in a stratum', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const table = eventTableOf(rows)
      const turned = { times: table.times, groups: [...table.groups].reverse() }
      const [once, twice] = [logRank([table, table]), logRank([table, turned])]
      for (const [j, u] of once.u.entries()) expect(near(twice.u[j]!, u)).toBe(true)
    }),
    runs,
  )
})

test('merging two groups adds their O and E', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const all = ['a', 'b', 'c']
      const apart = logRank([eventTableOf(rows, all)])
      const merged = logRank([
        eventTableOf(
          rows.map((row) => ({ ...row, group: row.group === 'c' ? 'b' : row.group })),
          all,
        ),
      ])
      expect(near(merged.u[1]!, apart.u[1]! + apart.u[2]!)).toBe(true)
    }),
    runs,
  )
})

test('without censoring Kaplan-Meier is the empirical survival', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const { times, group } = together(rows.map((row) => ({ ...row, status: 1 })))
      for (const step of eachStep(kaplanMeier(times, group))) {
        expect(near(step.survival, rows.filter((row) => row.time > step.time).length / rows.length)).toBe(
          true,
        )
      }
    }),
    runs,
  )
})

test('without competing events 1 - KM is the cumulative incidence', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const { times, group } = together(rows)
      const [curve] = cumulativeIncidence(times, group, 'survfit')
      eachStep(kaplanMeier(times, group)).forEach((step, i) => {
        expect(near(curve!.steps[i]!.incidence, 1 - step.survival)).toBe(true)
        const variance = step.greenwood === null ? 0 : step.survival * step.survival * step.greenwood
        expect(near(curve!.steps[i]!.variance, variance)).toBe(true)
      })
    }),
    runs,
  )
})

test('survival times follow-up is the share still observed, when events come first', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const { times, group } = together(rows)
      const [s, g] = [kaplanMeier(times, group), reverseKaplanMeier(times, group, 'events-first')]
      for (const t of Array.from(times)) {
        const at = (curve: SurvivalCurve) => eachStep(curve).findLast(({ time }) => time <= t)?.survival ?? 1
        expect(near(at(s) * at(g), rows.filter((row) => row.time > t).length / rows.length)).toBe(true)
      }
    }),
    runs,
  )
})

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

test('swapping two groups flips the sign of Z and keeps the p', () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(values, values, (x, y) => {
      const [first, second] = [
        mannWhitney(valueCountsOf({ x, y }), 'asymptotic'),
        mannWhitney(valueCountsOf({ y, x }), 'asymptotic'),
      ]
      if (first.z.known) expect(near(answerOf(second.z)!, -first.z.value)).toBe(true)
      expect(first.u[0] + first.u[1]).toBe(x.length * y.length)
      const [exact, turned] = [
        mannWhitney(valueCountsOf({ x, y }), 'exact'),
        mannWhitney(valueCountsOf({ y, x }), 'exact'),
      ]
      expect(near(answerOf(exact.p)!, answerOf(turned.p)!)).toBe(true)
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

const ab = fc.record({
  ...{ time: fc.integer({ min: 1, max: 6 }), status: fc.integer({ min: 0, max: 1 }) },
  group: fc.constantFrom('a', 'b'),
})

test('two groups given as three, one of them empty of subjects, have the same permutation p', () => {
  fc.assert(
    fc.property(fc.array(ab, { minLength: 3, maxLength: 8 }), (rows) => {
      for (const statistic of ['studentised', 'linear'] as const) {
        const two = logRankPermutation([eventTableOf(rows, ['a', 'b'])], statistic)
        const three = logRankPermutation([eventTableOf(rows, ['a', 'b', 'c'])], statistic)
        expect(near(answerOf(three.p)!, answerOf(two.p)!)).toBe(true)
        const strata = logRankPermutation(
          [eventTableOf(rows, ['a', 'b']), eventTableOf([], ['a', 'b'])],
          statistic,
        )
        expect(strata.p).toEqual(two.p)
      }
    }),
    { numRuns: 60, seed: 20240506 },
  )
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

test('a pair is tested on its two groups alone', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const pairs = logRankPairwise([eventTableOf(rows, ['a', 'b', 'c'])], 'holm')
      expect(pairs.map(({ first, second }) => first + second)).toEqual(['ab', 'ac', 'bc'])
      const ps = pairs.flatMap(({ test }) => (test.p.known ? [test.p.value] : []))
      expect(pairs.flatMap(({ adjustedP }) => (adjustedP.known ? [adjustedP.value] : []))).toEqual(
        adjustP(ps, 'holm'),
      )
      for (const { first, second, test } of pairs) {
        const own = logRank([eventTableOf(rows.filter((row) => row.group === first || row.group === second))])
        expect(near(answerOf(own.chiSquare) ?? 0, answerOf(test.chiSquare) ?? 0)).toBe(true)
      }
    }),
    runs,
  )
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
