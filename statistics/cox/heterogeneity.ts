import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'

/** An effect, on a scale where effects add (a log ratio, a difference), and its variance. */
export interface Effect {
  readonly estimate: number
  /** > 0 */
  readonly variance: number
}

export interface Heterogeneity {
  /** The mean of the effects, each weighted by 1 / variance. */
  readonly mean: Answer
  readonly q: Answer
  /** Number of effects - 1. */
  readonly df: number
  readonly p: Answer
  /** Proportion of the variation between effects that is beyond chance, 0 to 1. */
  readonly iSquared: Answer
  readonly lower: Answer
  readonly upper: Answer
}

/**
 * Whether k effects differ by more than chance, with weights w = 1 / variance:
 *   mean = sum w e / sum w,  Q = sum w (e - mean)^2 on k - 1 degrees of freedom,  I^2 = max(0, (Q - (k - 1)) / Q)
 * Limits of I^2 = 1 - 1/H^2 from ln H -+ z se(ln H), H^2 = max(1, Q / (k - 1)), limits of H not below 1, with
 *   se = (ln Q - ln(k - 1)) / (2 (sqrt(2 Q) - sqrt(2 k - 3)))       where Q > k,
 *   se = sqrt((1 - 1 / (3 (k - 2)^2)) / (2 (k - 2)))                where Q <= k, and k > 2.
 *
 * `critical`: `criticalValue(level)`. No answer for fewer than two effects. Few effects give Q little power, and I^2 a
 * wide interval. Source: Cochran 1954; Higgins and Thompson 2002 (Stat Med 21:1539). Checked by hand and against R.
 */
export const heterogeneity = (effects: readonly Effect[], critical: number): Heterogeneity => {
  const k = effects.length
  const total = effects.reduce((sum, { variance }) => sum + 1 / variance, 0)
  const mean = effects.reduce((sum, { estimate, variance }) => sum + estimate / variance, 0) / total
  if (k < 2) {
    const none = unknown(`heterogeneity needs at least two estimates, found ${k === 1 ? 'one' : 'none'}`)
    const answer = k === 0 ? none : known(mean)
    return { mean: answer, q: none, df: 0, p: none, iSquared: none, lower: none, upper: none }
  }
  const df = k - 1
  const q = effects.reduce((sum, { estimate, variance }) => {
    const far = estimate - mean
    return sum + (far * far) / variance
  }, 0)
  return {
    mean: known(mean),
    q: known(q),
    df,
    p: known(chiSquareUpperTail(q, df)),
    iSquared: known(q > df ? (q - df) / q : 0),
    ...limits(q, k, critical),
  }
}

const limits = (
  q: number,
  k: number,
  critical: number,
): { readonly lower: Answer; readonly upper: Answer } => {
  if (q <= k && k === 2) {
    const none = unknown('no interval of I² for two estimates with Q of at most two')
    return { lower: none, upper: none }
  }
  const se =
    q > k
      ? (Math.log(q) - Math.log(k - 1)) / (2 * (Math.sqrt(2 * q) - Math.sqrt(2 * k - 3)))
      : Math.sqrt((1 - 1 / (3 * (k - 2) * (k - 2))) / (2 * (k - 2)))
  const logH = Math.log(Math.max(1, q / (k - 1))) / 2
  const iSquared = (end: number): Answer => known(end > 0 ? 1 - Math.exp(-2 * end) : 0)
  return { lower: iSquared(logH - critical * se), upper: iSquared(logH + critical * se) }
}
