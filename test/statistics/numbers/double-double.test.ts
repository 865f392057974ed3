import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DoubleDouble,
  exactProduct,
  exactSum,
  exponential,
  logarithm,
  minus,
  ofNumber,
  plus,
  product,
  quotient,
} from '../../../statistics/numbers/double-double.ts'

/** A double as a whole number of 2^-1200, exactly. */
const whole = (x: number): bigint => {
  let [value, power] = [x, 1200]
  while (!Number.isInteger(value)) {
    value *= 2
    power -= 1
  }
  return BigInt(value) << BigInt(power)
}
const wholeOf = ({ hi, lo }: DoubleDouble): bigint => whole(hi) + whole(lo)

const number = fc.integer({ min: -(2 ** 52), max: 2 ** 52 }).chain((digits) =>
  fc.integer({ min: -90, max: 10 }).map((power) => {
    let value = digits
    for (let k = 0; k < Math.abs(power); k++) value = power < 0 ? value / 2 : value * 2
    return value
  }),
)
const long = fc.tuple(number, number).map(([a, b]) => exactSum(a, b))

test('the sum and the product of two doubles lose nothing', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(wholeOf(exactSum(a, b))).toBe(whole(a) + whole(b))
      expect(wholeOf(exactProduct(a, b)) << 1200n).toBe(whole(a) * whole(b))
    }),
    { numRuns: 500, seed: 20261134 },
  )
})

/** |found - true| <= 2^-98 |true| + what the cancelled terms had beyond their own digits. */
const near = (found: bigint, sure: bigint, of: bigint): void => {
  const off = found > sure ? found - sure : sure - found
  expect(off << 98n <= (of < 0n ? -of : of)).toBe(true)
}

test('of long numbers sum, difference, product and quotient have some 30 digits', () => {
  fc.assert(
    fc.property(long, long, (a, b) => {
      const [x, y] = [wholeOf(a), wholeOf(b)]
      const size = (x < 0n ? -x : x) + (y < 0n ? -y : y)
      near(wholeOf(plus(a, b)), x + y, size)
      near(wholeOf(minus(a, b)), x - y, size)
      near(wholeOf(product(a, b)) << 1200n, x * y, x * y)
      if (y !== 0n) near(wholeOf(quotient(a, b)) * y, x << 1200n, x << 1200n)
    }),
    { numRuns: 500, seed: 20261135 },
  )
})

test('exp turns sums into products, log takes it back, and e is e', () => {
  // e = 2.71828182845904523536028747135266249775724709..., ln 2 = 0.69314718055994530941723212145817656807550013...
  const decimals = (a: DoubleDouble): bigint => (wholeOf(a) * 10n ** 30n) >> 1200n
  const close = (a: bigint, b: bigint) => expect(Number(a > b ? a - b : b - a)).toBeLessThan(5)
  close(decimals(exponential(ofNumber(1))), 2718281828459045235360287471352n)
  close(decimals(logarithm(ofNumber(2))), 693147180559945309417232121458n)
  fc.assert(
    fc.property(
      fc.double({ min: -200, max: 200, noNaN: true }),
      fc.double({ min: -200, max: 200, noNaN: true }),
      (x, y) => {
        const one = quotient(
          exponential(plus(ofNumber(x), ofNumber(y))),
          product(exponential(ofNumber(x)), exponential(ofNumber(y))),
        )
        expect(Math.abs(minus(one, ofNumber(1)).hi)).toBeLessThan(1e-28)
        expect(Math.abs(minus(logarithm(exponential(ofNumber(x))), ofNumber(x)).hi)).toBeLessThan(1e-27)
      },
    ),
    { numRuns: 100, seed: 20261136 },
  )
})
