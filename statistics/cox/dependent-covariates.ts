import { type DependentColumn, dependentColumns } from '../likelihood/dependent-columns.ts'
import { coxSum } from './cox-likelihood.ts'
import { type CoxData, coxRiskSets } from './cox-risk-sets.ts'

/**
 * Covariates that are linear in those before them, among the subjects at risk at every event: the likelihood does not
 * depend on them. As R's `coxph`: `dependentColumns` of the information at b = 0. A covariate on none before it is the
 * same for all subjects at risk at every event.
 *
 * Checked against R survival 3.5-3 `coxph` (which coefficients are NA).
 */
export const dependentCovariates = (data: CoxData): readonly DependentColumn[] => {
  const size = [...data.covariates.values()][0]?.length ?? 0
  const zeros = Array.from({ length: size }, () => 0)
  return dependentColumns(coxSum(coxRiskSets(data), zeros, 'breslow').information)
}
