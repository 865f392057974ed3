import { LIMB_DIGITS, type Limbs, type WholeNumbers } from './whole-numbers.ts'

/** Numbers of subjects, their sum, and the largest of them. */
export interface Counts {
  readonly counts: readonly number[]
  readonly total: number
  readonly largest: number
}

/** Terms below this, added to a sum below it, are exact in doubles. */
const EXACT = (Number.MAX_SAFE_INTEGER + 1) / 2

const LIMB = Number(`1e${LIMB_DIGITS}`)

/** Errors: a count that is not whole. */
export const countsOf = (counts: readonly number[]): Counts => {
  let [total, largest] = [0, 0]
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!
    if (!Number.isInteger(count)) throw new RangeError(`expected whole counts, found ${count}`)
    total += count
    if (count > largest) largest = count
  }
  return { counts, total, largest }
}

/**
 * The sum of count x y over distinct values or pairs, exactly; without `y` that of count x.
 *
 * Added as doubles, and carried to a whole number of any size whenever the sum exceeds 2^52. Numbers whose terms could
 * exceed 2^52 themselves are multiplied limb by limb. `x`, `y`: as long as the counts, which are at least 0.
 */
export const exactProducts = (counted: Counts, x: WholeNumbers, y: WholeNumbers | null = null): bigint => {
  if (x instanceof Float64Array && (y === null || y instanceof Float64Array)) {
    const most = counted.largest * largest(x) * (y === null ? 1 : largest(y))
    if (most < EXACT) return carriedSum(counted, x, y)
  }
  return sumByLimbs(counted, inLimbs(x), y === null ? null : inLimbs(y))
}

/** For terms below 2^52. */
const carriedSum = ({ counts }: Counts, x: Float64Array, y: Float64Array | null): bigint => {
  let [whole, sum] = [0n, 0]
  for (let i = 0; i < x.length; i++) {
    sum += y === null ? counts[i]! * x[i]! : counts[i]! * x[i]! * y[i]!
    if (sum > EXACT || sum < -EXACT) {
      whole += BigInt(sum)
      sum = 0
    }
  }
  return whole + BigInt(sum)
}

const largest = (numbers: Float64Array): number => {
  let most = 0
  for (let i = 0; i < numbers.length; i++) most = Math.max(most, Math.abs(numbers[i]!))
  return most
}

/** A number of at most 15 digits has three limbs. */
const inLimbs = (numbers: WholeNumbers): Limbs => {
  if (!(numbers instanceof Float64Array)) return numbers
  const [low, middle, high] = [0, 1, 2].map(() => new Float64Array(numbers.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let i = 0; i < numbers.length; i++) {
    const above = Math.trunc(numbers[i]! / LIMB)
    low[i] = numbers[i]! - above * LIMB
    high[i] = Math.trunc(above / LIMB)
    middle[i] = above - high[i]! * LIMB
  }
  return [low, middle, high]
}

const sumByLimbs = (counted: Counts, x: Limbs, y: Limbs | null): bigint => {
  const sums = new Array<bigint>(x.length + (y?.length ?? 0)).fill(0n)
  x.forEach((limb, k) => {
    if (y === null) sums[k]! += sumOfLimbs(counted, limb, null)
    else
      y.forEach((other, l) => {
        sums[k + l]! += sumOfLimbs(counted, limb, other)
      })
  })
  return sums.reduceRight((whole, sum) => whole * BigInt(LIMB) + sum, 0n)
}

/** Products of limbs are below 10^10, so that only a count above 450,000 could make a term of 2^52. */
const sumOfLimbs = (counted: Counts, x: Float64Array, y: Float64Array | null): bigint => {
  if (counted.largest * LIMB * LIMB < EXACT) return carriedSum(counted, x, y)
  let whole = 0n
  for (let i = 0; i < x.length; i++)
    whole += BigInt(counted.counts[i]!) * BigInt(y === null ? x[i]! : x[i]! * y[i]!)
  return whole
}
