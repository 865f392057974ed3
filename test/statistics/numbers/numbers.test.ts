import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  erfc,
  inverseErfc,
  lnGamma,
  lowerBeta,
  lowerGamma,
  upperBeta,
  upperGamma,
} from '../../../statistics/distributions/special-functions.ts'
import { randomBelow, shuffle } from '../../../statistics/numbers/random.ts'
import { compare, decimal, divide, floor, rational, toNumber } from '../../../statistics/numbers/rational.ts'
import { inverse } from '../../../statistics/numbers/symmetric.ts'

const runs = { numRuns: 150, seed: 20240507 }

describe('a fraction', () => {
  test('is in lowest terms with the sign above', () => {
    expect(rational(4, -6)).toEqual({ n: -2n, d: 3n })
    expect(rational(-4, -6)).toEqual({ n: 2n, d: 3n })
    expect(rational(0, -6)).toEqual({ n: 0n, d: 1n })
  })

  test('has no denominator 0', () => {
    const message = 'rational: expected a denominator other than 0, found 0'
    expect(() => rational(1, 0)).toThrow(message)
    expect(() => divide(rational(1, 2), rational(0))).toThrow(message)
  })

  test('is compared as a number, whatever its terms', () => {
    expect(compare({ n: 1n, d: 2n }, { n: 2n, d: 4n })).toBe(0)
    expect([compare(rational(1, 3), rational(1, 2)), compare(rational(1, 2), rational(1, 3))]).toEqual([
      -1, 1,
    ])
  })

  test('has a largest whole number at or below it', () => {
    const floors = [
      [-5, 2, -3n],
      [-4, 2, -2n],
      [-1, 3, -1n],
      [0, 1, 0n],
      [1, 3, 0n],
      [4, 2, 2n],
      [5, 2, 2n],
    ] as const
    for (const [n, d, whole] of floors) expect(floor(rational(n, d))).toBe(whole)
  })

  test('is read from the shortest decimal, small, large or signed', () => {
    const decimals = [
      [1e21, 10n ** 21n, 1n],
      [-1.25e22, -125n * 10n ** 20n, 1n],
      [1.5e-7, 3n, 2n * 10n ** 7n],
      [12.5, 25n, 2n],
      [0.25, 1n, 4n],
      [7, 7n, 1n],
      [2e-12, 1n, 5n * 10n ** 11n],
    ] as const
    for (const [x, n, d] of decimals) expect(decimal(x)).toEqual({ n, d })
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => decimal(x)).toThrow(`decimal: expected a finite number, found ${x}`)
  })

  test('of any length is the double that its decimals are read as', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 60n), 10n ** 60n), fc.integer({ min: 0, max: 90 }), (n, k) => {
        // + 0: a numerator of 0 is read as 0, not as -0
        expect(toNumber({ n, d: 10n ** BigInt(k) })).toBe(Number(`${n}e-${k}`) + 0)
      }),
      runs,
    )
  })

  test('returns every double that was read from its decimal', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e290, max: 1e290, noNaN: true }), (x) => {
        fc.pre(x === 0 || Math.abs(x) > 1e-290)
        expect(toNumber(decimal(x))).toBe(x + 0)
      }),
      runs,
    )
  })

  test('of nothing is 0 without a sign, however long the denominator', () => {
    expect(toNumber({ n: 0n, d: 10n ** 40n })).toBe(0)
  })

  test('half way between two doubles is the even one, and a hair above it the next', () => {
    const half = 2n ** 53n + 1n
    expect(toNumber({ n: half, d: 1n })).toBe(2 ** 53)
    expect(toNumber({ n: half * 10n ** 40n, d: 10n ** 40n })).toBe(2 ** 53)
    expect(toNumber({ n: half * 10n ** 40n + 1n, d: 10n ** 40n })).toBe(2 ** 53 + 2)
    expect(toNumber({ n: half * 2n ** 200n + 1n, d: 1n })).toBe((2 ** 53 + 2) * 2 ** 200)
  })
})

describe('the random source', () => {
  test('takes the seeds 0 and 2^32 - 1, and none beyond', () => {
    for (const seed of [0, 4294967295]) expect(randomBelow(seed)(1)).toBe(0)
    for (const seed of [-1, 0.5, 4294967296])
      expect(() => randomBelow(seed)).toThrow(`expected a whole seed from 0 to 4294967295, found ${seed}`)
  })

  test('draws again where the rest of 2^32 would favour the small: 2212199553 of seed 1, then 1506684997', () => {
    for (const n of [2147483649, 2212199553]) expect(randomBelow(1)(n)).toBe(1506684997)
    expect(randomBelow(1)(2212199554)).toBe(2212199553)
  })

  test('shuffles from the end, drawing once for each place but the first', () => {
    const items = ['a', 'b', 'c', 'd']
    const asked: number[] = []
    shuffle(items, (n) => {
      asked.push(n)
      return 0
    })
    expect(asked).toEqual([4, 3, 2])
    expect(items).toEqual(['b', 'c', 'd', 'a'])
  })
})

test('a special function without a finite value says which', () => {
  const functions = { erfc, inverseErfc, lnGamma }
  for (const [name, of] of Object.entries(functions))
    expect(() => of(Number.NaN)).toThrow(`${name}: expected a finite value, found NaN`)
  expect(() => lowerGamma(Number.NaN, 1)).toThrow('lowerGamma: expected a finite value, found NaN')
  expect(() => upperGamma(Number.NaN, 1)).toThrow('upperGamma: expected a finite value, found NaN')
  expect(() => lowerBeta(Number.NaN, 1, 1)).toThrow('lowerBeta: expected a finite value, found NaN')
  expect(() => upperBeta(Number.NaN, 1, 1)).toThrow('upperBeta: expected a finite value, found NaN')
})

describe('the inverse of a symmetric matrix', () => {
  test('of 2 1 / 1 3 is 3 -1 / -1 2 over 5', () => {
    const found = inverse([
      [2, 1],
      [1, 3],
    ])
    for (const [i, row] of [
      [0.6, -0.2],
      [-0.2, 0.4],
    ].entries())
      for (const [j, value] of row.entries()) expect(found![i]![j]).toBeCloseTo(value, 15)
  })

  test('does not exist if a column depends on the others', () => {
    const dependent = [
      [1, 1],
      [1, 1],
    ]
    expect(inverse(dependent)).toBeNull()
    expect(inverse([[0]])).toBeNull()
    const nearly = [
      [1, 1],
      [1, 1 + 1e-6],
    ]
    expect(inverse(nearly)).not.toBeNull()
    expect(inverse(nearly, 1e-3)).toBeNull()
  })
})
