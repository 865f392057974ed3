import { describe, expect, test } from 'vitest'
import {
  cumulativeIncidence,
  type IncidenceCurve,
  incidenceAt,
  incidenceLimits,
} from '../../../statistics/competing-risks/cumulative-incidence.ts'
import { grayTest } from '../../../statistics/competing-risks/gray-test.ts'
import {
  censoringBefore,
  subdistributionTable,
} from '../../../statistics/competing-risks/subdistribution-table.ts'
import { fisherMonteCarlo } from '../../../statistics/proportions/fisher-monte-carlo.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const reason = (text: string) => ({ known: false, reason: text })

/** Rows from "1 2+ 3c": a plus is censored, a c competes. */
const rowsOf = (text: string, group = 'all') =>
  text.split(' ').map((word) => ({
    time: Number.parseFloat(word),
    status: word.endsWith('+') ? 0 : word.endsWith('c') ? 2 : 1,
    group,
  }))
const curvesOf = (text: string) => {
  const { times, groups } = eventTableOf(rowsOf(text))
  return cumulativeIncidence(times, groups[0]!, 'aalen')
}

describe('a cumulative incidence', () => {
  test('of 1 2c 4+ ends with a subject event-free, and has no answer beyond 4', () => {
    const [own] = curvesOf('1 2c 4+')
    expect([own!.cause, own!.n, own!.lastTime, own!.isComplete]).toEqual([0, 3, 4, false])
    expect(answerOf(incidenceAt(own!, 0.5).incidence)).toBe(0)
    expect(answerOf(incidenceAt(own!, 4).incidence)).toBeCloseTo(1 / 3, 15)
    const beyond = reason('no patient was followed beyond 4')
    expect(incidenceAt(own!, 4.5)).toEqual({ incidence: beyond, standardError: beyond, step: 0 })
  })

  test('of 1 2c 4 ends with no subject event-free, and is constant afterwards', () => {
    const [own, other] = curvesOf('1 2c 4')
    expect([own!.isComplete, other!.isComplete]).toEqual([true, true])
    expect(answerOf(incidenceAt(own!, 99).incidence)).toBeCloseTo(2 / 3, 15)
    expect(answerOf(incidenceAt(other!, 99).incidence)).toBeCloseTo(1 / 3, 15)
  })

  test('ends with the last subject that leaves, not with the last time of the table', () => {
    const { times, groups } = eventTableOf([...rowsOf('1 2+', 'a'), ...rowsOf('9', 'b')])
    expect(cumulativeIncidence(times, groups[0]!, 'aalen')[0]!.lastTime).toBe(2)
  })

  test('begins at the first delayed entry, before which no subject is at risk', () => {
    const { times, groups } = eventTableOf([
      { entry: 1, time: 2, status: 1 },
      { entry: 1, time: 3, status: 0 },
    ])
    const [own] = cumulativeIncidence(times, groups[0]!, 'aalen')
    expect(own!.steps.map(({ time, incidence }) => [time, incidence])).toEqual([[2, 1 / 2]])
  })

  test('of an empty group is not a constant curve', () => {
    const { times, groups } = eventTableOf(rowsOf('1'), ['all', 'nobody'])
    const [curve] = cumulativeIncidence(times, groups[1]!, 'aalen')
    expect(curve).toEqual({ cause: 0, n: 0, lastTime: 0, isComplete: false, steps: [] })
    const none = reason('no patients entered')
    expect(incidenceAt(curve!, 0)).toEqual({ incidence: none, standardError: none, step: -1 })
    const complete: IncidenceCurve = { ...curve!, isComplete: true }
    expect(incidenceAt(complete, 0).incidence).toEqual(none)
  })

  test('has no limits at 0 and at 1, and says why', () => {
    const [nothing, all] = [reason('no event yet'), reason('the incidence is one')]
    for (const kind of ['log-log', 'plain'] as const) {
      expect(incidenceLimits(kind, 0, 0, 1.96)).toEqual({ lower: nothing, upper: nothing })
      expect(incidenceLimits(kind, 1, 0, 1.96)).toEqual({ lower: all, upper: all })
    }
  })

  test('has plain limits within 0 and 1', () => {
    const limits = (incidence: number, se: number) => {
      const { lower, upper } = incidenceLimits('plain', incidence, se, 2)
      return [lower, upper].map(answerOf)
    }
    expect(limits(0.5, 0.125)).toEqual([0.25, 0.75])
    expect(limits(0.25, 0.25)).toEqual([0, 0.75])
    expect(limits(0.75, 0.25)).toEqual([0.25, 1])
  })
})

