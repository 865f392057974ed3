import { type Answer, known, unknown } from '../numbers/answer.ts'
import { lastSurvival, type SurvivalCurve } from './kaplan-meier.ts'
import { areaUnder } from './restricted-mean.ts'

export interface MeanSurvival {
  readonly mean: Answer
  readonly standardError: Answer
  readonly lower: Answer
  readonly upper: Answer
  /** Whether the last subject was censored, so that the mean is restricted to the last time. */
  readonly isLimited: boolean
}

/** SPSS uses this literal, not a quantile of the normal distribution. */
const SPSS_Z = 1.96

/**
 * Mean survival as in SPSS KM: the area under S up to the group's own last time, with
 *   SE^2 = sum of A_i^2 d_i/(n_i(n_i - d_i)),  A_i the area from t_i on,
 * without the factor m/(m-1), and mean -+ 1.96 SE with the literal 1.96. In the curve's unit of time.
 *
 * No answer without subjects. Source: IBM SPSS Statistics Algorithms, KM. Checked against R
 * `summary(survfit)$table` with rmean = the last time.
 */
export const meanSurvival = (curve: SurvivalCurve): MeanSurvival => {
  if (curve.n === 0) {
    const none = unknown('no patients entered')
    return { mean: none, standardError: none, lower: none, upper: none, isLimited: false }
  }
  const { area, variance } = areaUnder(curve, curve.lastTime)
  const se = Math.sqrt(variance)
  return {
    mean: known(area),
    standardError: known(se),
    lower: known(area - SPSS_Z * se),
    upper: known(area + SPSS_Z * se),
    isLimited: lastSurvival(curve) > 0,
  }
}
