import { normalTwoSided } from '../distributions/normal.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'

export interface OneStepHazardRatio {
  readonly logHazardRatio: Answer
  readonly standardError: Answer
  readonly hazardRatio: Answer
  readonly lower: Answer
  readonly upper: Answer
  /** Two-sided, of a hazard ratio of 1. */
  readonly p: Answer
}

/**
 * Peto's one-step hazard ratio of one group versus the other, from its log-rank observed - expected u and variance v:
 *   ln HR = u / v,  se = 1 / sqrt v,  limits exp(u / v -+ z / sqrt v),  p of z = u / sqrt v
 * One step of Newton's method from ln HR = 0; sums of u and v over strata give the pooled ratio. Close to the maximum
 * likelihood estimate if the ratio is near 1; biased towards 1 if it is extreme or the groups have very unequal sizes.
 *
 * `critical`: `criticalValue(level)`. No answer if v is 0, or for a ratio or limit beyond the range of a double.
 * Source: Yusuf et al. 1985 (Prog Cardiovasc Dis 27:335); Peto et al. 1977. Checked by hand and against R `survdiff`.
 */
export const oneStepHazardRatio = (u: number, v: number, critical: number): OneStepHazardRatio => {
  if (!(v > 0)) {
    const none = unknown('no event while two groups were at risk together')
    return { logHazardRatio: none, standardError: none, hazardRatio: none, lower: none, upper: none, p: none }
  }
  const log = u / v
  const se = 1 / Math.sqrt(v)
  return {
    logHazardRatio: known(log),
    standardError: known(se),
    hazardRatio: exponential(log),
    lower: exponential(log - critical * se),
    upper: exponential(log + critical * se),
    p: known(normalTwoSided(u / Math.sqrt(v))),
  }
}
