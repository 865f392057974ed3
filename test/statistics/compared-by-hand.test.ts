import { describe, expect, test } from 'vitest'
import { logRank } from '../../statistics/log-rank/log-rank.ts'
import type { LogRankWeight } from '../../statistics/log-rank/log-rank-weight.ts'
import { kaplanMeier } from '../../statistics/survival/kaplan-meier.ts'
import { landmarkDifference } from '../../statistics/survival/landmark-difference.ts'
import {
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanRatio,
} from '../../statistics/survival/restricted-mean.ts'
import { eventTableOf, type SubjectRow } from '../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../tools/conformance/oracle.ts'

/** Rows from "1 2+ 3": a plus is censored, a c after the time competes. */
const rowsOf = (text: string, group = 'all'): readonly SubjectRow[] =>
  text.split(' ').map((word) => ({
    time: Number.parseFloat(word),
    status: word.endsWith('+') ? 0 : word.endsWith('c') ? 2 : 1,
    group,
  }))

const curveOf = (text: string) => {
  const { times, groups } = eventTableOf(rowsOf(text))
  return kaplanMeier(times, groups[0]!)
}

test('a landmark difference adds the variances', () => {
  const part = (estimate: number, standardError: number) => ({
    estimate: { known: true, value: estimate } as const,
    standardError: { known: true, value: standardError } as const,
  })
  const found = landmarkDifference(part(0.8, 0.03), part(0.6, 0.04), 2)
  expect(answerOf(found.standardError)).toBeCloseTo(0.05, 15)
  expect(answerOf(found.lower)).toBeCloseTo(0.1, 15)
  expect(answerOf(found.upper)).toBeCloseTo(0.3, 15)
  expect(answerOf(found.z)).toBeCloseTo(4, 13)
  const gone = {
    estimate: { known: false, reason: 'no patient was followed beyond 3' } as const,
    standardError: { known: true, value: 1 } as const,
  }
  expect(landmarkDifference(part(0.8, 0.03), gone, 2).p).toEqual(gone.estimate)
})

describe('log-rank of a: 1 3, b: 2 4+', () => {
  const table = eventTableOf([...rowsOf('1 3', 'a'), ...rowsOf('2 4+', 'b')])

  test('expects 2/4 + 1/3 + 1/2 in a, with variance 1/4 + 2/9 + 1/4', () => {
    const found = logRank([table])
    expect(found.groups[0]!.expected).toBeCloseTo(2 / 4 + 1 / 3 + 1 / 2, 15)
    expect(found.v[0]![0]).toBeCloseTo(1 / 4 + 2 / 9 + 1 / 4, 15)
    expect(found.u[0]! + found.u[1]!).toBeCloseTo(0, 15)
    expect(found.df).toBe(1)
  })

  test.each<[LogRankWeight, readonly number[]]>([
    [{ kind: 'gehan' }, [4, 3, 2]],
    [{ kind: 'tarone-ware' }, [2, Math.sqrt(3), Math.SQRT2]],
    [{ kind: 'fleming-harrington', rho: 1, gamma: 0 }, [1, 3 / 4, 1 / 2]],
    [{ kind: 'fleming-harrington', rho: 0, gamma: 1 }, [0, 1 / 4, 1 / 2]],
    [{ kind: 'fleming-harrington', rho: 0.5, gamma: 0.5 }, [0, Math.sqrt(3) / 4, 1 / 2]],
    [{ kind: 'peto-peto' }, [4 / 5, (4 / 5) * (3 / 4), (4 / 5) * (3 / 4) * (2 / 3)]],
    [{ kind: 'modified-peto-peto' }, [(4 / 5) ** 2, (3 / 5) * (3 / 4), (2 / 5) * (2 / 3)]],
  ])('with weight %o', (weight, w) => {
    const found = logRank([table], weight)
    const u = w[0]! * (1 - 2 / 4) + w[1]! * (0 - 1 / 3) + w[2]! * (1 - 1 / 2)
    expect(found.u[0]).toBeCloseTo(u, 14)
    expect(found.v[0]![0]).toBeCloseTo(w[0]! ** 2 / 4 + (w[1]! ** 2 * 2) / 9 + w[2]! ** 2 / 4, 14)
  })
})

test('difference and ratio of restricted means', () => {
  const a = restrictedMean(curveOf('1 3 4+ 4+'), 4)
  const b = restrictedMean(curveOf('2 2 4 4+'), 4)
  const va = ((2 + 1) ** 2 / 12 / 16) * 0 + (0.75 * 2 + 0.5) ** 2 / 12 + 0.5 ** 2 / 6
  expect(answerOf(a.mean)).toBeCloseTo(1 + 1.5 + 0.5, 15)
  expect(answerOf(a.variance)).toBeCloseTo(va, 14)
  const vb = ((2 * 1) / 8) * 2 ** 2 * 0 + (0.5 * 2) ** 2 * (2 / (4 * 2))
  expect(answerOf(b.mean)).toBeCloseTo(3, 15)
  const difference = restrictedMeanDifference(a, b, 2)
  expect(answerOf(difference.estimate)).toBeCloseTo(0, 15)
  expect(answerOf(difference.upper)).toBeCloseTo(2 * Math.sqrt(va + vb), 14)
  const ratio = restrictedMeanRatio(a, b, 2)
  expect(answerOf(ratio.upper)).toBeCloseTo(Math.exp(2 * Math.sqrt(va / 9 + vb / 9)), 14)
})
