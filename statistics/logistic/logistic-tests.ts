import { type Answer, known, unknown } from '../numbers/answer.ts'
import { type Matrix, quadraticForm } from '../numbers/quadratic-form.ts'
import { type BinaryPattern, binaryColumns } from './binary-data.ts'
import { constantAlone, logisticFit } from './logistic-fit.ts'
import { type LogisticRegression, type LogisticTest, noTest, testOf } from './logistic-regression.ts'

/**
 * Wald's test that the coefficients of some covariates (by index, all those of a factor) are 0: b' V^-1 b of these, on their
 * number. No answer where the model has none by Wald (separation).
 * Source: Wald 1943. Checked against R on `coef` and `vcov` of `glm`.
 */
export const logisticWaldTest = (
  { fit, reason }: LogisticRegression,
  covariates: readonly number[],
): LogisticTest => {
  if (reason !== null || fit?.variance == null) return noTest(reason ?? 'no model', covariates.length)
  const columns = covariates.map((k) => k + 1)
  const { value } = quadraticForm(
    columns.map((i) => columns.map((j) => fit.variance![i]![j]!)),
    columns.map((k) => fit.coefficients[k]!),
    1e-13,
  )
  return testOf(value, columns.length)
}

/**
 * The likelihood-ratio test that the coefficients of some covariates are 0: twice the loss of the log likelihood without
 * them, on their number. Valid under separation, where it is a limit. With Firth's penalty the loss of the penalised
 * likelihood with these coefficients held at 0, the penalty that of all columns (as R's logistf).
 * Source: Wilks 1938; Heinze and Schemper 2002. Checked against R `anova` of `glm`.
 */
export const logisticNestedTest = (
  { fit, columns, isFirth, reason, isSeparated }: LogisticRegression,
  covariates: readonly number[],
): LogisticTest => {
  if (fit === null || (reason !== null && !isSeparated))
    return noTest(reason ?? 'no model', covariates.length)
  const free = Array.from({ length: columns.size }, (_, k) => k).filter((k) => !covariates.includes(k - 1))
  const smaller = logisticFit(columns, constantAlone(columns), free, isFirth)
  return testOf(2 * (fit.target - smaller.target), covariates.length)
}

/**
 * Akaike's information criterion -2 log L + 2 k of single outcomes, k coefficients and the constant; under separation that
 * of the limit. None for a penalised likelihood. Checked against R `AIC` of `glm` on rows.
 */
export const logisticAkaike = ({ fit, reason, isSeparated, isFirth }: LogisticRegression): Answer => {
  if (isFirth) return unknown('no AIC of a penalised likelihood')
  if (fit === null || (reason !== null && !isSeparated)) return unknown(reason ?? 'no model')
  return known(2 * fit.coefficients.length - 2 * fit.logLikelihood)
}

/** The covariances of the covariates over all subjects, standardised: what `dependentColumns` reads. */
export const binaryCovariance = (patterns: readonly BinaryPattern[]): Matrix => {
  const { rows, size, x, n, means, scales } = binaryColumns(patterns)
  const covariates = Array.from({ length: size - 1 }, (_, k) => k + 1)
  const isConstant = (k: number): boolean =>
    scales[k] === 1 && patterns.every((pattern) => pattern.x[k - 1] === means[k])
  return covariates.map((a) =>
    covariates.map((c) => {
      if (isConstant(a) || isConstant(c)) return 0
      let sum = 0
      for (let i = 0; i < rows; i++) sum += n[i]! * x[i * size + a]! * x[i * size + c]!
      return sum
    }),
  )
}
