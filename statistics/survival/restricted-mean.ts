import { type Answer, known, unknown } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'
import { lastSurvival, type SurvivalCurve, stepAt } from './kaplan-meier.ts'

export interface RestrictedMean {
  readonly mean: Answer
  readonly variance: Answer
}

/**
 * Restricted mean survival time: the area under S from 0 to tau, with
 *   var = sum over t_i <= tau of A_i^2 d_i/(n_i(n_i - d_i)),  A_i the area from t_i to tau,
 * a term with n = d adding 0. In the curve's unit of time; 0 <= mean <= tau.
 *
 * No answer if tau is beyond the group's last time, unless S is 0 there: the area would be an extrapolation.
 * Errors: throws if tau is not above 0. Checked against R `summary(survfit, rmean = tau)$table`.
 */
export const restrictedMean = (curve: SurvivalCurve, tau: number): RestrictedMean => {
  if (!(tau > 0 && Number.isFinite(tau))) throw new Error(`restrictedMean: expected tau > 0, found ${tau}`)
  const reason = whyNot(curve, tau)
  if (reason !== undefined) return { mean: unknown(reason), variance: unknown(reason) }
  const { area, variance } = areaUnder(curve, tau)
  return { mean: known(area), variance: known(variance) }
}

const whyNot = (curve: SurvivalCurve, tau: number): string | undefined => {
  if (curve.n === 0) return 'no patients entered'
  return tau > curve.lastTime && lastSurvival(curve) > 0
    ? `no patient was followed beyond ${curve.lastTime}`
    : undefined
}

/** Area under S from 0 to tau and its variance, from the last step backward, as the variance needs A_i. */
export const areaUnder = (curve: SurvivalCurve, tau: number): { area: number; variance: number } => {
  let area = 0
  let variance = 0
  let end = tau
  for (let i = curve.steps.length - 1; i >= 0; i--) {
    const { time, atRisk, events, survival } = stepAt(curve.steps, i)
    if (time > tau) continue
    area += survival * (end - time)
    if (events < atRisk) variance += (area * area * events) / (atRisk * (atRisk - events))
    end = time
  }
  return { area: area + end, variance }
}

export interface Contrast {
  readonly estimate: Answer
  readonly standardError: Answer
  readonly lower: Answer
  readonly upper: Answer
  /** z = estimate / se (of the logarithm for a ratio), for a two-sided normal p. */
  readonly z: Answer
}

/** a - b of two independent restricted means, with limits difference -+ z sqrt(var a + var b). */
export const restrictedMeanDifference = (a: RestrictedMean, b: RestrictedMean, z: number): Contrast => {
  if (!a.mean.known || !a.variance.known) return noContrast(a.mean)
  if (!b.mean.known || !b.variance.known) return noContrast(b.mean)
  return contrast(a.mean.value - b.mean.value, Math.sqrt(a.variance.value + b.variance.value), z)
}

/** a / b of two independent restricted means; limits and standard error by the delta method on the logarithm. */
export const restrictedMeanRatio = (a: RestrictedMean, b: RestrictedMean, z: number): Contrast => {
  if (!a.mean.known || !a.variance.known) return noContrast(a.mean)
  if (!b.mean.known || !b.variance.known) return noContrast(b.mean)
  const [p, q] = [a.mean.value, b.mean.value]
  if (!(p > 0 && q > 0)) return noContrast(unknown('a mean of 0 has no ratio'))
  const se = Math.sqrt(a.variance.value / (p * p) + b.variance.value / (q * q))
  const log = contrast(Math.log(p / q), se, z)
  return {
    ...log,
    estimate: known(p / q),
    lower: log.lower.known ? exponential(log.lower.value) : log.lower,
    upper: log.upper.known ? exponential(log.upper.value) : log.upper,
  }
}

const contrast = (estimate: number, se: number, z: number): Contrast => ({
  estimate: known(estimate),
  standardError: known(se),
  lower: known(estimate - z * se),
  upper: known(estimate + z * se),
  z: se > 0 ? known(estimate / se) : unknown('the standard error is zero'),
})

const noContrast = (answer: Answer): Contrast => ({
  estimate: answer,
  standardError: answer,
  lower: answer,
  upper: answer,
  z: answer,
})
