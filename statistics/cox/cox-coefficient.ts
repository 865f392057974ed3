import { normalTwoSided } from '../distributions/normal.ts'
import { type Answer, known } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'

export interface CoxCoefficient {
  /** Log hazard ratio per unit of the covariate. */
  readonly estimate: Answer
  readonly standardError: Answer
  readonly z: Answer
  /** Two-sided, Wald. */
  readonly p: Answer
  readonly hazardRatio: Answer
  readonly lower: Answer
  readonly upper: Answer
}

/**
 * A coefficient b with its standard error: z = b/se, two-sided p, hazard ratio exp(b), limits exp(b -+ critical se). A
 * ratio or limit beyond the range of a double has no answer, as of a covariate whose range is a small part of its unit.
 */
export const coxCoefficient = (b: number, se: number, critical: number): CoxCoefficient => ({
  estimate: known(b),
  standardError: known(se),
  z: known(b / se),
  p: known(normalTwoSided(b / se)),
  hazardRatio: exponential(b),
  lower: exponential(b - critical * se),
  upper: exponential(b + critical * se),
})

/** The same where there is none. */
export const noCoefficient = (none: Answer): CoxCoefficient => ({
  estimate: none,
  standardError: none,
  z: none,
  p: none,
  hazardRatio: none,
  lower: none,
  upper: none,
})
