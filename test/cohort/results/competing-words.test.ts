import { describe, expect, test } from 'vitest'
import type { EventRow } from '../../../cohort/counts/event-rows.ts'
import { PROFILES } from '../../../cohort/descriptors/conventions.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { TestOf } from '../../../cohort/descriptors/plan/test.ts'
import { logRankResults } from '../../../cohort/results/group-tests/log-rank.ts'
import type { TestData } from '../../../cohort/results/group-tests/parts/test-data.ts'
import { coxResults } from '../../../cohort/results/models/cox/cox.ts'
import type { Variable } from '../../../cohort/values/value.ts'

const ARM: Variable = {
  ...{ name: 'arm', title: 'arm', type: 'string', unit: '1', ordered: false },
  categories: ['x', 'y'].map((value) => ({ value, label: value })),
  ...{ source: null, derivation: null, of: [] },
}
const RULES = { ...PROFILES.r, alpha: 0.05, confidence: 0.95 }
const LOG_RANK: TestOf<'log-rank'> = {
  ...{ method: 'log-rank', endpoint: 'e', by: 'arm', strata: [], weight: 'log-rank' },
  ...{ permutation: 'linear', pairwise: 'holm', scores: [0, 1] },
}
const COX: Extract<Model, { method: 'cox' }> = {
  ...{ title: 'Cox', method: 'cox', endpoint: 'e', covariates: ['arm'] },
  ...{ strata: [], ties: 'efron', firth: false },
}

/** x has the event at 1 and 3, y at 2 and 4; the second of each leaves by a competing event where there is one. */
const dataOf = (hasCompeting: boolean): TestData => {
  const row = (group: string, time: number, at_risk: number, isSecond: boolean): EventRow => ({
    ...{ endpoint: 'e', stratum: '', group: `arm=${group}`, time, at_risk },
    ...{ entered: 0, censored: 0, events: hasCompeting && isSecond ? 0 : 1 },
    competing: hasCompeting ? (isSecond ? '1' : '0') : '',
  })
  return {
    eventRows: [
      ...['x', 'y'].map((group) => ({ ...row(group, 0, 2, false), entered: 2, events: 0 })),
      ...[row('x', 1, 2, false), row('y', 2, 2, false), row('x', 3, 1, true), row('y', 4, 1, true)],
    ],
    countRows: [],
    variables: new Map([['arm', ARM]]),
    endpoints: {},
  }
}
const methodsOf = (data: TestData) =>
  [...logRankResults('t', LOG_RANK, data, RULES), ...coxResults('c', COX, data, RULES)].map(
    ({ method }) => method,
  )

describe('a log-rank test, a permutation of it and a Cox model', () => {
  test('say that competing events were censored where the endpoint has some', () => {
    const methods = methodsOf(dataOf(true))
    expect(methods.length).toBeGreaterThan(20)
    expect(methods.filter((method) => !method.includes(', competing events censored'))).toEqual([])
  })

  test('say nothing of them where it has none', () => {
    expect(methodsOf(dataOf(false)).filter((method) => method.includes('competing'))).toEqual([])
  })
})
