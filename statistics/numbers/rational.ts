/** An exact fraction n/d with d > 0, in lowest terms, as to decide whether a curve is at exactly 50%. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

const gcd = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  while (y > 0n) [x, y] = [y, x % y]
  return x
}

/** The fraction n/d in lowest terms. Whole numbers or bigints; throws if d is 0 or a number is not whole. */
export const rational = (n: bigint | number, d: bigint | number = 1n): Rational => {
  const top = BigInt(n)
  const bottom = BigInt(d)
  if (bottom === 0n) throw new Error('rational: expected a denominator other than 0, found 0')
  const common = gcd(top, bottom) * (bottom < 0n ? -1n : 1n)
  return { n: top / common, d: bottom / common }
}

/**
 * The decimal that a plan means by a number: 0.1 is 1/10 and not the binary fraction next to it. Reads the
 * shortest decimal that prints as x; throws if x is not finite.
 */
export const decimal = (x: number): Rational => {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(x))
  if (!match) throw new Error(`decimal: expected a finite number, found ${x}`)
  const [, sign, whole, part = '', exponent = '0'] = match
  const digits = BigInt(`${sign}${whole}${part}`)
  const shift = Number(exponent) - part.length
  const power = BigInt(`1${'0'.repeat(Math.abs(shift))}`)
  return shift >= 0 ? rational(digits * power) : rational(digits, power)
}

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)
/** a / b; throws if b is 0. */
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n)

/** -1 if a < b, 0 if they are the same number, 1 if a > b. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The largest whole number at most a. */
export const floor = (a: Rational): bigint => (a.n >= 0n || a.n % a.d === 0n ? a.n / a.d : a.n / a.d - 1n)

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

const bits = (x: bigint): number => x.toString(16).length * 4

/** The double nearest to a (ties to even), for any size of numerator and denominator. */
export const toNumber = (a: Rational): number => {
  const top = a.n < 0n ? -a.n : a.n
  // two whole doubles: their quotient is the nearest double already
  if (top <= LARGEST && a.d <= LARGEST) return Number(a.n) / Number(a.d)
  const shift = 70 - (bits(top) - bits(a.d))
  const shiftedTop = shift > 0 ? top << BigInt(shift) : top
  const shiftedBottom = shift < 0 ? a.d << BigInt(-shift) : a.d
  const quotient = shiftedTop / shiftedBottom
  // a sticky last bit for all digits cut off, so that Number() rounds correctly
  const sticky = shiftedTop % shiftedBottom === 0n ? quotient : quotient | 1n
  let value = Number(sticky)
  for (let k = Math.abs(shift); k > 0; k--) value = shift > 0 ? value / 2 : value * 2
  return a.n < 0n ? -value : value
}
