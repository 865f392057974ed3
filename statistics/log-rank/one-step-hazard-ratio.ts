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
 * Peto's one-step hazard ratio of a group against the other, from its log-rank observed - expected u and variance v:
 *   ln HR = u / v,  se = 1 / sqrt v,  limits exp(u / v -+ z / sqrt v),  p of z = u / sqrt v
 * One step of Newton's method from ln HR = 0; sums of u and v over strata give the pooled ratio. Near to the maximum
 * likelihood while the ratio is near to 1, too near to 1 when it is extreme or the groups are of very unequal size.
 *
 * `critical`: `criticalValue(level)`. No answer where v is 0, nor of a ratio or limit beyond the
 * range of a double. Source: Yusuf et al. 1985 (Prog Cardiovasc Dis 27:335);
 * Peto et al. 1977. Checked by hand and against R `survdiff`.
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
