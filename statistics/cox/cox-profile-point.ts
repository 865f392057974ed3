import type { ProfilePoint } from '../likelihood/profile-limits.ts'
import type { Matrix } from '../numbers/quadratic-form.ts'
import { inverse, times } from '../numbers/symmetric.ts'
import { type CoxTies, coxSum } from './cox-likelihood.ts'
import type { CoxRiskSets } from './cox-risk-sets.ts'

const MOST_STEPS = 60

/** A relative gain of the log likelihood below this is rounding. */
const NO_GAIN = 1e-15

/**
 * The maximum of the log partial likelihood at a given value of the k-th coefficient, by Newton's method on the others
 * from
 * `start`. Some of these may diverge; the likelihood is then at its limit, up to rounding.
 */
export const profilePoint = (
  riskSets: CoxRiskSets,
  ties: CoxTies,
  start: readonly number[],
  k: number,
): ProfilePoint => {
  const others = [...start.keys()].filter((j) => j !== k)
  let b = start
  let now = coxSum(riskSets, b, ties)
  for (let step = 0; step < MOST_STEPS && others.length > 0; step++) {
    const move = times(
      inverseOf(others.map((i) => others.map((j) => now.information[i]![j]!))),
      others.map((j) => now.score[j]!),
    )
    const moved = (length: number) =>
      b.map((value, j) => value + (j === k ? 0 : length * move[others.indexOf(j)]!))
    let length = 1
    let there = coxSum(riskSets, moved(length), ties)
    while (!(there.logLikelihood >= now.logLikelihood) && length > 1e-6) {
      length /= 2
      there = coxSum(riskSets, moved(length), ties)
    }
    const gain = there.logLikelihood - now.logLikelihood
    if (!(gain > 0)) break
    b = moved(length)
    now = there
    if (gain < NO_GAIN * (1 + Math.abs(now.logLikelihood))) break
  }
  return { coefficients: b, logLikelihood: now.logLikelihood, slope: now.score[k]! }
}

/** Inverse of the information; where the likelihood is flat, a small ridge limits the step. */
const inverseOf = (information: Matrix): Matrix =>
  inverse(information, 1e-13) ??
  inverse(
    information.map((row, i) => row.map((value, j) => (i === j ? value * (1 + 1e-9) + 1e-290 : value))),
    0,
  ) ??
  information.map((row, i) => row.map((value, j) => (i === j && value > 0 ? 1 / value : 0)))
