import { describe, expect, it } from 'vitest'
import { Condition } from '../../../../cohort/descriptors/conditions/condition.ts'
import { sentenceOf } from '../../../../cohort/descriptors/conditions/condition-sentence.ts'
import { evaluate, type Truth } from '../../../../cohort/descriptors/conditions/evaluate-condition.ts'
import { byName, subject, variable } from '../../../support/cohort/six-rows.ts'

const patient = subject({
  yes: true,
  no: false,
  open: null,
  age: 60,
  code: 'DOD',
  sites: ['Lung', 'Bone'],
  none: [],
})

/** Conditions that are true, false and open for the patient. */
const T: Condition = { yes: true }
const F: Condition = { no: true }
const O: Condition = { open: true }

type Row = readonly [Condition, Condition, Truth]

describe('a condition', () => {
  const truth = (condition: Condition): Truth => evaluate(condition, patient)

  it('combines as SQL does: all', () => {
    const rows: readonly Row[] = [
      [T, T, true],
      [T, F, false],
      [T, O, null],
      [F, F, false],
      [F, O, false],
      [O, O, null],
    ]
    for (const [a, b, expected] of rows) {
      expect(truth({ all: [a, b] })).toBe(expected)
      expect(truth({ all: [b, a] })).toBe(expected)
    }
  })

  it('combines as SQL does: any', () => {
    const rows: readonly Row[] = [
      [T, T, true],
      [T, F, true],
      [T, O, true],
      [F, F, false],
      [F, O, null],
      [O, O, null],
    ]
    for (const [a, b, expected] of rows) {
      expect(truth({ any: [a, b] })).toBe(expected)
      expect(truth({ any: [b, a] })).toBe(expected)
    }
  })

  it('stays open under not', () => {
    expect([truth({ not: T }), truth({ not: F }), truth({ not: O })]).toEqual([false, true, null])
  })

  it('is open on a missing value, except where it asks whether there is one', () => {
    expect(truth({ open: { min: 0 } })).toBe(null)
    expect(truth({ open: { present: true } })).toBe(false)
    expect(truth({ open: { present: false } })).toBe(true)
    expect(truth({ age: { present: true } })).toBe(true)
  })

  it('asks several variables at once as all does', () => {
    expect(truth({ yes: true, age: 60 })).toBe(true)
    expect(truth({ yes: true, open: true })).toBe(null)
    expect(truth({ no: true, open: true })).toBe(false)
  })

  it('has a range with both of its ends', () => {
    expect([60, 61].map((min) => truth({ age: { min } }))).toEqual([true, false])
    expect([60, 59].map((max) => truth({ age: { max } }))).toEqual([true, false])
  })

  it('asks a list for one of the items, for all of them, or for none', () => {
    expect(truth({ sites: { includes: ['Lung', 'Liver'] } })).toBe(true)
    expect(truth({ sites: { includesAll: ['Lung', 'Liver'] } })).toBe(false)
    expect(truth({ sites: { includesAll: ['Bone', 'Lung'] } })).toBe(true)
    expect([truth({ sites: { empty: true } }), truth({ none: { empty: true } })]).toEqual([false, true])
  })

  it('is a sentence of titles, labels and units', () => {
    const known = byName(
      variable('code', 'string', {
        title: 'Status',
        categories: [{ value: 'DOD', label: 'dead of disease' }],
      }),
      variable('age', 'integer', { title: 'Age', unit: 'a' }),
    )
    expect(
      sentenceOf({ all: [{ code: ['DOD', 'AWD'] }, { not: { age: { min: 18, max: 60 } } }] }, known),
    ).toBe('Status is dead of disease or AWD and not (Age is at least 18 years and at most 60 years)')
    expect(
      sentenceOf({ any: [{ all: [{ code: 'DOD' }, { age: 1 }] }, { code: { present: false } }] }, known),
    ).toBe('(Status is dead of disease and Age is 1 year) or Status is not recorded')
  })

  it('is one of the known forms and nothing else', () => {
    const wrong = [
      {},
      { a: { min: 1, includes: ['x'] } },
      { a: {} },
      { a: [] },
      { a: null },
      { all: [] },
      { all: [{}] },
      { not: [] },
      { any: 'x' },
    ]
    for (const one of wrong) expect(Condition.safeParse(one).success, JSON.stringify(one)).toBe(false)
  })
})
