import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../../../audit/claims/agreement.ts'
import { claimOf } from '../../../../audit/claims/claim.ts'
import { readPublishedText } from '../../../../audit/claims/published-number.ts'
import type { VerdictRow } from '../../../../audit/claims/verdict-row.ts'
import type { Result } from '../../../../cohort/results/result.ts'
import { findingsOf, placesOf } from '../../../../stages/8-report/findings/finding.ts'
import {
  changesConclusion,
  type RankedBy,
  rankFindings,
  sizeOf,
} from '../../../../stages/8-report/findings/rank-findings.ts'
import { recomputedShort } from '../../../../stages/8-report/findings/recomputed-short.ts'

interface Row {
  readonly id: string
  readonly result?: string
  readonly published?: string
  readonly unit?: string
  readonly place?: string
  readonly computed?: number | null
  readonly verdict?: Verdict
}

/** Claims with verdicts, and their results, whose values are the computed numbers. */
const judged = (rows: readonly Row[]) => {
  const claims = rows.map(({ id, result = '', published = '1', unit = '1', place = 'Results' }) =>
    claimOf({
      ...{ id, place, label: id, published, unit, result },
      ...{ reason: '', statement: '', row: '', column: '' },
    }),
  )
  const verdicts = rows.map(
    ({ id, published = '1', computed = null, verdict = 'not reproduced' }): VerdictRow => ({
      ...{ id, published, computed, verdict, explanation: '', note: '' },
    }),
  )
  const results = new Map(
    rows.flatMap(({ result, computed = null }) => {
      if (result === undefined) return []
      const [, analysis = '', group = '', statistic = '', at] =
        /^([^/]+)(?:\/(.+))?\/([^/@]+)(?:@(\d+))?$/.exec(result)!
      const row = { id: result, analysis, group, level: '', statistic, at: at ?? null, value: computed }
      return [[result, row as unknown as Result] as const]
    }),
  )
  return { claims, verdicts, results }
}

const by = (results: ReadonlyMap<string, Result>, outcomes: readonly string[] = []): RankedBy => ({
  ...{ results, alpha: 0.05, outcomes: new Set(outcomes) },
})
const found = (rows: readonly Row[]) => {
  const { claims, verdicts, results } = judged(rows)
  return { findings: findingsOf(claims, verdicts, results), results }
}
const names = (findings: ReturnType<typeof found>['findings']) =>
  findings.map(({ judged: members }) => members.map(({ claim }) => claim.id).join('+'))

describe('a finding', () => {
  test('is the claims of one result that report the same number, wherever they are', () => {
    const { findings } = found([
      { id: 'a', result: 'os/survival@12', published: '50', place: 'Abstract', computed: 40 },
      { id: 'b', result: 'os/survival@12', published: '51', computed: 40 },
      { id: 'c', result: 'os/survival@12', published: '50', computed: 40 },
      { id: 'd', result: 'os/survival@24', published: '50', computed: 40 },
    ])
    expect(names(findings)).toEqual(['a+c', 'b', 'd'])
    expect(placesOf(findings[0]!)).toEqual(['Abstract', 'Results'])
  })

  test('joins a count and the percentage of the same patients in one place, and no others', () => {
    const { findings } = found([
      { id: 'n', result: 'adjuvant/count', published: '10', computed: 9 },
      { id: 'percent', result: 'adjuvant/share', published: '55.6', unit: '%', computed: 50 },
      {
        id: 'elsewhere',
        result: 'adjuvant/share',
        published: '55.7',
        unit: '%',
        place: 'Abstract',
        computed: 50,
      },
      { id: 'others', result: 'pain/share', published: '55.6', unit: '%', computed: 50 },
    ])
    expect(names(findings)).toEqual(['n+percent', 'elsewhere', 'others'])
    expect(findings[0]!.numbers).toHaveLength(2)
  })

  test('of claims without a result is each of them', () => {
    expect(names(found([{ id: 'a' }, { id: 'b' }]).findings)).toEqual(['a', 'b'])
  })
})

