import { dot, times } from '../numbers/symmetric.ts'
import type { CoxFit } from './cox-fit.ts'
import type { CoxTies } from './cox-likelihood.ts'
import type { CoxRiskSets } from './cox-risk-sets.ts'
import { coxScore } from './cox-score.ts'

/** More than one step is needed only for coefficients far below their standard error. */
const MOST_STEPS = 4

/** A coefficient below this fraction of its standard error is rounded to 0. */
const NOTHING = 1e-20

/**
 * Refines the maximum of `coxFit` (without a penalty) by steps of Newton's method on the score of `coxScore`, so that
 * the 12 reported digits are correct; also returns 2(log L(b) - log L(0)). A step of m standard errors leaves an error
 * of about m^2. Without a maximum the coefficients are returned unchanged.
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
    const hasConverged = b.every((value, k) => {
      const size = move[k]! / error(k)
      return size * size <= 1e-15 * Math.abs(value / error(k))
    })
    if (hasConverged) return { coefficients: b, likelihoodRatio: gained }
  }
  return { coefficients: b, likelihoodRatio: 2 * (coxScore(riskSets, b, ties)?.gain ?? rough / 2) }
}
