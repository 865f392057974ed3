import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standardizedCategoryDifference } from '../../../statistics/balance/standardized-category-difference.ts'
import { standardizedMeanDifference } from '../../../statistics/balance/standardized-mean-difference.ts'

const reason = (text: string) => ({ known: false, reason: text })
const ofNumbers = (x: readonly number[], y: readonly number[]) => {
  const counted = (values: readonly number[]) => ({ values, counts: values.map(() => 1) })
  return standardizedMeanDifference(counted(x), counted(y))
}

describe('the standardised difference of two means', () => {
  test('of 1 2 3 and 4 6 8 is 4 over the root of (1 + 4)/2', () => {
    const expected = 4 / Math.sqrt(2.5)
    expect(ofNumbers([1, 2, 3], [4, 6, 8])).toEqual({ known: true, value: expected })
    expect(ofNumbers([4, 6, 8], [1, 2, 3])).toEqual({ known: true, value: expected })
  })

  test('counts values, of which none is at 7', () => {
    // 1 1 3: mean 5/3, variance 4/3; 5 5 5: mean 5, variance 0: (10/3)/sqrt(2/3)
    const found = standardizedMeanDifference(
      { values: [1, 3, 7], counts: [2, 1, 0] },
      { values: [5], counts: [3] },
    )
    expect(found).toEqual({ known: true, value: Math.sqrt(50 / 3) })
  })

  test('is 0 of equal means', () => {
    expect(ofNumbers([1, 3], [0, 4])).toEqual({ known: true, value: 0 })
  })

  test('does not exist without variation, nor of one value', () => {
    expect(ofNumbers([2, 2], [2, 2, 2])).toEqual(reason('all values are equal'))
    expect(ofNumbers([2, 2], [3, 3, 3])).toEqual(
      reason('infinite: the groups differ, and neither has any variation'),
    )
    expect(ofNumbers([2], [3, 4])).toEqual(reason('a group has fewer than two values'))
    expect(ofNumbers([3, 4], [2])).toEqual(reason('a group has fewer than two values'))
    expect(ofNumbers([], [])).toEqual(reason('a group has fewer than two values'))
  })

  test('is decided on the decimals: 0.3 three times has no variation, whatever is added', () => {
    expect(ofNumbers([0.3, 0.3, 0.3], [0.3, 0.3])).toEqual(reason('all values are equal'))
    expect(ofNumbers([1e6 + 0.1, 1e6 + 0.2], [1e6 + 0.1, 1e6 + 0.3])).toEqual(
      ofNumbers([0.1, 0.2], [0.1, 0.3]),
    )
  })

  test('has the same bits in every unit', () => {
    const group = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(group, group, (x, y) => {
        const tenths = (values: readonly number[]) => values.map((value) => value / 10)
        expect(ofNumbers(tenths(x), tenths(y))).toEqual(ofNumbers(x, y))
      }),
    )
  })
})

describe('the standardised difference of categories', () => {
  test('of two is the difference of proportions over the root of the mean variance', () => {
    // 1 of 4 and 1 of 2: (1/4)/sqrt((3/16 + 1/4)/2) = sqrt(2/7)
    const expected = { known: true, value: Math.sqrt(2 / 7) }
    expect(standardizedCategoryDifference([1, 3], [1, 1])).toEqual(expected)
    expect(standardizedCategoryDifference([3, 1], [1, 1])).toEqual(expected)
    expect(standardizedCategoryDifference([1, 1], [3, 1])).toEqual(expected)
  })

  test('of three, by hand on six patients: 2 1 0 and 0 1 2', () => {
    // t = 2 (4/9)/(2/3) twice = 8/3, so d^2 = (8/3)/(1 - 2/3) = 8; without the last category S = [1/9 -1/9; -1/9 2/9],
    // u = (2/3, 0): u' S^-1 u = (4/9) * 18 = 8
    expect(standardizedCategoryDifference([2, 1, 0], [0, 1, 2])).toEqual({ known: true, value: Math.sqrt(8) })
  })

  test('a category that nobody has changes nothing', () => {
    expect(standardizedCategoryDifference([1, 0, 3], [1, 0, 1])).toEqual(
      standardizedCategoryDifference([1, 3], [1, 1]),
    )
  })

  test('does not exist where all are alike, where nobody is, and where the groups share no category', () => {
    expect(standardizedCategoryDifference([3, 0], [2, 0])).toEqual(reason('all values are equal'))
    expect(standardizedCategoryDifference([0, 0], [2, 1])).toEqual(reason('a group has no values'))
    expect(standardizedCategoryDifference([2, 1], [0, 0])).toEqual(reason('a group has no values'))
    expect(standardizedCategoryDifference([3, 0, 0], [0, 2, 2])).toEqual(
      reason('infinite: the groups have no category in common'),
    )
  })

  test('depends on neither the order of the categories nor of the groups, nor on a multiple of a group', () => {
    const counts = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 5 }), (pairs, times) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        const first = standardizedCategoryDifference(a, b)
        expect(standardizedCategoryDifference(b, a)).toEqual(first)
        expect(standardizedCategoryDifference(a.toReversed(), b.toReversed())).toEqual(first)
        expect(
          standardizedCategoryDifference(
            a.map((count) => count * times),
            b,
          ),
        ).toEqual(first)
      }),
    )
  })
})
