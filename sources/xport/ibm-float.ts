import { doubleText, shortestDecimal } from '../support/number-text.ts'

/** A number of a transport file: its text, or the code of a missing value (`.`, `._`, `.A` to `.Z`). */
export type SasNumber = { readonly text: string } | { readonly missing: string }

const MISSING = /^[._A-Z]$/

/** Exact powers of two, by doubling and halving one. */
const POWERS: readonly number[] = (() => {
  const powers = new Array<number>(640).fill(1)
  for (let i = 321; i < 640; i++) powers[i] = powers[i - 1]! * 2
  for (let i = 319; i >= 0; i--) powers[i] = powers[i + 1]! / 2
  return powers
})()

const powerOfTwo = (exponent: number): number => POWERS[exponent + 320]!

/**
 * Reads a floating-point number of IBM mainframes: sign s, exponent e in excess of 64, and 56 bits of fraction f,
 * which is (-1)^s f / 2^56 16^(e - 64). A variable that is stored in 2 to 7 bytes lacks the last bytes, which are zero.
 *
 * The text is the shortest decimal number that is read back as the same double. A number with more bits than a double
 * has the shortest text that is read back as the same number of the mainframe. Checked against R and SAS's note TS-140.
 *
 * @param bytes the file; the number begins at `start` and has `length` bytes, 2 to 8
 */
export const readIbmFloat = (bytes: Uint8Array, start: number, length: number): SasNumber => {
  const byte = (i: number): number => (i < length ? bytes[start + i]! : 0)
  const first = byte(0)
  const high = byte(1) * 65_536 + byte(2) * 256 + byte(3)
  const low = ((byte(4) * 256 + byte(5)) * 256 + byte(6)) * 256 + byte(7)
  if (high === 0 && low === 0) {
    const sign = String.fromCharCode(first)
    if (MISSING.test(sign)) return { missing: sign === '.' ? '.' : `.${sign}` }
    return { text: '0' }
  }
  const sign = first >= 128 ? '-' : ''
  const exponent = 4 * ((first & 127) - 64) - 56
  const excess = Math.max(0, 32 - Math.clz32(high) - 21)
  if (low % powerOfTwo(excess) === 0)
    return { text: sign + doubleText((high * 4_294_967_296 + low) * powerOfTwo(exponent)) }
  return { text: sign + shortestOf(BigInt(high) * 4_294_967_296n + BigInt(low), exponent) }
}

/** The shortest decimal number nearer to fraction 2^exponent than to any other number of this exponent. */
const shortestOf = (fraction: bigint, exponent: number): string => {
  const [times, by] = exponent < 0 ? [1n, 1n << BigInt(-exponent)] : [1n << BigInt(exponent), 1n]
  const value = fraction * times
  // value / by lies between 10^(power - 1) and 10^power
  let power = String(value / by).length
  while (value < by * 10n ** BigInt(Math.max(0, power - 1)) && power > 0) power -= 1
  if (value < by) while (value * 10n ** BigInt(1 - power) < by) power -= 1
  for (let digits = 15; digits < 20; digits++) {
    const shift = digits - power
    const [up, down] = shift >= 0 ? [10n ** BigInt(shift), 1n] : [1n, 10n ** BigInt(-shift)]
    const scaled = value * up
    const unit = by * down
    const rounded = (2n * scaled + unit) / (2n * unit)
    const error = rounded * unit - scaled
    if (2n * (error < 0n ? -error : error) < times * up) return shortestDecimal(`${rounded}e${-shift}`)!
  }
  throw new Error('expected at most 19 digits to identify a number of 56 bits')
}
