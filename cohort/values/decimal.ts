import {
  add,
  decimal,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../../statistics/numbers/rational.ts'

/**
 * Sums and differences of recorded decimals without floating-point error: 0.3 - 0.1 is 0.2, so that two equal times
 * stay one time. The operands are taken as the decimals that print them.
 */
export const addDecimals = (values: readonly number[]): number =>
  toNumber(values.map(decimal).reduce(add, rational(0)))
export const subtractDecimals = (a: number, b: number): number => {
  const isExact = b === 0 || (Number.isSafeInteger(a) && Number.isSafeInteger(b))
  return isExact ? a - b + 0 : toNumber(subtract(decimal(a), decimal(b)))
}

/**
 * A number rounded half away from zero, as a whole number of units of the last decimal: 0.4875 to 3 decimals is 488,
 * 1549 to -2 decimals is 15. Decided on the exact decimal, not on the double next to it.
 */
export const roundToDecimals = (value: Rational, decimals: number): bigint => {
  const scaled = (value.n < 0n ? -value.n : value.n) * 10n ** BigInt(Math.max(0, decimals))
  const divisor = value.d * 10n ** BigInt(Math.max(0, -decimals))
  const digits = (2n * scaled + divisor) / (2n * divisor)
  return value.n < 0n ? -digits : digits
}

/** Whole units of the last decimal as text: 488 with 3 decimals is "0.488". */
export const decimalText = (digits: bigint, decimals: number): string => {
  if (decimals < 0) return String(digits * 10n ** BigInt(-decimals))
  const text = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0')
  const whole = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
  return digits < 0n ? `-${whole}` : whole
}

/** A number for people, half away from zero, always with that many decimals. */
export const fixed = (value: Rational, decimals: number): string =>
  decimalText(roundToDecimals(value, decimals), decimals)
