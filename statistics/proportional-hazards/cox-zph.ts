import type { CoxFit } from '../cox/cox-fit.ts'
import { type CoxTies, coxTerms } from '../cox/cox-likelihood.ts'
import { type CoxData, coxRiskSets } from '../cox/cox-risk-sets.ts'
import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { quadraticForm } from '../numbers/quadratic-form.ts'
import { transformedTimes } from './transformed-times.ts'

export interface ProportionalHazardsTest {
  /** One test per term, in the order given, and one of all terms together. */
  readonly terms: readonly { readonly chiSquare: Answer; readonly df: number; readonly p: Answer }[]
  readonly global: { readonly chiSquare: Answer; readonly df: number; readonly p: Answer }
}

/**
 * Score test of proportional hazards against a coefficient b + theta g(t), g(t) = 1 - S(t-), S the Kaplan-Meier curve
 * of all subjects, strata ignored (transform "km"). At the fit, u = sum g U_i and the information of (b, theta) has the
 * blocks sum I_i, sum g I_i, sum g^2 I_i over event times i; chi-square of a term = u' (block of theta given b)^-1 u.
 *
 * `terms`: the coefficients of each term, as [[0], [1, 2]]. No answer under a monotone likelihood.
 * Source: Grambsch and Therneau 1994, as R survival 3.x. Checked against `cox.zph` of survival 3.5-3.
 */
export const coxZph = (
  data: CoxData,
  ties: CoxTies,
  fit: CoxFit,
  terms: readonly (readonly number[])[],
): ProportionalHazardsTest => {
  if (fit.isMonotone || fit.variance === null) {
    const none = unknown('the likelihood has no maximum')
    return {
      terms: terms.map((term) => ({ chiSquare: none, df: term.length, p: none })),
      global: { chiSquare: none, df: fit.coefficients.length, p: none },
    }
  }
  const size = fit.coefficients.length
  const g = transformedTimes(data)
  const u = Array.from({ length: 2 * size }, () => 0)
  const information = u.map(() => u.map(() => 0))
  const parts = coxTerms(coxRiskSets(data), fit.coefficients, ties)
  const events = parts.reduce((sum, part) => sum + part.events, 0)
  const mean = parts.reduce((sum, part) => sum + part.events * g.get(part.time)!, 0) / events
  for (const part of parts) {
    const weight = g.get(part.time)! - mean
    for (let a = 0; a < size; a++) {
      u[size + a]! += weight * part.score[a]!
      for (let b = 0; b < size; b++) {
        const value = part.information[a * size + b]!
        information[a]![b]! += value
        information[a]![size + b]! += weight * value
        information[size + a]![b]! += weight * value
        information[size + a]![size + b]! += weight * weight * value
      }
    }
  }
  const formOf = (kept: readonly number[]) =>
    quadraticForm(
      kept.map((i) => kept.map((j) => information[i]![j]!)),
      kept.map((i) => u[i]!),
    )
  const indices = fit.coefficients.map((_, k) => k)
  // less than the number of coefficients if one is nearly determined by others
  const rankOfFit = formOf(indices).rank
  const test = (term: readonly number[]) => {
    const { value, rank } = formOf([...indices, ...term.map((k) => size + k)])
    const df = rank - rankOfFit
    const none = unknown('too few event times to test for a change over time')
    return df < 1
      ? { chiSquare: none, df: 0, p: none }
      : { chiSquare: known(value), df, p: known(chiSquareUpperTail(value, df)) }
  }
  return { terms: terms.map(test), global: test(indices) }
}
