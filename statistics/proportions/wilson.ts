import { criticalValue } from '../distributions/normal.ts'
import { known, unknown } from '../numbers/answer.ts'
import type { Limits } from '../numbers/limits.ts'

/**
 * Wilson (score) limits of a proportion p = x/n, without continuity correction:
 *   (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)
 * In [0, 1]. `x`, `n`: whole counts, 0 <= x <= n; `level`: as 0.95. No answer if n is 0.
 *
 * Source: Wilson 1927. Checked against R `prop.test(correct = FALSE)`.
 */
export const wilson = (x: number, n: number, level: number): Limits => {
  if (n === 0) return { lower: unknown('no observations'), upper: unknown('no observations') }
  if (!(x >= 0 && x <= n)) throw new Error(`wilson: expected 0 to ${n} of ${n}, found ${x}`)
  const z = criticalValue(level)
  const half = z * Math.sqrt((x * (n - x)) / n + (z * z) / 4)
  const scale = n + z * z
  return {
    lower: known(x === 0 ? 0 : (x + (z * z) / 2 - half) / scale),
    upper: known(x === n ? 1 : (x + (z * z) / 2 + half) / scale),
  }
}
