/** More printable percentages than this are sampled evenly. */
const MOST_LOOKED_AT = 1_000_000

/** With more steps than this a double does not hold every end; so few of them are reached that the proportion is 0. */
const MOST_STEPS = 1e15

/**
 * The proportion of the printable values 0, 1/steps, ..., 1 that some k/m with 0 <= k <= m <= `largest` rounds to (half
 * up). A value is reached where the fraction of smallest denominator that rounds to it has at most that denominator, so
 * that the fractions need not be listed. `steps` and `largest` are whole numbers from 1; of more than a million values
 * every n-th is looked at.
 */
export const reachable = (steps: number, largest: number): number => {
  if (largest > steps) return 1
  if (steps > MOST_STEPS) return 0
  const stride = Math.ceil((steps + 1) / MOST_LOOKED_AT)
  let [looked, found] = [0, 0]
  for (let j = 0; j <= steps; j += stride) {
    looked += 1
    if (simplest([2 * j - 1, 2 * steps], [2 * j + 1, 2 * steps], true)[1] <= largest) found += 1
  }
  return found / looked
}

type Fraction = readonly [n: number, d: number]

/**
 * The fraction of smallest denominator from low to high: by continued fractions, since the simplest number of an
 * interval without a whole number has the same whole part as its ends. One end belongs to the interval: the low one if
 * `withLow`, else the high one. Needs low < high; a high end of n/0 is infinite.
 */
const simplest = ([a, b]: Fraction, [c, d]: Fraction, withLow: boolean): Fraction => {
  const whole = Math.floor(a / b)
  const first = withLow && a === whole * b ? whole : whole + 1
  if (d === 0 || (withLow ? first * d < c : first * d <= c)) return [first, 1]
  // x = whole + 1/y, and y lies between the inverses of what is left of the ends
  const [p, q] = simplest([d, c - whole * d], [b, a - whole * b], !withLow)
  return [whole * p + q, p]
}
