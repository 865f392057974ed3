import { dot, inverse, times } from '../numbers/symmetric.ts'
import { coxSum } from './cox-likelihood.ts'
import { type CoxData, coxRiskSets } from './cox-risk-sets.ts'

/** A covariate that is linearly dependent on those before it. */
export interface DependentCovariate {
  readonly column: number
  /** The columns before it that determine it; empty if it is the same for all subjects at risk at every event. */
  readonly on: readonly number[]
}

/** Least fraction of a covariate's variance not explained by those before it: R's `toler.chol`, epsilon ^ (3/4). */
const LEAST_FRACTION = 1.818989403545857e-12

/** A coefficient of standardised covariates below this is rounding. */
const LEAST_COEFFICIENT = 1e-6

/**
 * Covariates that are linear in those before them, among the subjects at risk at every event: the likelihood does not
 * depend on them. As R's `coxph`: in the order of the columns, each is compared with the information of the kept ones
 * at b = 0, and the later of two equivalent columns is dropped.
 *
 * Checked against R survival 3.5-3 `coxph` (which coefficients are NA).
 */
export const dependentCovariates = (data: CoxData): readonly DependentCovariate[] => {
  const size = [...data.covariates.values()][0]?.length ?? 0
  const zeros = Array.from({ length: size }, () => 0)
  const { information } = coxSum(coxRiskSets(data), zeros, 'breslow')
  const correlation = (i: number, j: number): number =>
    information[i]![j]! / Math.sqrt(information[i]![i]!) / Math.sqrt(information[j]![j]!)
  const kept: number[] = []
  const dependent: DependentCovariate[] = []
  for (let k = 0; k < size; k++) {
    if (!(information[k]![k]! > 0)) {
      dependent.push({ column: k, on: [] })
      continue
    }
    const among = inverse(
      kept.map((i) => kept.map((j) => (i === j ? 1 : correlation(i, j)))),
      0,
    )!
    const correlations = kept.map((i) => correlation(i, k))
    const coefficients = times(among, correlations)
    if (1 - dot(coefficients, correlations) > LEAST_FRACTION) kept.push(k)
    else
      dependent.push({
        column: k,
        on: kept.filter((_, i) => Math.abs(coefficients[i]!) > LEAST_COEFFICIENT),
      })
  }
  return dependent
}
