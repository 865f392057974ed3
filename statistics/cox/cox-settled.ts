import { dot, times } from '../numbers/symmetric.ts'
import type { CoxFit } from './cox-fit.ts'
import type { CoxTies } from './cox-likelihood.ts'
import type { CoxRiskSets } from './cox-risk-sets.ts'
import { coxScore } from './cox-score.ts'

/** Steps beyond the first are for coefficients that are small beside their standard error. */
const MOST_STEPS = 4

/** A coefficient below this share of its standard error is 0 in a sample that does not prefer a sign. */
const NOTHING = 1e-20

/**
 * The maximum that `coxFit` found without a penalty, by further steps of Newton's method on the score of `coxScore`, so
 * that what is printed (12 digits) stands; and 2(log L(b) - log L(0)) there. A step m of one standard error leaves an
 * error of about m^2. Where there is no maximum the coefficients stay as they are.
 */
export const settledCoefficients = (
  riskSets: CoxRiskSets,
  ties: CoxTies,
  { coefficients, variance, isMonotone, logLikelihood, start }: CoxFit,
): { readonly coefficients: readonly number[]; readonly likelihoodRatio: number } => {
  const rough = 2 * (logLikelihood - start.logLikelihood)
  let b = coefficients
  for (let step = 0; step < MOST_STEPS; step++) {
    const fine = coxScore(riskSets, b, ties)
    if (fine === null) return { coefficients: b, likelihoodRatio: rough }
    if (isMonotone || variance === null) return { coefficients: b, likelihoodRatio: 2 * fine.gain }
    const move = times(variance, fine.score)
    const error = (k: number): number => Math.sqrt(variance[k]![k]!)
    const gained = 2 * fine.gain + dot(move, fine.score)
    b = b.map((value, k) => {
      const next = value + move[k]!
      return Math.abs(next) < NOTHING * error(k) ? 0 : next
    })
    const stands = b.every((value, k) => {
      const size = move[k]! / error(k)
      return size * size <= 1e-15 * Math.abs(value / error(k))
    })
    if (stands) return { coefficients: b, likelihoodRatio: gained }
  }
  return { coefficients: b, likelihoodRatio: 2 * (coxScore(riskSets, b, ties)?.gain ?? rough / 2) }
}