describe('a conclusion changes', () => {
  const changes = (row: Omit<Row, 'id'>): boolean => {
    const { findings, results } = found([{ id: 'a', ...row }])
    return changesConclusion(findings[0]!, by(results))
  }
  test.each([
    ['a P value over the level', { result: 't/p', published: '0.04', computed: 0.06 }, true],
    ['a P value on the same side', { result: 't/p', published: '0.04', computed: 0.001 }, false],
    ['a P value at the level is not below it', { result: 't/p', published: '0.05', computed: 0.06 }, false],
    ['a reported bound', { result: 't/p', published: '<0.05', computed: 0.2 }, true],
    ['a bound that leaves it open', { result: 't/p', published: '<0.5', computed: 0.2 }, false],
    ['not significant, but is', { result: 't/p', published: 'NS', computed: 0.01 }, true],
    ['a ratio in the other direction', { result: 'm/hazard-ratio', published: '1.2', computed: 0.8 }, true],
    ['a larger ratio', { result: 'm/hazard-ratio', published: '1.2', computed: 2 }, false],
    ['a limit across 1', { result: 'm/hazard-ratio-lower', published: '1.1', computed: 0.9 }, true],
    ['a difference across 0', { result: 't/risk-difference', published: '5', unit: '%', computed: -2 }, true],
    ['a median that is reached', { result: 'os/median', published: 'not reached', computed: 20 }, true],
    ['a median that is not', { result: 'os/median', published: '20', computed: null }, true],
    ['another survival', { result: 'os/survival@12', published: '27.1', unit: '%', computed: 20.3 }, false],
  ] as const)('%s', (_, row, expected) => {
    expect(changes(row)).toBe(expected)
  })
})

test('the order: conclusions, then outcomes, then the larger difference', () => {
  const { findings, results } = found([
    { id: 'age', result: 'age/median', published: '50', computed: 100 },
    { id: 'pain', result: 'pain/share', published: '90', unit: '%', computed: 10 },
    { id: 'os-small', result: 'os/survival@12', published: '50', unit: '%', computed: 49 },
    { id: 'os-large', result: 'os/survival@24', published: '27.1', unit: '%', computed: 20.3 },
    { id: 'p', result: 'test/p', published: '0.049', computed: 0.051 },
    { id: 'same-size', result: 'sex/share', published: '90', unit: '%', computed: 10 },
  ])
  // the test is of the patients here: a changed conclusion comes before an outcome
  const ranked = rankFindings(findings, by(results, ['os']))
  expect(names(ranked)).toEqual(['p', 'os-large', 'os-small', 'age', 'pain', 'same-size'])
})

test('the size is in percentage points of proportions, relative of other numbers', () => {
  const size = (row: Omit<Row, 'id'>): number => {
    const { findings, results } = found([{ id: 'a', ...row }])
    return sizeOf(findings[0]!, by(results))
  }
  expect(size({ result: 'os/survival@12', published: '27.1', unit: '%', computed: 20.3 })).toBeCloseTo(
    0.068,
    10,
  )
  expect(size({ result: 'age/median', published: '50', computed: 60 })).toBeCloseTo(0.2, 10)
  expect(size({ result: 'age/median', published: '0', computed: 60 })).toBe(0)
  expect(size({ result: 'os/median', published: 'not reached', computed: 60 })).toBe(0)
})

test.each([
  [20.3125, '27.1', '20.3'],
  [0.75, '2', '0.75'],
  [55, '55.2', '55.0'],
  [2.0004, '2', '2'],
  [50.04, '50.0', '50.04'],
] as const)('%d beside %s is shown as %s', (computed, published, shown) => {
  expect(
    recomputedShort(computed, { published, reported: readPublishedText(published) }, 'not reproduced'),
  ).toBe(shown)
})
