import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, mapAnswer, unknown } from '../numbers/answer.ts'
import { type Matrix, quadraticForm } from '../numbers/quadratic-form.ts'
import { dot, times } from '../numbers/symmetric.ts'
import type { CoxRegression, CoxTest } from './cox-regression.ts'
import type { CoxData } from './cox-risk-sets.ts'

/**
 * Wald's test that contrasts of the coefficients are 0: (Cb)' (C V C')^- (Cb) on rank(C V C') degrees of freedom, V the
 * inverse information. The rows of C are unit vectors for a covariate with several columns, differences for an interaction.
 *
 * No answer where the model has none by Wald (monotone likelihood), and without contrasts.
 * Source: Wald 1943. Checked against R on `coef` and `vcov` of survival 3.5-3 `coxph`, and by hand.
 */
export const coxContrastTest = ({ wald, fit }: CoxRegression, contrasts: Matrix): CoxTest => {
  if (!wald.chiSquare.known) return noTest(wald.chiSquare.reason, contrasts.length)
  if (fit.variance === null || contrasts.length === 0) return noTest(NOTHING_TO_TEST, 0)
  const spread = contrasts.map((row) => times(fit.variance!, row))
  const { value, rank } = quadraticForm(
    contrasts.map((row) => spread.map((column) => dot(row, column))),
    contrasts.map((row) => dot(row, fit.coefficients)),
  )
  return { chiSquare: known(value), df: rank, p: known(chiSquareUpperTail(value, rank)) }
}

/**
 * The likelihood-ratio test of a model against one nested in it, of the same subjects: the difference of their
 * likelihood-ratio statistics, on that of their degrees of freedom. Null is the model without covariates.
 *
 * Valid under a monotone likelihood, where both are limits. No answer where one of the two has none, and where the larger
 * model has no further estimable coefficient.
 * Source: Wilks 1938. Checked against R survival 3.5-3 `anova.coxph`, and by hand.
 */
export const coxNestedTest = (larger: CoxRegression, smaller: CoxRegression | null): CoxTest => {
  const [all, part] = [larger.likelihoodRatio, smaller?.likelihoodRatio ?? null]
  const df = all.df - (part?.df ?? 0)
  if (df < 1) return noTest(NOTHING_TO_TEST, 0)
  if (!all.chiSquare.known) return noTest(all.chiSquare.reason, df)
  if (part !== null && !part.chiSquare.known) return noTest(part.chiSquare.reason, df)
  const chiSquare = Math.max(0, all.chiSquare.value - (part?.chiSquare.known ? part.chiSquare.value : 0))
  return { chiSquare: known(chiSquare), df, p: known(chiSquareUpperTail(chiSquare, df)) }
}

const NOTHING_TO_TEST = 'no coefficient to test'

const noTest = (reason: string, df: number): CoxTest => ({
  chiSquare: unknown(reason),
  df,
  p: unknown(reason),
})

/** The data without some columns of its covariates. */
export const withoutColumns = ({ strata, covariates }: CoxData, columns: readonly number[]): CoxData => ({
  strata,
  covariates: new Map(
    [...covariates].map(([name, x]) => [name, x.filter((_, k) => !columns.includes(k))] as const),
  ),
})

/**
 * Akaike's information criterion of the partial likelihood: -2 log L(b) + 2 k, k estimable coefficients. Compares models of
 * the same subjects; the lower value is better. No answer without a likelihood ratio.
 *
 * Source: Akaike 1974. Checked against R `AIC` of survival 3.5-3 `coxph`.
 */
export const coxAkaike = ({ logLikelihoodNull, likelihoodRatio }: CoxRegression): Answer =>
  mapAnswer(likelihoodRatio.chiSquare, (ratio) => 2 * likelihoodRatio.df - ratio - 2 * logLikelihoodNull)
