import { lowerBeta, upperBeta } from '../distributions/special-functions.ts'
import { known, unknown } from '../numbers/answer.ts'
import type { Limits } from '../numbers/limits.ts'

/**
 * Exact (Clopper-Pearson) limits of a proportion x/n: the lower limit is the p at which x or more has probability
 * (1 - level)/2, the upper the p at which x or fewer has. In [0, 1]; the lower is 0 at x = 0, the upper 1 at x = n.
 *
 * `x`, `n`: whole counts, 0 <= x <= n; `level`: as 0.95. No answer if n is 0.
 * Source: Clopper and Pearson 1934. Checked against R `binom.test`.
 */
export const clopperPearson = (x: number, n: number, level: number): Limits => {
  if (n === 0) return { lower: unknown('no observations'), upper: unknown('no observations') }
  if (!(x >= 0 && x <= n)) throw new Error(`clopperPearson: expected 0 to ${n} of ${n}, found ${x}`)
  const tail = (1 - level) / 2
  return {
    lower: known(x === 0 ? 0 : rootOf((p) => lowerBeta(p, x, n - x + 1) < tail)),
    upper: known(x === n ? 1 : rootOf((p) => upperBeta(p, x + 1, n - x) > tail)),
  }
}

/** The p in (0, 1) up to which the statement is true, by halving until two doubles are neighbours. */
const rootOf = (isBelow: (p: number) => boolean): number => {
  let low = 0
  let high = 1
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return middle
    if (isBelow(middle)) low = middle
    else high = middle
  }
}
