import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { quadraticForm } from '../numbers/quadratic-form.ts'
import { type CoxCoefficient, coxCoefficient, noCoefficient } from './cox-coefficient.ts'
import { type CoxFit, coxFit } from './cox-fit.ts'
import type { CoxTies } from './cox-likelihood.ts'
import { type CoxData, coxRiskSets } from './cox-risk-sets.ts'
import { settledCoefficients } from './cox-settled.ts'

/** A pivot below this fraction of its diagonal counts as 0; `dependentCovariates` drops such columns before. */
const SINGULAR = 1e-13

export interface CoxTest {
  readonly chiSquare: Answer
  readonly df: number
  readonly p: Answer
}

export interface CoxRegression {
  readonly coefficients: readonly CoxCoefficient[]
  readonly logLikelihoodNull: number
  readonly logLikelihood: number
  readonly wald: CoxTest
  readonly likelihoodRatio: CoxTest
  readonly score: CoxTest
  /** No maximum: some hazard ratio is 0 or infinite. Wald results have no answer; LR and score tests are valid. */
  readonly isMonotone: boolean
  readonly fit: CoxFit
}

/**
 * Cox proportional-hazards regression on an event table by covariate pattern and stratum, with Efron's or Breslow's
 * ties. Tests that all coefficients are 0: Wald b'Ib, likelihood ratio 2(l(b) - l(0)), score U(0)'I(0)^-1 U(0), on
 * rank I(0) df. Interval of a hazard ratio: exp(b -+ z se), z = `critical` (`criticalValue` of the plan's level).
 *
 * Under a monotone likelihood use `coxProfile` for the one-sided interval, or set `isFirth` (penalised likelihood; its
 * log likelihood is returned without the penalty, and there is no likelihood-ratio test).
 * Only the score test has an answer if covariates are linearly dependent: drop those that `dependentCovariates` names
 * first. Coefficients and likelihood ratio are correct to 12 digits (`settledCoefficients`). Errors: throws without
 * strata or covariates.
 * Source: Cox 1972; Efron 1977; Firth 1993, Heinze and Schemper 2001. Checked against R survival 3.5-3 `coxph`.
 */
export const coxRegression = (
  data: CoxData,
  ties: CoxTies,
  critical: number,
  isFirth = false,
): CoxRegression => {
  const size = [...data.covariates.values()][0]?.length ?? 0
  if (size === 0) throw new Error('coxRegression: expected at least one covariate, found none')
  const zeros = Array.from({ length: size }, () => 0)
  const riskSets = coxRiskSets(data)
  const newtonFit = coxFit(riskSets, ties, zeros, [...zeros.keys()], isFirth)
  const settled = isFirth ? null : settledCoefficients(riskSets, ties, newtonFit)
  const fit = settled === null ? newtonFit : { ...newtonFit, coefficients: settled.coefficients }
  const { start } = fit
  const atZero = quadraticForm(start.information, start.score, SINGULAR)
  const reason = whyNot(fit, atZero.rank, size)
  const df = atZero.rank
  return {
    coefficients: fit.coefficients.map((b, k) =>
      reason === undefined
        ? coxCoefficient(b, Math.sqrt(fit.variance![k]![k]!), critical)
        : noCoefficient(unknown(reason)),
    ),
    logLikelihoodNull: start.logLikelihood,
    logLikelihood: fit.logLikelihood,
    wald: reason === undefined ? test(waldOf(fit), df) : noTest(reason, df),
    likelihoodRatio: ratioTest(settled?.likelihoodRatio ?? null, reason, df),
    score: test(atZero.value, df),
    isMonotone: fit.isMonotone && df === size,
    fit,
  }
}

const MONOTONE = 'monotone likelihood: a hazard ratio is 0 or infinite'

const whyNot = (fit: CoxFit, rank: number, size: number): string | undefined => {
  if (rank === 0) return 'no event while patients with different covariates were at risk'
  if (rank < size) return 'the covariates are linearly dependent'
  if (fit.isMonotone) return MONOTONE
  return fit.variance === null ? 'the covariates are linearly dependent' : undefined
}

/** Under a monotone likelihood the ratio is its limit; `ratio` is null for a penalised likelihood. */
const ratioTest = (ratio: number | null, reason: string | undefined, df: number): CoxTest => {
  if (ratio === null) return noTest('no likelihood-ratio test for a penalised likelihood', df)
  return reason === undefined || reason === MONOTONE ? test(Math.max(0, ratio), df) : noTest(reason, df)
}

const waldOf = ({ coefficients, information }: CoxFit): number =>
  coefficients.reduce(
    (sum, a, i) => sum + coefficients.reduce((part, b, j) => part + a * b * information[i]![j]!, 0),
    0,
  )

const test = (chiSquare: number, df: number): CoxTest =>
  df === 0
    ? noTest('no event while patients with different covariates were at risk', 0)
    : { chiSquare: known(chiSquare), df, p: known(chiSquareUpperTail(Math.max(0, chiSquare), df)) }

const noTest = (reason: string, df: number): CoxTest => ({
  chiSquare: unknown(reason),
  df,
  p: unknown(reason),
})
