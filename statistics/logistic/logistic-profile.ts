import { type ProfilePoint, profileLimits } from '../likelihood/profile-limits.ts'
import { type Answer, unknown } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'
import type { Limits } from '../numbers/limits.ts'
import { constantAlone, logisticFit } from './logistic-fit.ts'
import type { LogisticRegression } from './logistic-regression.ts'

/**
 * Profile-likelihood limits of the odds ratio of the k-th covariate: the coefficients at which twice the loss of log
 * likelihood, the others maximised, is critical^2 (`criticalValue` of the level). Under separation one limit may be 0 or
 * infinite and has no answer; the other is the one-sided limit at the same loss. With Firth's penalty that of the
 * penalised likelihood.
 *
 * Source: Venzon and Moolgavkar 1988; Heinze and Schemper 2002. Checked against a root search of the profile deviance by
 * R `glm`, and of Firth's likelihood written out in R.
 */
export const logisticProfile = (
  { fit, columns, isFirth, isSeparated, reason }: LogisticRegression,
  k: number,
  critical: number,
): Limits => {
  if (fit === null || (reason !== null && !isSeparated)) {
    const none = unknown(reason ?? 'no model')
    return { lower: none, upper: none }
  }
  const at = k + 1
  const others = Array.from({ length: columns.size }, (_, j) => j).filter((j) => j !== at)
  const start = constantAlone(columns)
  const pointAt = (from: readonly number[]): ProfilePoint => {
    const { coefficients, target, slope } = logisticFit(columns, from, others, isFirth)
    return { coefficients, logLikelihood: target, slope: slope[at]! }
  }
  const unit = isSeparated ? 1 : Math.sqrt(fit.variance![at]![at]!)
  const { lower, upper } = profileLimits(
    {
      at: pointAt,
      k: at,
      target: fit.target - (critical * critical) / 2,
      unit,
      farUnit: Math.max(unit, 1 / rangeOf(columns, at)),
      endless: 'separation',
    },
    isSeparated ? null : fit.coefficients,
    start,
  )
  const ratio = (limit: Answer): Answer =>
    limit.known ? exponential(limit.value / columns.scales[at]!) : limit
  return { lower: ratio(lower), upper: ratio(upper) }
}

const rangeOf = ({ rows, size, x }: LogisticRegression['columns'], k: number): number => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < rows; i++) {
    least = Math.min(least, x[i * size + k]!)
    most = Math.max(most, x[i * size + k]!)
  }
  return most - least
}
