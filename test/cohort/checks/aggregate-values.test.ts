import { describe, expect, it } from 'vitest'
import { aggregateRows } from '../../../cohort/checks/aggregate-values.ts'
import type { Value } from '../../../cohort/values/value.ts'

type Row = readonly [kind: string | null, on: string | null, size: number | null]

/** What is taken of the rows of progressions. */
const taken = (take: 'first' | 'last' | 'count' | 'any', rows: readonly Row[]): Value => {
  const by = take === 'first' || take === 'last' ? { by: 'on', value: 'size' } : {}
  const found = aggregateRows(
    { rows: { of: 'events', where: { kind: 'progression' }, take, ...by } },
    rows.map(([kind, on, size], i) => ({ line: i + 2, values: { kind, on, size } })),
  )
  return 'value' in found ? found.value : `fault: ${found.found}`
}

const SURE: Row = ['progression', '2015-05-01', 5]
const OTHER: Row = ['visit', '2015-01-01', 1]
const open = (on: string | null, size: number | null): Row => [null, on, size]

describe('rows whose condition a missing value leaves open', () => {
  it('leave open whether there is one, where no row is sure', () => {
    expect(taken('any', [OTHER])).toBe(false)
    expect(taken('any', [])).toBe(false)
    expect(taken('any', [open('2015-02-01', 2)])).toBe(null)
    expect(taken('any', [OTHER, open('2015-02-01', 2)])).toBe(null)
    expect(taken('any', [open('2015-02-01', 2), SURE])).toBe(true)
  })

  it('leave open how many there are', () => {
    expect(taken('count', [SURE, OTHER])).toBe(1)
    expect(taken('count', [SURE, OTHER, open('2015-02-01', 2)])).toBe(null)
  })

  it('leave open which is first or last, unless they cannot be it or say the same', () => {
    expect(taken('first', [SURE, open('2015-06-01', 6)])).toBe(5)
    expect(taken('first', [SURE, open('2015-04-01', 4)])).toBe(null)
    expect(taken('first', [SURE, open('2015-04-01', 5)])).toBe(5)
    expect(taken('first', [SURE, open('2015', 4)])).toBe(null)
    expect(taken('first', [SURE, open(null, 4)])).toBe(null)
    expect(taken('last', [SURE, open('2015-04-01', 4)])).toBe(5)
    expect(taken('last', [SURE, open('2015-06-01', 6)])).toBe(null)
    expect(taken('first', [open('2015-06-01', 6)])).toBe(null)
    expect(taken('first', [])).toBe(null)
  })
})
