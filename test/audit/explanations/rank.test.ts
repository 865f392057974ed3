import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byRank, type Explanation, isInformative } from '../../../audit/explanations/explanation.ts'
import { explanationWords } from '../../../audit/explanations/explanation-words.ts'
import type { AuditInput } from '../../../audit/recompute/audit-input.ts'
import { affordable } from '../../../audit/recompute/budget.ts'
import type { Variable } from '../../../cohort/values/value.ts'

const target = { result: 'a/median', claims: [] }
const plain: Explanation = {
  ...{ target, kind: 'data', family: 'f', order: 1, what: 'a', patients: [], witnesses: [], wordings: [] },
  ...{ isComplete: true, explains: [target], analyses: [], brokenInAnalyses: 0, brokenInCohort: 0 },
  ...{ chance: 0.01, span: '', tried: 1 },
}

const anyOne = fc.record({
  kind: fc.constantFrom('data' as const, 'rule' as const, 'arithmetic' as const),
  order: fc.constantFrom(1, 2),
  chance: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  family: fc.constantFrom('a digit changed', 'truncated'),
  what: fc.string({ maxLength: 3 }),
})

describe('explanations are in an order', () => {
  const ranked = (...of: readonly Partial<Explanation>[]) =>
    of.map((one) => ({ ...plain, ...one })).sort(byRank)

  test('that begins with what changes no data, then one change, then two, then a slip in any digit', () => {
    const found = ranked(
      { kind: 'arithmetic', family: 'a digit changed', chance: 0 },
      { order: 2, chance: 0 },
      { order: 1, chance: 0.05 },
      { kind: 'rule', chance: 0.09 },
    )
    expect(found.map(({ kind, order }) => `${kind} ${order}`)).toEqual([
      'rule 1',
      'data 1',
      'data 2',
      'arithmetic 1',
    ])
  })

  test('in which none with a lower chance rate follows one of its kind with a higher', () => {
    fc.assert(
      fc.property(fc.array(anyOne, { maxLength: 12 }), (some) => {
        const found = ranked(...some.map((one) => ({ ...one, order: one.kind === 'data' ? one.order : 1 })))
        for (const [i, one] of found.entries())
          for (const later of found.slice(i + 1)) {
            if (!isInformative(one)) expect(isInformative(later)).toBe(false)
            const isAlike =
              one.kind === later.kind && one.family === later.family && one.order === later.order
            if (isAlike && one.chance !== null && later.chance !== null)
              expect(later.chance).toBeGreaterThanOrEqual(one.chance)
          }
      }),
    )
  })
})

describe('the words of an explanation', () => {
  const audited = {
    subjectName: 'case',
    variables: new Map([['case', { title: 'Case' } as Variable]]),
  } as unknown as AuditInput
  const words = (of: Partial<Explanation>): string => explanationWords({ ...plain, ...of }, audited)

  test('name a patient alone only where no other would do', () => {
    const witnesses = ['Case 6: censored']
    expect(words({ patients: ['6'], witnesses })).toBe('Case 6: censored')
    expect(words({ what: 'censored', patients: ['4', '9', '14'], witnesses })).toBe(
      'censored (any of Case 4, 9, 14)',
    )
    expect(words({ what: 'censored', patients: ['6'], witnesses, isComplete: false })).toBe(
      'censored (any of Case 6, and perhaps others)',
    )
  })

  test('count many patients instead of naming them', () => {
    const patients = Array.from({ length: 26 }, (_, i) => String(i))
    expect(words({ what: 'one patient counted twice', patients })).toBe(
      'one patient counted twice (any of 26 patients)',
    )
  })
})

describe('a budget of work', () => {
  test('lets all be tried that it can pay, in their order, and else so many from all parts', () => {
    const all = Array.from({ length: 10 }, (_, i) => i)
    expect(affordable(all, 5, 50)).toEqual(all)
    expect(affordable(all, 5, 25)).toEqual([0, 2, 4, 6, 8])
    expect(affordable(all, 1000, 1)).toEqual([0])
  })
})
