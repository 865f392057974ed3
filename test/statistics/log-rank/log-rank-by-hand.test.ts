import { describe, expect, test } from 'vitest'
import { normalTwoSided } from '../../../statistics/distributions/normal.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { logRankPairwise } from '../../../statistics/log-rank/log-rank-pairwise.ts'
import { logRankMonteCarlo, logRankPermutation } from '../../../statistics/log-rank/log-rank-permutation.ts'
import { logRankTrend } from '../../../statistics/log-rank/log-rank-trend.ts'
import { survivalExactLimits } from '../../../statistics/survival/survival-exact-limits.ts'
import { eventTableOf, type SubjectRow } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const reason = (text: string) => ({ known: false, reason: text })
/** One subject a group, each with the event, one after the other. */
const inTurn = (groups: string): readonly SubjectRow[] =>
  [...groups].map((group, i) => ({ time: i + 1, status: 1, group }))

describe('trend over a, b, c with events at 1, 2, 3', () => {
  /*
   * At 1 three are at risk, at 2 two, at 3 one: O - E is 1 - 1/3, 1 - 1/3 - 1/2, 1 - 1/3 - 1/2 - 1 = 2/3, 1/6, -5/6.
   * Scores 0 1 2 against the mean: -1 0 1, so s'u = -3/2; V is 2/9 in a, 2/9 + 1/4 in c, -1/9 between: s'Vs = 25/36 + 2/9.
   */
  const found = logRank([eventTableOf(inTurn('abc'))])
  const z = -3 / 2 / Math.sqrt(25 / 36 + 2 / 9)

  test('is negative when the low scores fail first', () => {
    expect(answerOf(logRankTrend(found, [0, 1, 2]).z)).toBeCloseTo(z, 14)
    expect(answerOf(logRankTrend(found, [2, 1, 0]).z)).toBeCloseTo(-z, 14)
    expect(found.untested).toEqual([])
  })

  test('does not lose its digits to scores that are large and close together', () => {
    expect(answerOf(logRankTrend(found, [1e12, 1e12 + 1, 1e12 + 2]).z)).toBeCloseTo(z, 9)
  })

  test('has none if all scores are the same, and wants one for each group', () => {
    const none = reason('no event while groups with different scores were at risk together')
    expect(logRankTrend(found, [2, 2, 2])).toEqual({ z: none, p: none })
    const apart = logRank([
      eventTableOf([
        { time: 1, status: 1, group: 'a' },
        { entry: 2, time: 3, status: 1, group: 'b' },
      ]),
    ])
    expect(logRankTrend(apart, [0, 1]).p).toEqual(none)
    expect(() => logRankTrend(found, [0, 1])).toThrow('expected 3 scores, found 2')
  })
})

describe('the sum of (O - E)²/E', () => {
  /*
   * a at 1 and 2, b at 2, 3, 4+: at 1 expects 2/5 of a, at 2 two events of 1 a and 3 b: 2(1/4), at 3 none of a.
   * O of a is 2, E 2/5 + 1/2 = 9/10; of b 2 and 31/10: (11/10)² (10/9 + 10/31).
   */
  const rows: readonly SubjectRow[] = [
    { time: 1, status: 1, group: 'a' },
    { time: 2, status: 1, group: 'a' },
    { time: 2, status: 1, group: 'b' },
    { time: 3, status: 1, group: 'b' },
    { time: 4, status: 0, group: 'b' },
  ]
  const byExpected = (...of: readonly (readonly SubjectRow[])[]) =>
    logRank(
      of.map((rows) => eventTableOf(rows)),
      { kind: 'log-rank' },
      'observed-expected',
    )
  const chiSquare = (121 / 100) * (10 / 9 + 10 / 31)

  test('of five subjects is (11/10)² (10/9 + 10/31) on 1 df', () => {
    const found = byExpected(rows)
    expect(answerOf(found.chiSquare)).toBeCloseTo(chiSquare, 14)
    expect(found.df).toBe(1)
    // two-sided normal tail of the root
    expect(answerOf(found.p)).toBeCloseTo(normalTwoSided(Math.sqrt(chiSquare)), 12)
  })

  test('of two strata alike is twice that of one, of O and E added', () => {
    expect(answerOf(byExpected(rows, rows).chiSquare)).toBeCloseTo(2 * chiSquare, 13)
  })

  test('has a group that is never at risk add nothing, and no degree of freedom', () => {
    const early: SubjectRow = { time: 0.5, status: 0, group: 'c' }
    expect(answerOf(byExpected([...rows, early]).chiSquare)).toBeCloseTo(chiSquare, 14)
    expect(byExpected([...rows, early]).df).toBe(1)
  })

  test('has no answer where no event happened while two groups were at risk', () => {
    const none = reason('no event while two groups were at risk together')
    expect(byExpected(inTurn('aaa'))).toMatchObject({ chiSquare: none, p: none, df: 0 })
  })

  test('is that of two groups alone, of each pair', () => {
    const three = eventTableOf([...rows, { time: 5, status: 1, group: 'c' }])
    const [pair] = logRankPairwise([three], 'none', { kind: 'log-rank' }, 'observed-expected')
    expect(answerOf(pair!.test.chiSquare)).toBeCloseTo(chiSquare, 14)
  })

  test('is refused with a weight: it would grow with the scale of the weights', () => {
    expect(() => logRank([eventTableOf(rows)], { kind: 'gehan' }, 'observed-expected')).toThrow(
      'logRank: expected no weight with observed-expected, found gehan',
    )
  })
})

