/** With more possible percentages an evenly spaced sample is checked. */
const MOST_CHECKED = 1_000_000

/** With more steps a double cannot represent every end; the proportion is then 0 to any precision. */
const MOST_STEPS = 1e15

/**
 * The proportion of the values 0, 1/steps, ..., 1 that some k/m with 0 <= k <= m <= `largest` rounds to (half up). A
 * value is reached if the fraction of smallest denominator that rounds to it has a denominator of at most `largest`, so
 * that the fractions need not be listed. `steps` and `largest` are whole numbers from 1.
 */
export const reachable = (steps: number, largest: number): number => {
  if (largest > steps) return 1
  if (steps > MOST_STEPS) return 0
  const stride = Math.ceil((steps + 1) / MOST_CHECKED)
  let [checked, reached] = [0, 0]
  for (let j = 0; j <= steps; j += stride) {
    checked += 1
    if (simplest([2 * j - 1, 2 * steps], [2 * j + 1, 2 * steps], true)[1] <= largest) reached += 1
  }
  return reached / checked
}

type Fraction = readonly [n: number, d: number]

/**
 * The fraction of smallest denominator from low to high, by continued fractions: in an interval without a whole number
 * it has the same whole part as the ends. One end belongs to the interval: the low one if `withLow`, otherwise the high
 * one. Requires low < high; a high end of n/0 is infinite.
 */
const simplest = ([a, b]: Fraction, [c, d]: Fraction, withLow: boolean): Fraction => {
  const whole = Math.floor(a / b)
  const first = withLow && a === whole * b ? whole : whole + 1
  if (d === 0 || (withLow ? first * d < c : first * d <= c)) return [first, 1]
  // x = whole + 1/y, and y lies between the inverses of the fractional parts of the ends
  const [p, q] = simplest([d, c - whole * d], [b, a - whole * b], !withLow)
  return [whole * p + q, p]
}