describe('the table of a subdistribution', () => {
  test('of 1c 2+ 3 4+: the subject that left at 1 stays with the weight of the censoring curve, 1 to 2, then 2/3', () => {
    const table = eventTableOf(rowsOf('1c 2+ 3 4+'))
    const own = subdistributionTable(table, 0).groups[0]!
    // times 0 1 2 3 4; the censoring at 2 is one of three
    expect(censoringBefore(table)).toEqual([1, 1, 1, 2 / 3, 2 / 3])
    for (const [i, n] of [4, 4, 3 + 1, 2 + 2 / 3, 1 + 2 / 3].entries())
      expect(own.atRisk[i]).toBeCloseTo(n, 15)
    expect([own.events, own.censored, own.competing]).toEqual([[0, 0, 0, 1, 0], [0, 0, 0, 0, 0], []])
    const other = subdistributionTable(table, 1).groups[0]!
    expect(other.events).toEqual([0, 1, 0, 0, 0])
    // the event at 3 now competes: 1/(2/3) of a subject, times 2/3
    for (const [i, n] of [4, 4, 3, 2, 1 + 1].entries()) expect(other.atRisk[i]).toBeCloseTo(n, 15)
    expect(subdistributionTable(table, 5).groups[0]!.events).toEqual([0, 0, 0, 0, 0])
  })

  test('has weights also at a time with no subject at risk', () => {
    const table = eventTableOf([
      { entry: 1, time: 2, status: 2 },
      { entry: 1, time: 3, status: 1 },
    ])
    expect(censoringBefore(table)).toEqual([1, 1, 1])
    expect(subdistributionTable(table, 0).groups[0]!.atRisk).toEqual([0, 2, 1 + 1])
  })
})

describe("Gray's test", () => {
  test('of a cause without events, or of one group, has no answer', () => {
    const none = reason('no event of this cause while two groups were at risk together')
    const table = eventTableOf([...rowsOf('1 2', 'a'), ...rowsOf('1 3', 'b')])
    expect(grayTest([table], 3)).toMatchObject({ chiSquare: none, p: none, df: 0, u: [0, 0] })
    expect(grayTest([eventTableOf(rowsOf('1 2'))], 0)).toMatchObject({ chiSquare: none, p: none, df: 0 })
  })

  test('of one against one, the first with the event at 1, the other at 2: u is 1 - 1/2, then 1 - 1', () => {
    const { u } = grayTest([eventTableOf([...rowsOf('1', 'a'), ...rowsOf('2', 'b')])], 0)
    expect(u[0]).toBeCloseTo(1 / 2, 15)
    expect(u[1]).toBeCloseTo(-1 / 2, 15)
  })

  test('of strata adds their scores, whatever the order of the groups in them', () => {
    const table = eventTableOf([...rowsOf('1 3c 5 6+', 'a'), ...rowsOf('2 2c 4 7', 'b')])
    const turned = { times: table.times, groups: [...table.groups].reverse() }
    const [one, two] = [grayTest([table], 0), grayTest([table, turned], 0)]
    for (const [j, u] of one.u.entries()) expect(two.u[j]).toBeCloseTo(2 * u, 14)
    for (const [j, row] of one.v.entries())
      for (const [k, v] of row.entries()) expect(two.v[j]![k]).toBeCloseTo(2 * v, 14)
    expect(answerOf(two.chiSquare)).toBeCloseTo(2 * answerOf(one.chiSquare)!, 13)
  })
})

describe("Fisher's test by random tables", () => {
  test('of 1 0 / 0 1, whose two tables are equally probable, has p 1 however many are drawn', () => {
    const found = fisherMonteCarlo(
      [
        [1, 0],
        [0, 1],
      ],
      9,
      1,
      0.95,
    )
    expect([found.p, found.upper].map(answerOf)).toEqual([1, 1])
    // 9 of 9: p^9 = 0.025
    expect(answerOf(found.lower)! ** 9).toBeCloseTo(0.025, 14)
    expect([found.runs, found.seed]).toEqual([9, 1])
  })

  test('has no answer with fewer than two rows or columns of counts', () => {
    const none = reason('fewer than two rows or columns have counts')
    for (const table of [
      [
        [3, 1],
        [0, 0],
      ],
      [
        [3, 0],
        [1, 0],
      ],
    ])
      expect(fisherMonteCarlo(table, 9, 1, 0.95)).toEqual({
        ...{ p: none, lower: none, upper: none },
        ...{ runs: 9, seed: 1 },
      })
  })
})
