import { describe, expect, it } from 'vitest'
import type { Derived } from '../../../cohort/descriptors/plan/derived.ts'
import { deriveValue } from '../../../cohort/subjects/derive-values.ts'
import type { Value } from '../../../cohort/values/value.ts'
import { byName, subject, variable } from '../../support/cohort/six-rows.ts'

const grades = ['A', 'B', 'C'].map((value) => ({ value, label: value }))
const known = byName(
  variable('before', 'string', { categories: grades, ordered: true }),
  variable('after', 'string', { categories: grades, ordered: true }),
)
const derive = (derived: Derived, values: Readonly<Record<string, Value>>) =>
  deriveValue(derived, subject(values), known)

describe('a derived variable', () => {
  it('is a difference and a sum of the decimals as they were written', () => {
    expect(derive({ difference: ['a', 'b'] }, { a: 0.3, b: 0.1 })).toBe(0.2)
    expect(derive({ sum: ['a', 'b', 'c'] }, { a: 0.1, b: 0.2, c: 0.4 })).toBe(0.7)
    expect(derive({ difference: ['a', 'b'] }, { a: 5, b: 5 })).toBe(0)
  })

  it('is missing where one that it is made of is missing', () => {
    const recode = { of: 'a', to: { x: 'y' }, otherwise: 'z' }
    expect(derive({ difference: ['a', 'b'] }, { a: 1, b: null })).toBe(null)
    expect(derive({ sum: ['a', 'b'] }, { a: null, b: 1 })).toBe(null)
    expect(derive({ items: ['a', 'b'] }, { a: ['x'], b: null })).toBe(null)
    expect(derive({ recode }, { a: null })).toBe(null)
    expect(derive({ bin: { of: 'a', at: [1], labels: ['low', 'high'] } }, { a: null })).toBe(null)
    expect(derive({ condition: { a: true } }, { a: null })).toBe(null)
    const compare = { left: 'before', is: '<', right: 'after' } as const
    expect(derive({ compare }, { before: 'A', after: null })).toBe(null)
  })

  it('counts the items of several lists', () => {
    expect(derive({ items: ['a', 'b'] }, { a: ['x', 'y'], b: ['x'] })).toBe(3)
    expect(derive({ items: ['a', 'b'] }, { a: [], b: [] })).toBe(0)
  })

  it('recodes by the text of a value, names the rest, and says where there is no rest', () => {
    const to = { '1': 'one', yes: 'Y', no: 'N' }
    expect(derive({ recode: { of: 'a', to } }, { a: 1 })).toBe('one')
    expect([true, false].map((a) => derive({ recode: { of: 'a', to } }, { a }))).toEqual(['Y', 'N'])
    expect(derive({ recode: { of: 'a', to, otherwise: 'other' } }, { a: 2 })).toBe('other')
    expect(derive({ recode: { of: 'a', to } }, { a: 2 })).toBe(undefined)
    expect(derive({ recode: { of: 'a', to } }, { a: 'constructor' })).toBe(undefined)
  })

  it('puts a cut point into the bin above it', () => {
    const bin = { of: 'a', at: [10, 20], labels: ['low', 'middle', 'high'] }
    expect([9.99, 10, 19, 20].map((a) => derive({ bin }, { a }))).toEqual(['low', 'middle', 'middle', 'high'])
  })

  it('compares ordered categories by their order, numbers by size', () => {
    const of = (is: '<' | '<=' | '=' | '>=' | '>') =>
      derive({ compare: { left: 'after', is, right: 'before' } }, { before: 'B', after: 'C' })
    expect((['<', '<=', '=', '>=', '>'] as const).map(of)).toEqual([false, false, false, true, true])
    expect(derive({ compare: { left: 'a', is: '<', right: 'b' } }, { a: 9, b: 10 })).toBe(true)
  })
})
