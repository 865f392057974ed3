import { type Answer, known, unknown } from './answer.ts'
import { coxFit } from './cox-fit.ts'
import type { CoxTies } from './cox-likelihood.ts'
import { type CoxData, coxRiskSets } from './cox-risk-sets.ts'

/** Beyond this many standard units a limit is taken not to exist. */
const FARTHEST = 60

/**
 * Profile-likelihood limits of one hazard ratio: the coefficients at which twice the loss of log likelihood, the others
 * maximised, is critical^2 (`criticalValue` of the level). Under a monotone likelihood one end is 0 or infinite and has
 * no answer, and the other is the one-sided limit at the same loss.
 *
 * `k`: which coefficient. No answer if the covariate is at no event in contrast with another.
 * Source: Venzon and Moolgavkar 1988; Heinze and Schemper 2001. Checked by hand on a two-group closed form.
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
  const unit = 1 / Math.sqrt(coxFit(riskSets, ties, zeros, []).information[k]![k]!)
  if (!Number.isFinite(unit)) {
    const none = unknown('no event while subjects of different covariates were at risk')
    return { lower: none, upper: none }
  }
  const others = zeros.map((_, j) => j).filter((j) => j !== k)
  const loss = (value: number): number => {
    const start = best.coefficients.map((b, j) => (j === k ? value : best.isMonotone ? 0 : b))
    const fit = coxFit(riskSets, ties, start, others)
    return 2 * (best.logLikelihood - fit.logLikelihood) - critical * critical
  }
  // Under a monotone likelihood the fit stopped far out on the flat side: the finite end lies back from there.
  const center = best.coefficients[k]!
  return { lower: limit(loss, center, -unit), upper: limit(loss, center, unit) }
}

/** exp of where the loss crosses 0, going from the centre by doubling strides. */
const limit = (loss: (value: number) => number, center: number, stride: number): Answer => {
  let inside = center
  let outside = center + stride
  for (let reach = stride; loss(outside) < 0; reach *= 2) {
    if (Math.abs(reach / stride) > FARTHEST)
      return unknown(stride < 0 ? '0: monotone likelihood' : 'infinite: monotone likelihood')
    inside = outside
    outside = center + 2 * reach
  }
  for (let round = 0; round < 60; round++) {
    const middle = (inside + outside) / 2
    if (loss(middle) < 0) inside = middle
    else outside = middle
  }
  return known(Math.exp((inside + outside) / 2))
}
