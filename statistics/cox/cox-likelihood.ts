import { emptyRiskSet, updateRiskSet } from './cox-at-risk.ts'
import type { CoxRiskSets } from './cox-risk-sets.ts'
import { addRiskSetTerm, beginTerm, noEventSums, type Term } from './cox-term.ts'

/** How several events at one time share the risk set. */
export type CoxTies = 'efron' | 'breslow'

/** Contribution of one event time of one stratum, at given coefficients. */
export interface CoxTerm {
  readonly time: number
  readonly events: number
  readonly score: Float64Array
  /** Row after row. */
  readonly information: Float64Array
}

/**
 * The log partial likelihood at coefficients b, and its derivatives. With x_j the covariates, n_j at risk and d_j
 * events of pattern j, weights w_lj = (n_j - f_l d_j) exp(x_j b), f_l = l/d for Efron and 0 for Breslow, l = 0..d-1,
 * and m_l, M_l the mean and the covariance of x under w_l, summed over event times and strata:
 *   log L = sum d_j x_j b - sum_l log sum_j w_lj,  score = sum d_j x_j - sum_l m_l,  information = sum_l M_l
 * `third[a][b][c]` is the derivative of the information; only for `withThird`.
 * Cost: proportional to the rows of the event table and to the events.
 *
 * Source: Cox 1972; Efron 1977; Breslow 1974. Checked against R survival 3.5-3 `coxph` through the fits.
 */
export const coxSum = (riskSets: CoxRiskSets, b: readonly number[], ties: CoxTies, withThird = false) => {
  const size = b.length
  let logLikelihood = 0
  const score = new Float64Array(size)
  const information = new Float64Array(size * size)
  const third = new Float64Array(withThird ? size * size * size : 0)
  eachTerm(riskSets, b, ties, withThird, (_, term) => {
    logLikelihood += term.logLikelihood
    addTo(score, term.score)
    addTo(information, term.information)
    addTo(third, term.third)
  })
  return {
    logLikelihood,
    score: [...score],
    information: reshaped(information, size),
    third: reshaped(third, size * size).map((plane) => reshaped(Float64Array.from(plane), size)),
  }
}

/** As `coxSum`, one term for each event time of each stratum. */
export const coxTerms = (riskSets: CoxRiskSets, b: readonly number[], ties: CoxTies): readonly CoxTerm[] => {
  const terms: CoxTerm[] = []
  eachTerm(riskSets, b, ties, false, (at, { score, information }) =>
    terms.push({ ...at, score: score.slice(), information: information.slice() }),
  )
  return terms
}

/** Goes backward in time, so that without delayed entry subjects are only added to the risk set. */
const eachTerm = (
  riskSets: CoxRiskSets,
  b: readonly number[],
  ties: CoxTies,
  withThird: boolean,
  visit: (at: { readonly time: number; readonly events: number }, term: Term) => void,
): void => {
  const size = b.length
  const term: Term = {
    logLikelihood: 0,
    score: new Float64Array(size),
    information: new Float64Array(size * size),
    third: new Float64Array(withThird ? size * size * size : 0),
  }
  const eventSums = noEventSums(size, withThird)
  for (const sets of riskSets) {
    const atRisk = emptyRiskSet(sets, b, withThird)
    for (let k = sets.times.length - 1; k >= 0; k--) {
      const events = sets.events[k]!
      updateRiskSet(atRisk, sets.changes, k)
      beginTerm(term, eventSums, atRisk, sets.deaths, k)
      // Breslow's terms are equal: one term, multiplied by the number of events
      const rounds = ties === 'efron' ? events : 1
      for (let l = 0; l < rounds; l++)
        addRiskSetTerm(term, atRisk.moments, eventSums, l / events, events / rounds)
      mirror(term.information, size)
      visit({ time: sets.times[k]!, events }, term)
    }
  }
}

const addTo = (sum: Float64Array, part: Float64Array): void => {
  for (let a = 0; a < sum.length; a++) sum[a]! += part[a]!
}

/** A flat array as rows of a length. */
const reshaped = (numbers: Float64Array, length: number): readonly (readonly number[])[] => {
  const rows: number[][] = []
  for (let from = 0; from < numbers.length; from += length)
    rows.push([...numbers.subarray(from, from + length)])
  return rows
}

/** Copies the upper triangle to the lower one. */
const mirror = (matrix: Float64Array, size: number): void => {
  for (let a = 1; a < size; a++) for (let c = 0; c < a; c++) matrix[a * size + c] = matrix[c * size + a]!
}
