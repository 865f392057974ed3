import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adjustP } from '../../../statistics/distributions/adjust-p.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { logRankPairwise } from '../../../statistics/log-rank/log-rank-pairwise.ts'
import { logRankPermutation } from '../../../statistics/log-rank/log-rank-permutation.ts'
import { mannWhitney } from '../../../statistics/ranks/mann-whitney.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'
import { valueCountsOf } from '../../../tools/conformance/value-counts-of.ts'

const subject = fc.record({
  time: fc.integer({ min: 1, max: 12 }),
  status: fc.integer({ min: 0, max: 1 }),
  group: fc.constantFrom('a', 'b', 'c'),
})
const cohort = fc.array(subject, { minLength: 2, maxLength: 25 })
const runs = { numRuns: 150, seed: 20240505 }
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))
const ab = fc.record({
  ...{ time: fc.integer({ min: 1, max: 6 }), status: fc.integer({ min: 0, max: 1 }) },
  group: fc.constantFrom('a', 'b'),
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

test('a control is compared with each other group, first of its pairs, adjusted for these alone', () => {
  fc.assert(
    fc.property(cohort, fc.constantFrom('a', 'b', 'c'), (rows, control) => {
      const table = [eventTableOf(rows, ['a', 'b', 'c'])]
      const pairs = logRankPairwise(table, 'holm', { kind: 'log-rank' }, 'hypergeometric', control)
      const all = logRankPairwise(table, 'none')
      const others = ['a', 'b', 'c'].filter((name) => name !== control)
      expect(pairs.map(({ first, second }) => [first, second])).toEqual(others.map((name) => [control, name]))
      const raw = pairs.map(({ first, second, test }) => {
        const same = all.find(
          (pair) => [pair.first, pair.second].sort().join() === [first, second].sort().join(),
        )!
        expect(near(answerOf(test.p) ?? 2, answerOf(same.test.p) ?? 2)).toBe(true)
        return answerOf(test.p)
      })
      const adjusted = pairs.map(({ adjustedP }) => answerOf(adjustedP))
      const known = raw.filter((p) => p !== null)
      // Holm: the smaller of two is doubled, the larger stays or rises to it; alone it is itself
      const [low = 1, high] = [...known].sort((a, b) => a - b)
      const first = Math.min(1, known.length * low)
      const expected = raw.map((p) => (p === null ? null : p === low ? first : Math.max(high!, first)))
      expect(adjusted).toEqual(expected)
    }),
    runs,
  )
})
