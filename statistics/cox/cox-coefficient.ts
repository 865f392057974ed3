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
 * A coefficient b with its standard error: z = b/se, two-sided p, hazard ratio exp(b), limits exp(b -+ critical se). No
 * answer for a ratio or limit beyond the range of a double, as for a covariate with a range far below its unit.
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

/** A coefficient without an answer. */
export const noCoefficient = (none: Answer): CoxCoefficient => ({
  estimate: none,
  standardError: none,
  z: none,
  p: none,
  hazardRatio: none,
  lower: none,
  upper: none,
})
