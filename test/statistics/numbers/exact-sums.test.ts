import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pearson } from '../../../statistics/association/pearson.ts'
import { countsOf, exactProducts } from '../../../statistics/numbers/exact-products.ts'
import { exactSums } from '../../../statistics/numbers/exact-sums.ts'
import { decimal, type Rational } from '../../../statistics/numbers/rational.ts'
import { inWholeUnits } from '../../../statistics/numbers/whole-numbers.ts'

const runs = { numRuns: 200, seed: 20261201 }

/** Decimals of few digits, doubles of all digits, very small and very large ones. */
const recorded = fc.oneof(
  fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([n, k]) => Number(`${n}e-${k}`)),
  fc
    .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: 0, max: 22 }))
    .map(([n, k]) => Number(`${n}e-${k}`)),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom(0, -0, 1e21, -1.25e22, 1.5e-7, -5e-324, 0.1 + 0.2, 2 ** 53, 123456789.12345678),
)
const counts = fc.oneof(fc.nat(3), fc.constantFrom(131_072, 900_000, 10_000_000_000))
const rows = fc.array(fc.record({ x: recorded, y: recorded, count: counts }), { maxLength: 12 })

/** A fraction of whole numbers as such, not in lowest terms. */
const times = (numbers: readonly Rational[], unit: bigint): readonly bigint[] =>
  numbers.map(({ n, d }) => {
    expect(unit % d).toBe(0n)
    return n * (unit / d)
  })
const sum = (terms: readonly bigint[]): bigint => terms.reduce((total, term) => total + term, 0n)

describe('exact sums', () => {
  test('of 0.5, 2.25 twice and -1 are 4 and 11.375 in hundredths', () => {
    // 0.5 + 4.5 - 1 = 4; 0.25 + 2 x 5.0625 + 1 = 11.375
    const { unit, sums } = exactSums([{ values: [0.5, 2.25, -1], counts: [1, 2, 1] }])
    expect({ unit, sums }).toEqual({ unit: 100n, sums: [{ n: 4n, sum: 400n, squares: 113_750n }] })
  })

  test('are those of fractions, however many digits the values have and however large the counts are', () => {
    fc.assert(
      fc.property(rows, (found) => {
        const [values, subjects] = [found.map(({ x }) => x), found.map(({ count }) => count)]
        const { unit, sums } = exactSums([{ values, counts: subjects }])
        const whole = times(values.map(decimal), unit)
        const n = subjects.map(BigInt)
        expect(sums).toEqual([
          {
            n: sum(n),
            sum: sum(whole.map((x, i) => n[i]! * x)),
            squares: sum(whole.map((x, i) => n[i]! * x * x)),
          },
        ])
      }),
      runs,
    )
  })

  test('of products are those of fractions, each variable in a unit of its own', () => {
    fc.assert(
      fc.property(rows, (found) => {
        const [x, y] = [inWholeUnits([found.map((row) => row.x)]), inWholeUnits([found.map((row) => row.y)])]
        const product = exactProducts(countsOf(found.map(({ count }) => count)), x.whole[0]!, y.whole[0]!)
        const [a, b] = [
          times(
            found.map((row) => decimal(row.x)),
            x.unit,
          ),
          times(
            found.map((row) => decimal(row.y)),
            y.unit,
          ),
        ]
        expect(product).toBe(sum(found.map(({ count }, i) => BigInt(count) * a[i]! * b[i]!)))
      }),
      runs,
    )
  })

  test('of two groups have one unit', () => {
    const { unit, sums } = exactSums([
      { values: [3], counts: [2] },
      { values: [0.001], counts: [1] },
    ])
    expect([unit, sums.map((group) => group.sum)]).toEqual([1000n, [6000n, 1n]])
  })

  test('of many subjects are carried before a double would round', () => {
    // 3000 subjects with 15 digits: squares of 10^30
    const values = Array.from({ length: 3000 }, (_, i) => 999_999_999_999_999 - i)
    const [group] = exactSums([{ values, counts: values.map(() => 331) }]).sums
    expect(group!.squares).toBe(331n * sum(values.map((value) => BigInt(value) * BigInt(value))))
  })

  test('take at most 15 digits as doubles, and more as limbs', () => {
    const isDouble = (...values: number[]) => inWholeUnits([values]).whole[0] instanceof Float64Array
    expect([isDouble(1e15), isDouble(1e15 + 2), isDouble(99.9999999999999)]).toEqual([true, false, true])
    expect([isDouble(100.5, 0.00000000000001), isDouble(0.1 + 0.2), isDouble(1e-23)]).toEqual([
      false,
      false,
      false,
    ])
    expect(isDouble()).toBe(true)
  })

  test('refuse a value that is not finite, and a count that is not whole', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => exactSums([{ values: [1, value], counts: [1, 1] }])).toThrow(
        `decimal: expected a finite number, found ${value}`,
      )
    expect(() => exactSums([{ values: [1, 2], counts: [0.5, 0.5] }])).toThrow(
      'expected whole counts, found 0.5',
    )
  })
})

describe("Pearson's coefficient", () => {
  test('does not depend on the unit, to the last bit, although other units need other digits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), {
          minLength: 3,
          maxLength: 9,
        }),
        (points) => {
          const scaled = (factor: string) =>
            pearson(
              points.map(([x, y]) => ({ x: Number(`${x}${factor}`), y, count: 1 })),
              0.95,
            )
          expect(scaled('e-25')).toEqual(scaled('e0'))
          expect(scaled('e13')).toEqual(scaled('e0'))
        },
      ),
      runs,
    )
  })
})
