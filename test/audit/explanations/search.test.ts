import { beforeAll, describe, expect, test } from 'vitest'
import { citedResults } from '../../../audit/claims/cited-result.ts'
import { alternatives } from '../../../audit/conventions/alternative-conventions.ts'
import { searchExplanations } from '../../../audit/explanations/search.ts'
import { printableOf } from '../../../audit/recompute/printable.ts'
import { recomputer } from '../../../audit/recompute/recomputer.ts'
import { claimsOf, grammarAudit } from '../../support/audit/grammar-cohort.ts'

let audit: Awaited<ReturnType<typeof grammarAudit>>
beforeAll(async () => {
  audit = await grammarAudit()
})

/** Every explanation of a number printed for a result, by kind and words. */
const explained = (line: string) => {
  const { audited, results } = audit
  const claims = claimsOf([line])
  const recompute = recomputer(audited, claims, results)
  const others = alternatives(recompute, audited)
  return searchExplanations(citedResults(claims), recompute, audited, results, others).explanations
}

describe('the search', () => {
  test('reports its progress step by step, and never beyond its end', () => {
    const { audited, results } = audit
    const claims = claimsOf(['100 % overall/survival@12'])
    const recompute = recomputer(audited, claims, results)
    const told: { done: number; total: number; what: string }[] = []
    searchExplanations(citedResults(claims), recompute, audited, results, [], (done, total, what) =>
      told.push({ done, total, what }),
    )
    const steps = [...new Set(told.map(({ what }) => what))]
    expect(steps).toEqual(['readings', 'single changes', 'pairs of changes', 'sets of changes'])
    expect(told.filter(({ done, total }) => done > total)).toEqual([])
    for (const what of steps) {
      const own = told.filter((one) => one.what === what).map(({ done }) => done)
      expect(own).toEqual(own.toSorted((a, b) => a - b))
    }
    expect(told.filter(({ what }) => what === 'pairs of changes').length).toBeGreaterThan(100)
  })

  test('lists every kind of pair up to the most, and counts the others', () => {
    const { audited, results } = audit
    const claims = claimsOf(['100 % overall/survival@12'])
    const recompute = recomputer(audited, claims, results)
    const { explanations, pairs } = searchExplanations(citedResults(claims), recompute, audited, results, [])
    const listed = explanations.filter(({ kind, order }) => kind === 'data' && order === 2).length
    const kinds = new Set(
      pairs.hits.map(({ edits }) =>
        edits
          .map(({ edit }) => edit.what)
          .sort()
          .join(),
      ),
    ).size
    expect(listed).toBeGreaterThan(1)
    expect(listed + (pairs.unlisted.get(explanations[0]!.target) ?? 0)).toBe(kinds)
  })
})

describe('what else could have been printed', () => {
  // six patients, aged 50 to 75, followed up to 60 months, 179 in all, of whom three died
  test.each([
    ['50 % relapse/share', 0, 100],
    ['50.0 % relapse/share', 0, 1000],
    ['0.667 1 overall/survival@12', 0, 1000],
    ['3 1 relapse/count', 0, 6],
    ['56 a age/q1', 50, 75],
    ['56.3 a age/q1', 500, 750],
    ['25 a age/span', 0, 25],
    ['26 mo overall/median', 0, 60],
    ['0.0168 1/mo overall/rate', 0, 335],
  ])('in place of %s: from %i to %i of its last decimal', (line, low, high) => {
    const [claim] = claimsOf([line])
    const result = audit.results.estimates.find(({ id }) => id === claim!.result)!
    expect(printableOf(claim!, result, audit.audited)).toMatchObject({ low: BigInt(low), high: BigInt(high) })
  })
})

describe('what is printed', () => {
  const kinds = (found: ReturnType<typeof explained>, kind: string): readonly string[] =>
    found.filter((one) => one.kind === kind).flatMap(({ what, wordings }) => [what, ...wordings])

  test('with a numerator or a denominator off by one is explained so', () => {
    const words = (line: string): string => kinds(explained(line), 'rule').join('\n')
    expect(words('66.7 % relapse/share')).toContain(
      'numerator plus 1, as if one patient was counted twice: 4 of 6',
    )
    expect(words('60 % relapse/share')).toContain('denominator minus 1: 3 of 5')
    expect(words('42.9 % relapse/share')).toContain('denominator plus 1: 3 of 7')
    expect(words('33.3 % relapse/share')).toContain('numerator minus 1')
  })

  test('with two digits swapped is explained so', () => {
    expect(kinds(explained('62 mo overall/median'), 'arithmetic')).toEqual(['two adjacent digits swapped'])
  })

  test('between the recorded times is not attainable by a rule that averages none', () => {
    expect(kinds(explained('26.5 mo overall/median'), 'not attainable')).toHaveLength(1)
    expect(kinds(explained('27 mo overall/median'), 'not attainable')).toEqual([])
  })

  test('by a smaller change is never explained by a larger one', () => {
    const found = explained('83.3 % overall/survival@12') // one death less by 12
    const data = found.filter(({ kind }) => kind === 'data')
    expect(data.length).toBeGreaterThan(0)
    expect(data.filter(({ order }) => order > 1)).toEqual([])
  })

  test('by two changes alone is explained by pairs: all patients alive at 12', () => {
    const found = explained('100 % overall/survival@12').filter(({ kind }) => kind === 'data')
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ order }) => order === 2)).toBe(true)
    expect(found.map(({ what }) => what)).toContain('no death, censored at last contact, twice')
  })
})
