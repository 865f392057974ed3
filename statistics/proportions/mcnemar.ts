import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { toNumber } from '../numbers/rational.ts'
import { clopperPearson } from './clopper-pearson.ts'
import { noEffect, type TwoByTwoEffect } from './two-by-two.ts'

export interface McNemar {
  /** No answer for the exact method. */
  readonly chiSquare: Answer
  /** Two-sided. */
  readonly p: Answer
  /** Odds ratio b/c of the pairs that changed, with exact limits from those of b/(b + c). */
  readonly oddsRatio: Omit<TwoByTwoEffect, 'standardError'>
}

/**
 * McNemar's test of a yes/no outcome before and after: b pairs changed one way, c the other.
 *   exact                  2 P(X <= min(b, c)), X binomial(b + c, 1/2), at most 1
 *   asymptotic             (b - c)^2/(b + c) on 1 df
 *   asymptotic-corrected   max(0, |b - c| - 1)^2/(b + c) on 1 df
 * No answer if no pair changed. `level`: as 0.95.
 *
 * Source: McNemar 1947. Checked against R `mcnemar.test` and `binom.test`.
 */
export const mcNemar = (
  b: number,
  c: number,
  method: 'exact' | 'asymptotic' | 'asymptotic-corrected',
  level: number,
): McNemar => {
  const oddsRatio = changeOdds(b, c, level)
  if (b + c === 0) {
    const none = unknown('no pair changed')
    return { chiSquare: none, p: none, oddsRatio }
  }
  if (method === 'exact') {
    return { chiSquare: unknown('the exact method has no chi-square'), p: known(exactP(b, c)), oddsRatio }
  }
  const distance = Math.max(0, Math.abs(b - c) - (method === 'asymptotic' ? 0 : 1))
  const chiSquare = (distance * distance) / (b + c)
  return { chiSquare: known(chiSquare), p: known(chiSquareUpperTail(chiSquare, 1)), oddsRatio }
}

const exactP = (b: number, c: number): number => {
  let [term, sum] = [1n, 1n]
  for (let k = 1; k <= Math.min(b, c); k++) {
    term = (term * BigInt(b + c - k + 1)) / BigInt(k)
    sum += term
  }
  return Math.min(1, toNumber({ n: 2n * sum, d: 1n << BigInt(b + c) }))
}

const changeOdds = (b: number, c: number, level: number): Omit<TwoByTwoEffect, 'standardError'> => {
  if (b + c === 0) return noEffect('no pair changed')
  const proportion = clopperPearson(b, b + c, level)
  const odds = (answer: Answer): Answer =>
    !answer.known || answer.value === 1
      ? unknown('infinite: no pair changed in the other direction')
      : known(answer.value / (1 - answer.value))
  return { estimate: odds(known(b / (b + c))), lower: odds(proportion.lower), upper: odds(proportion.upper) }
}
