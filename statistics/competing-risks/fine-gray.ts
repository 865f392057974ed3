import { centredCovariates } from '../cox/centred-covariates.ts'
import { type CoxCoefficient, coxCoefficient, noCoefficient } from '../cox/cox-coefficient.ts'
import { coxFit } from '../cox/cox-fit.ts'
import { coxRiskSets, coxStratum } from '../cox/cox-risk-sets.ts'
import { settledCoefficients } from '../cox/cox-settled.ts'
import { unknown } from '../numbers/answer.ts'
import { times } from '../numbers/symmetric.ts'
import type { EventTable } from '../survival/event-table.ts'
import { fineGrayResiduals } from './fine-gray-residuals.ts'
import { subdistributionTable } from './subdistribution-table.ts'

/**
 * Fine-Gray regression for the cumulative incidence of one cause: the Cox likelihood (Breslow's ties) in which subjects
 * with another cause stay at risk, weighted by the censoring curve (`subdistributionTable`). Variance is the sandwich
 * I^-1 sum of (eta_i + psi_i)(eta_i + psi_i)' I^-1 over subjects, eta the weighted score residual and psi the
 * contribution of estimating the censoring curve.
 *
 * `table`: groups are covariate patterns, `covariates` by their names; `cause`: 0 the endpoint's event, k the k-th
 * competing one; `critical`: `criticalValue(level)`. One coefficient per covariate, log subdistribution hazard ratio.
 * No answer if the likelihood has no maximum. Requires that all subjects enter at 0.
 * Source: Fine and Gray 1999. Checked against cmprsk 2.2-11 `crr`, which, unlike this function, changes its answer if
 * an exit is at time 0 and 1 is added to all times.
 */
export const fineGray = (
  table: EventTable,
  covariates: ReadonlyMap<string, readonly number[]>,
  cause: number,
  critical: number,
): readonly CoxCoefficient[] => {
  const weighted = subdistributionTable(table, cause)
  const size = [...covariates.values()][0]!.length
  const riskSets = coxRiskSets({ strata: [coxStratum(weighted)], covariates })
  const fit = coxFit(
    riskSets,
    'breslow',
    Array.from({ length: size }, () => 0),
  )
  if (fit.isMonotone || fit.variance === null) {
    const none = unknown(
      fit.isMonotone ? 'the likelihood has no maximum' : 'the covariates are linearly dependent',
    )
    return fit.coefficients.map(() => noCoefficient(none))
  }
  const inverse = fit.variance
  const { coefficients } = settledCoefficients(riskSets, 'breslow', fit)
  const variance = coefficients.map(() => 0)
  const centred = centredCovariates(covariates)
  for (const { count, residual } of fineGrayResiduals(table, weighted, centred, cause, coefficients)) {
    times(inverse, residual).forEach((value, k) => {
      variance[k]! += count * value * value
    })
  }
  return coefficients.map((b, k) => coxCoefficient(b, Math.sqrt(variance[k]!), critical))
}
