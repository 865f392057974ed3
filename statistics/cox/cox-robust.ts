import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { known, unknown } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'
import { type Matrix, quadraticForm } from '../numbers/quadratic-form.ts'
import { dot, times } from '../numbers/symmetric.ts'
import { type CoxCoefficient, coxCoefficient, noCoefficient } from './cox-coefficient.ts'
import type { CoxTies } from './cox-likelihood.ts'
import type { CoxRegression } from './cox-regression.ts'
import { type CoxData, coxRiskSets } from './cox-risk-sets.ts'
import { scoreResiduals } from './score-residuals.ts'

/**
 * The regression with the robust (sandwich) variance V S V: V the inverse information, S the sum of U U' over clusters, U
 * the sum of the score residuals of a cluster's subjects (`scoreResiduals`). Standard errors, limits, z, p and Wald's test are
 * by it; ratios do not change. There is no likelihood-ratio or score test: both need independent subjects.
 *
 * `clusterOf`: the cluster of a covariate pattern, by the pattern's name. Null: each subject is a cluster of its own, for
 * which all subjects must enter at 0, since counts do not link the entry of a subject to its exit.
 * No answers where the model has none by Wald, no error where the residuals of each cluster add up to 0, and none with fewer than two clusters, as their residuals add up to 0.
 * Source: Lin and Wei 1989; of clusters Lee, Wei and Amato 1992. Checked against R survival 3.5-3 `coxph(robust = TRUE)` and
 * `coxph(cluster = )`, and by hand.
 */
export const withRobustVariance = (
  regression: CoxRegression,
  data: CoxData,
  ties: CoxTies,
  critical: number,
  clusterOf: ((pattern: string) => string) | null,
): CoxRegression => {
  const { fit, wald } = regression
  const reason = wald.chiSquare.known ? null : wald.chiSquare.reason
  const found = reason === null ? robustVariance(regression, data, ties, clusterOf) : reason
  if (typeof found === 'string') {
    const none = unknown(found)
    const noTest = { chiSquare: none, df: wald.df, p: none }
    return {
      ...regression,
      coefficients: regression.coefficients.map(() => noCoefficient(none)),
      ...{ wald: noTest, likelihoodRatio: noTest, score: noTest },
    }
  }
  const { value, rank } = quadraticForm(found, fit.coefficients)
  const independent = unknown('needs independent subjects')
  const noTest = { chiSquare: independent, df: wald.df, p: independent }
  return {
    ...regression,
    coefficients: fit.coefficients.map((b, k) =>
      found[k]![k]! > NOTHING * fit.variance![k]![k]!
        ? coxCoefficient(b, Math.sqrt(found[k]![k]!), critical)
        : withoutError(b),
    ),
    wald:
      rank === 0
        ? { chiSquare: NO_ERROR, df: 0, p: NO_ERROR }
        : { chiSquare: known(value), df: rank, p: known(chiSquareUpperTail(value, rank)) },
    ...{ likelihoodRatio: noTest, score: noTest },
    fit: { ...fit, variance: found },
  }
}

/** A robust variance below this part of the model's is rounding. */
const NOTHING = 1e-20

const NO_ERROR = unknown('the residuals of each cluster add up to 0')

/** A coefficient whose residuals are 0 in every cluster. */
const withoutError = (b: number): CoxCoefficient => ({
  ...noCoefficient(NO_ERROR),
  estimate: known(b),
  hazardRatio: exponential(b),
})

const robustVariance = (
  { fit: { coefficients, variance } }: CoxRegression,
  data: CoxData,
  ties: CoxTies,
  clusterOf: ((pattern: string) => string) | null,
): Matrix | string => {
  const size = coefficients.length
  const names = data.strata.map(({ groups }) => groups.map(({ name }) => clusterOf?.(name) ?? ''))
  if (clusterOf !== null && new Set(names.flat()).size < 2) return 'all subjects are in one cluster'
  const meat = new Float64Array(size * size)
  const sums = new Map<string, Float64Array>()
  coxRiskSets(data).forEach((sets, s) => {
    const visit = (group: number, subjects: number, residual: Float64Array): void => {
      if (clusterOf === null) {
        addProduct(meat, residual, subjects)
        return
      }
      const cluster = names[s]![group]!
      const sum = sums.get(cluster) ?? new Float64Array(size)
      sums.set(cluster, sum)
      for (let a = 0; a < size; a++) sum[a]! += subjects * residual[a]!
    }
    scoreResiduals(sets, data.strata[s]!.groups, coefficients, ties, clusterOf === null, visit)
  })
  for (const sum of sums.values()) addProduct(meat, sum, 1)
  const middle = Array.from({ length: size }, (_, a) => [...meat.subarray(a * size, (a + 1) * size)])
  return variance!.map((row) => variance!.map((other) => dot(row, times(middle, other))))
}

const addProduct = (sum: Float64Array, u: Float64Array, weight: number): void => {
  for (let a = 0; a < u.length; a++)
    for (let c = 0; c < u.length; c++) sum[a * u.length + c]! += weight * u[a]! * u[c]!
}
