import { describe, expect, test } from 'vitest'
import { comparer } from '../../../statistics/log-rank/permutation-statistic.ts'
import { tableCount, tableWeight, visitTables } from '../../../statistics/proportions/tables-with-margins.ts'

const visited = (rows: readonly number[], columns: readonly number[]) => {
  const found: (readonly [number, number])[] = []
  visitTables(rows, columns, (weight, firstCell) => found.push([firstCell, Number(weight)]))
  return found.sort(([a, v], [b, w]) => a - b || v - w)
}

describe('all tables with given margins', () => {
  test('one each in three rows, two columns of 2 and 1: three tables of weight 2, with their first cells', () => {
    const three = [
      [0, 2],
      [1, 2],
      [1, 2],
    ]
    expect(visited([1, 1, 1], [2, 1])).toEqual(three)
    expect(tableCount([1, 1, 1], [2, 1], 3)).toBe(3)
  })

  test('fourfold tables have C(c1, a) C(c2, r1 - a), which add to C(n, r1), also where the first cell cannot be 0', () => {
    // rows 5 2, columns 4 3: the first cell is 2, 3 or 4, C(4, a) C(3, 5 - a)
    const three = [
      [2, 6],
      [3, 12],
      [4, 3],
    ]
    expect(visited([5, 2], [4, 3])).toEqual(three)
    expect(
      tableWeight([
        [3, 2],
        [1, 1],
      ]),
    ).toBe(12n)
  })

  test('are counted up to a limit, and no further', () => {
    // 3 3 3 by 3 3 3: the magic squares of order 3 with sum 3, 55 (MacMahon)
    expect(tableCount([3, 3, 3], [3, 3, 3], 55)).toBe(55)
    expect(tableCount([3, 3, 3], [3, 3, 3], 54)).toBeGreaterThan(54)
    expect(tableCount([5, 5], [5, 5], 6)).toBe(6)
    expect(tableCount([5, 5], [5, 5], 5)).toBeGreaterThan(5)
  })
})

describe('allocations that doubles cannot distinguish are compared as fractions', () => {
  /*
   * 2s + 1 subjects, s of them in the first group, one event, the first to leave: O - E is 1 - s/(2s + 1) if it is of the
   * first group and -s/(2s + 1) if not: by 1/s further away, which is less than what is trusted to doubles.
   */
  const s = 5e9
  const classes = [
    { stratum: 0, time: 2, isEvent: false, count: 2 * s },
    { stratum: 0, time: 1, isEvent: true, count: 1 },
  ]
  const first = [
    [s - 1, s + 1],
    [1, 0],
  ]
  const second = [
    [s, s],
    [0, 1],
  ]
  test.each(['studentised', 'linear'] as const)('%s', (statistic) => {
    const than = (observed: typeof first) => comparer(classes, [[s, s + 1]], statistic, observed)
    expect([than(first)(second), than(second)(first)]).toEqual([false, true])
    expect([than(first)(first), than(second)(second)]).toEqual([true, true])
  })

  test('a statistic of 0 is reached by every deal, one without variance included', () => {
    // one in each group, both leave at once: O - E is 0 and V is 0
    const both = [{ stratum: 0, time: 1, isEvent: true, count: 2 }]
    expect(comparer(both, [[1, 1]], 'studentised', [[1, 1]])([[1, 1]])).toBe(true)
  })
})
