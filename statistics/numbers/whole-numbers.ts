/**
 * Whole numbers, exactly: doubles of at most 15 digits, or limbs of five decimal digits each, the lowest first, every limb
 * with the sign of its number.
 */
export type WholeNumbers = Float64Array | Limbs

export type Limbs = readonly Float64Array[]

export const LIMB_DIGITS = 5

/** Decimals of at most 15 digits are doubles of their own, so that a double is no other decimal as short. */
const LARGEST = 1e15

/** Powers of ten up to 10^22 are doubles, and a quotient of two whole doubles is rounded once, as a decimal is read. */
const MOST_PLACES = 22

const POWERS = Array.from({ length: MOST_PLACES + 1 }, (_, places) => Number(`1e${places}`))

/**
 * The decimals that the numbers mean (`decimal`) as whole numbers of 1/unit, one power of ten for all: 0.5 and 2.25 are
 * 50/100 and 225/100. Doubles if no value has more than 15 digits in this unit, which needs no text: value =
 * round(value 10^k)/10^k shows k places. Otherwise limbs, from the shortest decimals that print as the values.
 *
 * Errors: a value that is not finite.
 */
export const inWholeUnits = (
  values: readonly (readonly number[])[],
): { readonly unit: bigint; readonly whole: readonly WholeNumbers[] } => {
  const places = decimalPlaces(values)
  if (places === null) return inLimbs(values)
  const power = POWERS[places]!
  return { unit: BigInt(power), whole: values.map((group) => rounded(group, power)) }
}

const rounded = (values: readonly number[], power: number): Float64Array => {
  const whole = new Float64Array(values.length)
  for (let i = 0; i < whole.length; i++) whole[i] = Math.round(values[i]! * power)
  return whole
}

/** The least number of decimal places that all values have; null if a value then has more than 15 digits. */
const decimalPlaces = (groups: readonly (readonly number[])[]): number | null => {
  let [places, power, largest] = [0, 1, 0]
  for (const values of groups)
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!
      while (Math.round(value * power) / power !== value) {
        if (places === MOST_PLACES || !Number.isFinite(value)) return null
        places += 1
        power = POWERS[places]!
      }
      largest = Math.max(largest, Math.abs(value))
      if (largest * power > LARGEST) return null
    }
  return places
}

/** A decimal: the digits of a text up to `end`, a point aside, `places` of them after the point; below 0 for 1e21. */
interface Digits {
  readonly text: string
  readonly end: number
  readonly count: number
  readonly places: number
  readonly sign: 1 | -1
}

const inLimbs = (
  values: readonly (readonly number[])[],
): { readonly unit: bigint; readonly whole: readonly Limbs[] } => {
  const read = values.map((group) => group.map(digitsOf))
  let [places, ahead] = [0, 0]
  for (const group of read)
    for (const number of group) {
      places = Math.max(places, number.places)
      ahead = Math.max(ahead, number.count - number.places)
    }
  const size = Math.ceil((places + ahead) / LIMB_DIGITS)
  return { unit: 10n ** BigInt(places), whole: read.map((group) => limbsOf(group, size, places)) }
}

const digitsOf = (value: number): Digits => {
  if (!Number.isFinite(value)) throw new Error(`decimal: expected a finite number, found ${value}`)
  const text = String(Math.abs(value))
  const power = text.indexOf('e')
  const end = power < 0 ? text.length : power
  const point = text.indexOf('.')
  const behind = point < 0 ? 0 : end - point - 1
  const exponent = power < 0 ? 0 : Number(text.slice(power + 1))
  const count = point < 0 ? end : end - 1
  return { text, end, count, places: behind - exponent, sign: value < 0 ? -1 : 1 }
}

const limbsOf = (numbers: readonly Digits[], size: number, places: number): Limbs => {
  const limbs = Array.from({ length: size }, () => new Float64Array(numbers.length))
  for (let i = 0; i < numbers.length; i++) {
    const { text, end, sign, places: behind } = numbers[i]!
    // of the last digit: its place in its limb, and the limb
    let position = places - behind
    let limb = Math.floor(position / LIMB_DIGITS)
    position -= limb * LIMB_DIGITS
    for (let at = end - 1; at >= 0; at--) {
      const digit = text.charCodeAt(at) - ZERO
      if (digit < 0) continue
      limbs[limb]![i]! += sign * digit * POWERS[position]!
      position += 1
      if (position === LIMB_DIGITS) {
        position = 0
        limb += 1
      }
    }
  }
  return limbs
}

/** The point has a lower code. */
const ZERO = '0'.charCodeAt(0)
