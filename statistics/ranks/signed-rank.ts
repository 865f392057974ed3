import { normalTwoSided } from '../distributions/normal.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'

export interface SignedRank {
  /** Sums of midranks of the positive and of the negative differences. */
  readonly positive: number
  readonly negative: number
  /** Differences that are not 0. */
  readonly n: number
  /** No answer for the exact method. */
  readonly z: Answer
  /** Two-sided. */
  readonly p: Answer
}

const MOST_SUBJECTS = 1000

/**
 * Wilcoxon's signed-rank test of paired differences: zeros are excluded, |differences| get midranks, and
 *   Z = (T+ - n(n+1)/4) / sqrt(n(n+1)(2n+1)/24 - sum (t^3 - t)/48)
 *   asymptotic            without continuity correction (SPSS)
 *   asymptotic-corrected  with 1/2 (R's default)
 *   exact                 all 2^n signs of the observed midranks, ties included; the null distribution is symmetric, so
 *                         that twice the smaller tail equals P(|T - mu| >= observed)
 * `differences` ascending with `counts`, whole. No answer if all differences are 0.
 *
 * Source: Wilcoxon 1945; Pratt and Gibbons 1981. Checked against R `wilcox.test(paired = TRUE)` and exactRankTests.
 */
export const signedRank = (
  differences: ArrayLike<number>,
  counts: ArrayLike<number>,
  method: 'asymptotic' | 'asymptotic-corrected' | 'exact',
): SignedRank => {
  const { positive, negative, n, ties, tieSum } = ranksOf(differences, counts)
  const sums = { positive, negative, n }
  if (n === 0) return { ...sums, ...none('all differences are 0') }
  if (method === 'exact') {
    if (n > MOST_SUBJECTS) return { ...sums, ...none('too many patients for the exact null distribution') }
    const p = exactP(ties, Math.min(positive, negative))
    return { ...sums, z: unknown('the exact method has no Z'), p: known(p) }
  }
  const distance = positive - (n * (n + 1)) / 4
  const correction = method === 'asymptotic' ? 0 : Math.sign(distance) / 2
  const z = (distance - correction) / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieSum / 48)
  return { ...sums, z: known(z), p: known(normalTwoSided(z)) }
}

const none = (reason: string): { z: Answer; p: Answer } => ({ z: unknown(reason), p: unknown(reason) })

const ranksOf = (differences: ArrayLike<number>, counts: ArrayLike<number>) => {
  const sizes = new Map<number, { up: number; down: number }>()
  for (let i = 0; i < differences.length; i++) {
    const size = Math.abs(differences[i]!)
    if (size === 0 || counts[i] === 0) continue
    const counted = sizes.get(size) ?? { up: 0, down: 0 }
    if (differences[i]! > 0) counted.up += counts[i]!
    else counted.down += counts[i]!
    sizes.set(size, counted)
  }
  let [positive, negative, n, tieSum] = [0, 0, 0, 0]
  const ties: number[] = []
  for (const [, { up, down }] of [...sizes].sort(([a], [b]) => a - b)) {
    const t = up + down
    positive += up * (n + (t + 1) / 2)
    negative += down * (n + (t + 1) / 2)
    tieSum += t * t * t - t
    ties.push(t)
    n += t
  }
  return { positive, negative, n, ties, tieSum }
}

/** 2 P(T <= observed) over all signs: probabilities[s] is that of a doubled rank sum s. */
const exactP = (ties: readonly number[], observed: number): number => {
  const n = ties.reduce((sum, t) => sum + t, 0)
  const probabilities = new Float64Array(n * (n + 1) + 1)
  probabilities[0] = 1
  let [seen, width] = [0, 0]
  for (const t of ties) {
    const rank = 2 * seen + t + 1
    for (let k = 0; k < t; k++) {
      width += rank
      for (let s = width; s >= 0; s--)
        probabilities[s] = (probabilities[s]! + (s >= rank ? probabilities[s - rank]! : 0)) / 2
    }
    seen += t
  }
  const tail = probabilities.subarray(0, 2 * observed + 1).reduce((sum, p) => sum + p, 0)
  return Math.min(1, 2 * tail)
}
