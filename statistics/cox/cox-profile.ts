import { type Profile, profileLimits } from '../likelihood/profile-limits.ts'
import { type Answer, unknown } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'
import { coxFit } from './cox-fit.ts'
import type { CoxTies } from './cox-likelihood.ts'
import { profilePoint } from './cox-profile-point.ts'
import { type CoxData, type CoxRiskSets, coxRiskSets } from './cox-risk-sets.ts'

/**
 * Profile-likelihood limits of one hazard ratio: the coefficients at which twice the loss of log likelihood, the others
 * maximised, is critical^2 (`criticalValue` of the level). Under a monotone likelihood one limit is 0 or infinite and
 * has no answer, and the other is the one-sided limit at the same loss; if the profile stays within the loss on both
 * sides, neither has an answer.
 *
 * `k`: index of the coefficient. No answer if the covariate never differs among subjects at risk at an event.
 * Source: Venzon and Moolgavkar 1988; Heinze and Schemper 2001. Checked by hand on two-group closed forms, and against
 * a profile by golden sections.
 */
export const coxProfile = (
  data: CoxData,
  ties: CoxTies,
  k: number,
  critical: number,
): { readonly lower: Answer; readonly upper: Answer } => {
  const size = [...data.covariates.values()][0]?.length ?? 0
  const riskSets = coxRiskSets(data)
  const zeros = Array.from({ length: size }, () => 0)
  const best = coxFit(riskSets, ties, zeros)
  const unit = 1 / Math.sqrt(best.start.information[k]![k]!)
  if (!Number.isFinite(unit)) {
    const none = unknown('no event while patients with different covariates were at risk')
    return { lower: none, upper: none }
  }
  const profile: Profile = {
    at: (start) => profilePoint(riskSets, ties, start, k),
    k,
    target: best.logLikelihood - (critical * critical) / 2,
    unit,
    farUnit: Math.max(unit, 1 / rangeOf(riskSets, k)),
    endless: 'monotone likelihood',
  }
  const { lower, upper } = profileLimits(profile, best.isMonotone ? null : best.coefficients, zeros)
  return { lower: ratio(lower), upper: ratio(upper) }
}

const ratio = (coefficient: Answer): Answer =>
  coefficient.known ? exponential(coefficient.value) : coefficient

const rangeOf = (riskSets: CoxRiskSets, k: number): number =>
  riskSets.reduce((most, { covariates }) => covariates.reduce((m, x) => Math.max(m, x[k]!), most), 0)