describe('the permutation test', () => {
  test('has a reason where it is not offered', () => {
    const both = (rows: readonly SubjectRow[], text: string) => {
      const exact = logRankPermutation([eventTableOf(rows)], 'studentised')
      expect(exact).toEqual({ p: reason(text), assignments: reason(text) })
    }
    both(inTurn('aaa'), 'only one group')
    both([...inTurn('ab'), { entry: 1, time: 4, status: 1, group: 'a' }], 'not available with delayed entry')
    // 24 choose 12 is 2,704,156
    both(inTurn('ababababababababababababab'.slice(0, 24)), 'more than 1000000 assignments')
    const one = logRankMonteCarlo([eventTableOf(inTurn('aaa'))], 'linear', 9, 5, 0.9)
    const none = reason('only one group')
    expect(one).toEqual({ p: none, lower: none, upper: none, runs: 9, seed: 5 })
  })

  test('counts its assignments: 6 choose 2 are 15, in two strata 225', () => {
    const six = eventTableOf(inTurn('aabbbb'))
    expect(answerOf(logRankPermutation([six, six], 'linear').assignments)).toBe(225)
    expect(answerOf(logRankPermutation([six], 'linear').assignments)).toBe(15)
  })

  test('takes a competing event as a censoring', () => {
    const rows = (status: number) =>
      inTurn('abbaabb').map((row, i) => (i % 3 === 1 ? { ...row, status } : row))
    for (const statistic of ['studentised', 'linear'] as const) {
      const [competing, censored] = [2, 0].map((status) =>
        logRankPermutation([eventTableOf(rows(status))], statistic),
      )
      expect(competing).toEqual(censored)
      const drawn = [2, 0].map((status) =>
        logRankMonteCarlo([eventTableOf(rows(status))], statistic, 50, 3, 0.9),
      )
      expect(drawn[0]).toEqual(drawn[1])
    }
  })

  test('of events in turn a a a b b b is 2 of 20: that split and its mirror, 37/20 from 0', () => {
    expect(answerOf(logRankPermutation([eventTableOf(inTurn('aaabbb'))], 'linear').p)).toBe(2 / 20)
  })

  test('drawn where every deal is the same, is 1 with a lower limit of (0.05)^(1/B)', () => {
    const rows = ['a', 'b', 'b'].map((group) => ({ time: 1, status: 1, group }))
    const found = logRankMonteCarlo([eventTableOf(rows)], 'studentised', 20, 1, 0.9)
    expect(answerOf(found.p)).toBe(1)
    expect(answerOf(found.lower)).toBeCloseTo(0.05 ** (1 / 20), 12)
    expect(answerOf(found.upper)).toBe(1)
  })
})

test('exact limits of S(t) are refused after a loss, a competing event or a late entry, each with its reason', () => {
  const limits = (rows: readonly SubjectRow[], t: number) => {
    const { times, groups } = eventTableOf(rows)
    return survivalExactLimits(times, groups[0]!, t, 0.9).lower
  }
  expect(
    limits(
      [
        { time: 1, status: 2 },
        { time: 2, status: 1 },
      ],
      2,
    ),
  ).toEqual(reason('a patient was censored or had a competing event before 2'))
  expect(
    limits(
      [
        { time: 1, status: 0 },
        { time: 2, status: 1 },
      ],
      2,
    ),
  ).toEqual(reason('a patient was censored or had a competing event before 2'))
  expect(
    limits(
      [
        { time: 2, status: 2 },
        { time: 2, status: 1 },
      ],
      2,
    ).known,
  ).toBe(true)
  expect(
    limits(
      [
        { entry: 1, time: 3, status: 1 },
        { time: 2, status: 1 },
      ],
      2,
    ),
  ).toEqual(reason('entry is delayed'))
})
