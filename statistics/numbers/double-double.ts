/**
 * A number as the unevaluated sum of two doubles, hi + lo with |lo| at most half a unit in the last place of hi: about
 * 31 significant digits, in the range of a double. For sums whose result is small beside their terms.
 *
 * Source: Dekker 1971; Knuth 1969 (TwoSum); Hida, Li and Bailey 2001. Checked against mpmath through the Cox fits, and
 * against whole-number arithmetic.
 */
export interface DoubleDouble {
  readonly hi: number
  readonly lo: number
}

export const ZERO: DoubleDouble = { hi: 0, lo: 0 }
export const ONE: DoubleDouble = { hi: 1, lo: 0 }

export const ofNumber = (x: number): DoubleDouble => ({ hi: x, lo: 0 })

/** hi + lo where |hi| >= |lo|, or hi is 0. */
const quick = (hi: number, lo: number): DoubleDouble => {
  const sum = hi + lo
  return { hi: sum, lo: lo - (sum - hi) }
}

/** a + b without any rounding. */
export const exactSum = (a: number, b: number): DoubleDouble => {
  const sum = a + b
  const part = sum - a
  return { hi: sum, lo: a - (sum - part) + (b - part) }
}

/** 2^27 + 1: splits a double of 53 binary digits into two halves. */
const SPLITTER = 134_217_729

/** a b without any rounding; |a| and |b| below 1e290, and a b not so small that its last digits are lost. */
export const exactProduct = (a: number, b: number): DoubleDouble => {
  const product = a * b
  const [c, d] = [SPLITTER * a, SPLITTER * b]
  const [aHigh, bHigh] = [c - (c - a), d - (d - b)]
  const [aLow, bLow] = [a - aHigh, b - bHigh]
  return { hi: product, lo: aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow }
}

export const plus = (a: DoubleDouble, b: DoubleDouble): DoubleDouble => {
  const high = exactSum(a.hi, b.hi)
  const low = exactSum(a.lo, b.lo)
  const sum = quick(high.hi, high.lo + low.hi)
  return quick(sum.hi, sum.lo + low.lo)
}

export const minus = (a: DoubleDouble, b: DoubleDouble): DoubleDouble => plus(a, { hi: -b.hi, lo: -b.lo })

export const product = (a: DoubleDouble, b: DoubleDouble): DoubleDouble => {
  const high = exactProduct(a.hi, b.hi)
  return quick(high.hi, high.lo + (a.hi * b.lo + a.lo * b.hi))
}

/** The product of a double-double and a double. */
export const scaled = (a: DoubleDouble, b: number): DoubleDouble => {
  const high = exactProduct(a.hi, b)
  return quick(high.hi, high.lo + a.lo * b)
}

export const quotient = (a: DoubleDouble, b: DoubleDouble): DoubleDouble => {
  const first = a.hi / b.hi
  const rest = minus(a, scaled(b, first))
  const second = rest.hi / b.hi
  const third = minus(rest, scaled(b, second)).hi / b.hi
  return plus(quick(first, second), ofNumber(third))
}

const LN2: DoubleDouble = { hi: Math.LN2, lo: 2.319046813846299e-17 }

/** Number of halvings of the argument of exp, 2 to that power, and the number of terms of the series. */
const HALVINGS = 6
const HALVED = 64
const TERMS = 11

/** exp a; |a| below 650. */
export const exponential = (a: DoubleDouble): DoubleDouble => {
  const k = Math.round(a.hi / LN2.hi)
  const rest = scaled(minus(a, scaled(LN2, k)), 1 / HALVED)
  // exp(r) - 1 by Horner, then squared back as (1 + e)^2 - 1 = 2e + e^2
  let sum = ZERO
  for (let n = TERMS; n >= 1; n--) sum = quotient(product(plus(ONE, sum), rest), ofNumber(n))
  for (let n = 0; n < HALVINGS; n++) sum = plus(scaled(sum, 2), product(sum, sum))
  return scaled(plus(ONE, sum), powerOfTwo(k))
}

/** log a for a > 0: one step of Newton's method on exp from the double's logarithm. */
export const logarithm = (a: DoubleDouble): DoubleDouble => {
  const near = Math.log(a.hi)
  const ratio = product(a, exponential(ofNumber(-near)))
  return plus(ofNumber(near), minus(ratio, ONE))
}

/** 2^k exactly, for whole k within the range of doubles; `**` may differ between versions of Node. */
const powerOfTwo = (k: number): number => {
  let value = 1
  for (let n = Math.abs(k); n > 0; n--) value = k > 0 ? value * 2 : value / 2
  return value
}
