import { normalTwoSided } from '../distributions/normal.ts'
import { type Answer, known } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'

export interface LogisticCoefficient {
  /** Log odds ratio per unit of the covariate; of the constant the log odds where all covariates are 0. */
  readonly estimate: Answer
  readonly standardError: Answer
  readonly z: Answer
  /** Two-sided, Wald. */
  readonly p: Answer
  readonly oddsRatio: Answer
  readonly lower: Answer
  readonly upper: Answer
}

/** A coefficient below this fraction of its standard error is rounded to 0. */
const NOTHING = 1e-12

/**
 * A coefficient b with its standard error: z = b/se, two-sided p, odds ratio exp(b), limits exp(b -+ critical se). No
 * answer for a ratio or limit beyond the range of a double.
 */
export const logisticCoefficient = (raw: number, se: number, critical: number): LogisticCoefficient => {
  const b = Math.abs(raw) < NOTHING * se ? 0 : raw
  return {
    estimate: known(b),
    standardError: known(se),
    z: known(b / se),
    p: known(normalTwoSided(b / se)),
    oddsRatio: exponential(b),
    lower: exponential(b - critical * se),
    upper: exponential(b + critical * se),
  }
}

/** A coefficient without an answer. */
export const noLogisticCoefficient = (none: Answer): LogisticCoefficient => ({
  estimate: none,
  standardError: none,
  z: none,
  p: none,
  oddsRatio: none,
  lower: none,
  upper: none,
})
