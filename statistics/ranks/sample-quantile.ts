import { type Answer, known, unknown } from '../numbers/answer.ts'
import {
  add,
  decimal,
  floor,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../numbers/rational.ts'

/** The nine definitions of Hyndman and Fan: 6 is SPSS's, 7 is R's, 2 is SAS's. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/**
 * Sample quantile at p of counted values, by Hyndman and Fan's type. With x_(k) the k-th smallest of n and
 * j = floor(np + m), g = np + m - j, it is (1 - c) x_(j) + c x_(j+1), where
 *   type    1   2   3     4   5    6   7     8           9
 *   m       0   0  -1/2   0  1/2   p  1-p  (p+1)/3  p/4 + 3/8
 *   c       1: 0 if g = 0 else 1;  2: 1/2 if g = 0 else 1;  3: 0 if g = 0 and j is even else 1;  4 to 9: g
 * x_(0) is read as x_(1) and x_(n+1) as x_(n). np + m is formed in whole numbers, p as the decimal it prints as.
 *
 * `values` ascending with `counts`, whole; `p` in [0, 1]. In the values' own unit. No answer without values.
 * Source: Hyndman and Fan 1996. Checked against R `quantile(type = 1..9)`.
 */
export const sampleQuantile = (
  values: ArrayLike<number>,
  counts: ArrayLike<number>,
  p: number,
  type: QuantileType,
): Answer => {
  if (!(p >= 0 && p <= 1)) throw new Error(`sampleQuantile: expected p from 0 to 1, found ${p}`)
  const n = Array.from(counts).reduce((sum, count) => sum + count, 0)
  if (n === 0) return unknown('no values')
  const fraction = decimal(p)
  const position = add(multiply(rational(n), fraction), offset(fraction, type))
  const j = floor(position)
  const g = toNumber(subtract(position, rational(j)))
  const low = orderStatistic(values, counts, n, Number(j))
  const high = orderStatistic(values, counts, n, Number(j) + 1)
  const c = weight(g, j % 2n === 0n, type)
  // without arithmetic if both are equal, so that a recorded value is returned unchanged
  return known(low === high ? low : (1 - c) * low + c * high)
}

const offset = (p: Rational, type: QuantileType): Rational => {
  switch (type) {
    case 1:
    case 2:
    case 4:
      return rational(0)
    case 3:
      return rational(-1, 2)
    case 5:
      return rational(1, 2)
    case 6:
      return p
    case 7:
      return subtract(rational(1), p)
    case 8:
      return multiply(add(p, rational(1)), rational(1, 3))
    case 9:
      return add(multiply(p, rational(1, 4)), rational(3, 8))
    default: {
      const never: never = type
      throw new Error(`sampleQuantile: expected a type from 1 to 9, found ${never}`)
    }
  }
}

const weight = (g: number, isEven: boolean, type: QuantileType): number => {
  if (type > 3) return g
  if (g > 0) return 1
  return type === 1 ? 0 : type === 2 ? 0.5 : isEven ? 0 : 1
}

const orderStatistic = (
  values: ArrayLike<number>,
  counts: ArrayLike<number>,
  n: number,
  k: number,
): number => {
  const wanted = Math.min(n, Math.max(1, k))
  let seen = 0
  const index = Array.from(counts).findIndex((count) => {
    seen += count
    return seen >= wanted
  })
  return values[index]!
}
