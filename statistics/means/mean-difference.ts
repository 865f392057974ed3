import { tCriticalValue, tTwoSided } from '../distributions/student-t.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { divide, multiply, type Rational, toNumber } from '../numbers/rational.ts'

/** A difference of means with its t test; in the unit of the values, t and df without unit. */
export interface MeanDifference {
  readonly difference: Answer
  readonly standardError: Answer
  readonly lower: Answer
  readonly upper: Answer
  readonly t: Answer
  /** Degrees of freedom; whole but for Welch's. */
  readonly df: Answer
  /** Two-sided. */
  readonly p: Answer
}

/**
 * The test of a difference of means by Student's t: t = difference/SE, limits difference +- t(level, df) SE. The difference
 * and the square of SE, which is not 0, are exact fractions, so that only the last steps round.
 */
export const meanDifference = (
  difference: Rational,
  squaredError: Rational,
  df: Rational,
  level: number,
): MeanDifference => {
  const [estimate, degrees] = [toNumber(difference), toNumber(df)]
  const standardError = Math.sqrt(toNumber(squaredError))
  // from the exact square: the tail has no error of a rounded quotient
  const square = toNumber(divide(multiply(difference, difference), squaredError))
  const t = Math.sign(estimate) * Math.sqrt(square)
  const reach = tCriticalValue(level, degrees) * standardError
  return {
    difference: known(estimate),
    standardError: known(standardError),
    lower: known(estimate - reach),
    upper: known(estimate + reach),
    t: known(t),
    df: known(degrees),
    p: known(tTwoSided(t, degrees)),
  }
}

/** Without an estimate of the variation: the difference alone, if there is one. */
export const noMeanTest = (difference: Rational | null, reason: string): MeanDifference => {
  const none = unknown(reason)
  return {
    difference: difference === null ? none : known(toNumber(difference)),
    standardError: none,
    lower: none,
    upper: none,
    t: none,
    df: none,
    p: none,
  }
}

/** Without variation SE is 0, and neither t nor limits exist, whatever the difference. */
export const noVariation = (
  difference: Rational,
  reason = 'no variation within the groups',
): MeanDifference => ({
  ...noMeanTest(difference, reason),
  standardError: known(0),
})

export const NO_VALUES = 'a group has no values'
