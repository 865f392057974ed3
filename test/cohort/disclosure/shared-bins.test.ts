import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindMap } from '../../../cohort/disclosure/bin-ends.ts'
import { characteristic } from '../../../cohort/disclosure/characteristic.ts'
import { cellOf, gridOf } from '../../../cohort/disclosure/grid.ts'
import { inBins, sharedBins, total } from '../../../cohort/disclosure/shared-bins.ts'
import type { Variable } from '../../../cohort/values/value.ts'

const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 }))
  .chain(([kinds, cells]) =>
    fc.array(fc.array(fc.nat({ max: 9 }), { minLength: cells, maxLength: cells }), {
      minLength: kinds,
      maxLength: kinds,
    }),
  )

describe('bins that several series share', () => {
  it('close at the first cell with enough of each, and take the rest into the last one', () => {
    expect(sharedBins([[1, 2, 0, 3, 1, 1]], 3)).toEqual([2, 6])
    // the second series has none in the first bin, which may be told
    expect(
      sharedBins(
        [
          [3, 0, 3, 0],
          [0, 1, 2, 0],
        ],
        3,
      ),
    ).toEqual([1, 4])
    // two alone at the end take the last bin with them, and then the one before
    expect(
      sharedBins(
        [
          [3, 3, 0],
          [3, 0, 2],
        ],
        3,
      ),
    ).toEqual([3])
    expect(
      sharedBins(
        [
          [3, 3, 0],
          [0, 0, 2],
        ],
        3,
      ),
    ).toBeNull()
    // what is empty closes no bin, so that an open bin never tells of anybody
    expect(sharedBins([[0, 0, 0, 5]], 3)).toEqual([4])
    expect(sharedBins([[0, 0]], 3)).toEqual([2])
  })

  it('hold 0 or at least k of each series, and all of them', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 11 }), (series, k) => {
        const ends = sharedBins(series, k)
        if (ends === null) {
          // even everything in one bin would tell a small number
          expect(series.some((one) => total(one) > 0 && total(one) < k)).toBe(true)
          return
        }
        expect(ends.at(-1)).toBe(series[0]!.length)
        for (const one of series) {
          const counts = inBins(one, ends)
          expect(counts.every((count) => count === 0 || count >= k)).toBe(true)
          expect(total(counts)).toBe(total(one))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the grid of times', () => {
  it('has round steps and holds the longest time', () => {
    expect(gridOf(15.24, 'a')).toEqual({ step: 0.5, cells: 31 })
    expect(gridOf(9, 'a')).toEqual({ step: 0.25, cells: 37 })
    expect(gridOf(119, 'mo')).toEqual({ step: 3, cells: 40 })
    expect(gridOf(35, 'wk')).toEqual({ step: 1, cells: 36 })
    // a time on an end belongs to the cell that begins there, also where doubles say otherwise
    expect(cellOf(0.3, 0.1)).toBe(3)
  })
})

describe('kinds of leaving of two endpoints', () => {
  it('belong together where they add up at every time', () => {
    const disease = [1, 0, 2, 0]
    const other = [0, 1, 0, 0]
    const alive = [0, 0, 1, 3]
    const dead = [1, 1, 2, 0]
    expect(kindMap([disease, other, alive], [dead, alive])).toEqual([0, 0, 1])
    expect(kindMap([dead, alive], [disease, other, alive])).toBeNull()
    expect(kindMap([[1, 0, 2, 1], other, alive], [dead, alive])).toBeNull()
  })
})

describe('categories of which some are rare', () => {
  const variable = (values: readonly string[]): Variable => ({
    name: 'v',
    title: 'V',
    type: 'string',
    unit: '1',
    categories: values.map((value) => ({ value, label: value })),
    ordered: false,
    source: null,
    derivation: null,
    of: [],
  })
  const counted = (counts: Readonly<Record<string, number>>, missing = 0) => ({
    name: '',
    missing,
    values: Object.entries(counts).map(([text, count]) => ({ value: text, text, count })),
  })
  const shown = (counts: Readonly<Record<string, number>>, missing = 0) =>
    characteristic(counted(counts, missing), variable(['a', 'b', 'c', 'd']), 11)?.rows.map(
      ({ label, count }) => `${label} ${count}`,
    )

  it('are put together with the smallest of the others, so that none is known to be small', () => {
    expect(shown({ a: 20, b: 4, c: 30, d: 8 })).toEqual(['c 30', 'other (3 categories) 32'])
    expect(shown({ a: 20, b: 15, c: 30 }, 2)).toEqual(['a 20', 'c 30', 'd 0', 'other (2 categories) 17'])
    expect(shown({ a: 20, b: 15 })).toEqual(['a 20', 'b 15', 'c 0', 'd 0'])
  })

  it('are not shown at all where one row would be left', () => {
    expect(shown({ a: 190, b: 4 })).toBeUndefined()
    expect(shown({ a: 190 })).toBeUndefined()
  })
})
