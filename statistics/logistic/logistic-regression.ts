import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { quadraticForm } from '../numbers/quadratic-form.ts'
import { type BinaryColumns, type BinaryPattern, binaryColumns } from './binary-data.ts'
import {
  type LogisticCoefficient,
  logisticCoefficient,
  noLogisticCoefficient,
} from './logistic-coefficient.ts'
import { constantAlone, type LogisticFit, logisticFit } from './logistic-fit.ts'
import { logisticSum } from './logistic-sum.ts'

export interface LogisticTest {
  readonly chiSquare: Answer
  readonly df: number
  readonly p: Answer
}

export interface LogisticRegression {
  readonly intercept: LogisticCoefficient
  readonly coefficients: readonly LogisticCoefficient[]
  /** Of the model of the constant alone, and of this one, without the penalty. */
  readonly logLikelihoodNull: number
  readonly logLikelihood: number
  readonly wald: LogisticTest
  /** With Firth's penalty that of the penalised likelihoods. */
  readonly likelihoodRatio: LogisticTest
  readonly score: LogisticTest
  /** No maximum: some odds ratio is 0 or infinite. Wald results have no answer; likelihood-ratio and score tests are valid. */
  readonly isSeparated: boolean
  readonly isFirth: boolean
  /** Why there is no estimate; null where there is one. */
  readonly reason: string | null
  readonly columns: BinaryColumns
  /** On the scale of the columns; null without an outcome that varies. */
  readonly fit: LogisticFit | null
}

export const SEPARATED = 'separation: an odds ratio is 0 or infinite'

/**
 * Logistic regression of a yes-no outcome, log(p/(1 - p)) = a + x'b, by maximum likelihood on counts by covariate pattern,
 * which is exactly the likelihood of the rows. Tests that all of b are 0: Wald b'V^-1 b, likelihood ratio 2(l(b) - l(0)),
 * score U(0)'I(0)^-1 U(0), on as many degrees of freedom as covariates. Interval of an odds ratio: exp(b -+ z se), z =
 * `critical` (`criticalValue` of the plan's level); `logisticProfile` has those of the profile likelihood.
 *
 * Under separation (complete or quasi-complete) use `logisticProfile` for the one-sided interval, or set `isFirth`: the
 * likelihood times the root of det I, with standard errors from the information of the likelihood (as R's logistf), a
 * test by the ratio of penalised likelihoods, of which the smaller model keeps the penalty of all columns, and no score
 * test. Without covariates the model is that of the log odds. No answer where all subjects have the outcome or none has,
 * and where covariates are linearly dependent: drop those that `dependentColumns` of `binaryCovariance` names first.
 *
 * Source: McCullagh and Nelder 1989, chapter 4; Firth 1993; Heinze and Schemper 2002. Checked by hand, against R `glm` with
 * epsilon 1e-14 and Firth's likelihood written out in R.
 */
export const logisticRegression = (
  patterns: readonly BinaryPattern[],
  critical: number,
  isFirth = false,
): LogisticRegression => {
  const columns = binaryColumns(patterns)
  const df = columns.size - 1
  const reason = whyNoOutcome(columns)
  if (reason !== null) return withoutFit(columns, reason, isFirth)
  const constant = constantAlone(columns)
  const start = logisticSum(columns, constant, false)
  const covariates = Array.from({ length: df }, (_, k) => k + 1)
  const atNull = quadraticForm(
    covariates.map((i) => covariates.map((j) => start.information[i]![j]!)),
    covariates.map((k) => start.slope[k]!),
    SINGULAR,
  )
  if (atNull.rank < df) return withoutFit(columns, 'the covariates are linearly dependent', isFirth)
  const fit = logisticFit(columns, constant, [0, ...covariates], isFirth)
  const isSeparated = !isFirth && fit.isSeparated
  const why = isSeparated ? SEPARATED : fit.variance === null ? 'the information is singular' : null
  const nested = isFirth ? logisticFit(columns, constant, [0], true).target : start.logLikelihood
  return {
    ...coefficientsOf(columns, fit, why, critical),
    logLikelihoodNull: start.logLikelihood,
    logLikelihood: fit.logLikelihood,
    wald: why === null ? testOf(waldOf(fit, covariates), df) : noTest(why, df),
    likelihoodRatio: testOf(2 * (fit.target - nested), df),
    score: isFirth ? noTest('no score test for a penalised likelihood', df) : testOf(atNull.value, df),
    isSeparated,
    isFirth,
    reason: why,
    columns,
    fit,
  }
}

const SINGULAR = 1e-13

const whyNoOutcome = ({ rows, n, events }: BinaryColumns): string | null => {
  if (rows === 0) return 'no patients'
  if (events.every((count) => count === 0)) return 'no patient has the outcome'
  return events.every((count, i) => count === n[i]) ? 'all patients have the outcome' : null
}

const withoutFit = (columns: BinaryColumns, reason: string, isFirth: boolean): LogisticRegression => {
  const none = noLogisticCoefficient(unknown(reason))
  const df = columns.size - 1
  const test = noTest(reason, df)
  return {
    intercept: none,
    coefficients: Array.from({ length: df }, () => none),
    logLikelihoodNull: 0,
    logLikelihood: 0,
    wald: test,
    likelihoodRatio: test,
    score: test,
    isSeparated: false,
    isFirth,
    reason,
    columns,
    fit: null,
  }
}

/** The coefficients per unit of the covariates; that of the constant is where they are 0. */
const coefficientsOf = (
  { means, scales }: BinaryColumns,
  { coefficients, variance }: LogisticFit,
  reason: string | null,
  critical: number,
): Pick<LogisticRegression, 'intercept' | 'coefficients'> => {
  if (reason !== null || variance === null) {
    const none = noLogisticCoefficient(unknown(reason ?? ''))
    return { intercept: none, coefficients: coefficients.slice(1).map(() => none) }
  }
  const back = means.map((mean, k) => (k === 0 ? 1 : -mean / scales[k]!))
  const square = back.reduce(
    (sum, a, i) => sum + back.reduce((part, c, j) => part + a * c * variance[i]![j]!, 0),
    0,
  )
  return {
    intercept: logisticCoefficient(
      back.reduce((sum, a, k) => sum + a * coefficients[k]!, 0),
      Math.sqrt(square),
      critical,
    ),
    coefficients: coefficients
      .slice(1)
      .map((b, k) =>
        logisticCoefficient(
          b / scales[k + 1]!,
          Math.sqrt(variance[k + 1]![k + 1]!) / scales[k + 1]!,
          critical,
        ),
      ),
  }
}

const waldOf = ({ coefficients, variance }: LogisticFit, covariates: readonly number[]): number =>
  quadraticForm(
    covariates.map((i) => covariates.map((j) => variance![i]![j]!)),
    covariates.map((k) => coefficients[k]!),
    SINGULAR,
  ).value

/** A test on these degrees of freedom; no answer without any. */
export const testOf = (chiSquare: number, df: number): LogisticTest => {
  if (df === 0) return noTest('no coefficient to test', 0)
  const value = Math.max(0, chiSquare)
  return { chiSquare: known(value), df, p: known(chiSquareUpperTail(value, df)) }
}

export const noTest = (reason: string, df: number): LogisticTest => ({
  chiSquare: unknown(reason),
  df,
  p: unknown(reason),
})
