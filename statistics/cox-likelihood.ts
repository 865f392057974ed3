import type { EventTable } from './event-table.ts'
import { dot } from './symmetric.ts'

/** How several events at one time share the risk set. */
export type CoxTies = 'efron' | 'breslow'

/**
 * What a Cox model reads: per stratum an event table whose groups are the covariate patterns, and each pattern's
 * covariates by its name. It is exactly the likelihood of the single rows. At-risk counts need not be whole.
 */
export interface CoxData {
  readonly strata: readonly EventTable[]
  readonly covariates: ReadonlyMap<string, readonly number[]>
}

/** Who is at risk and who has the event, at each event time of one stratum. */
interface RiskSets {
  readonly times: readonly number[]
  readonly events: readonly number[]
  readonly patterns: number
  /** By time and pattern: at risk, and events. */
  readonly n: Float64Array
  readonly d: Float64Array
  /** The covariates of one pattern after the other. */
  readonly x: Float64Array
  readonly covariates: readonly (readonly number[])[]
}

/** A likelihood's data laid out to be gone through many times: one per stratum. */
export type CoxRiskSets = readonly RiskSets[]

/** Errors: throws if a group of a table has no covariates. */
export const coxRiskSets = ({ strata, covariates }: CoxData): CoxRiskSets =>
  strata.map(({ times, groups }) => {
    const own = groups.map(({ name }) => {
      const found = covariates.get(name)
      if (!found) throw new Error(`coxRiskSets: expected covariates of pattern "${name}", found none`)
      return found
    })
    const at: number[] = []
    const events: number[] = []
    for (let i = 0; i < times.length; i++) {
      let d = 0
      for (const group of groups) d += group.events[i]!
      if (d === 0) continue
      at.push(i)
      events.push(d)
    }
    const [n, d] = [new Float64Array(at.length * groups.length), new Float64Array(at.length * groups.length)]
    groups.forEach(({ atRisk, events: happened }, j) => {
      for (let k = 0; k < at.length; k++) {
        n[k * groups.length + j] = atRisk[at[k]!]!
        d[k * groups.length + j] = happened[at[k]!]!
      }
    })
    return {
      times: at.map((i) => times[i]!),
      events,
      patterns: groups.length,
      n,
      d,
      x: Float64Array.from(own.flat()),
      covariates: own,
    }
  })

/** Contribution of one event time of one stratum, at given coefficients. */
export interface CoxTerm {
  readonly time: number
  readonly events: number
  readonly score: Float64Array
  /** Row after row. */
  readonly information: Float64Array
}

/**
 * The log partial likelihood at coefficients b, and its derivatives. With x_j the covariates, n_j at risk and d_j events of
 * pattern j, weights w_lj = (n_j - f_l d_j) exp(x_j b), f_l = l/d for Efron and 0 for Breslow, l = 0..d-1, and m_l,
 * M_l the mean and the covariance of x under w_l, summed over event times and strata:
 *   log L = sum d_j x_j b - sum_l log sum_j w_lj,  score = sum d_j x_j - sum_l m_l,  information = sum_l M_l
 * `third[a][b][c]` is the derivative of the information; only for `withThird`.
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
    information: rowsOf(information, size),
    third: rowsOf(third, size * size).map((plane) => rowsOf(Float64Array.from(plane), size)),
  }
}

/** The same, an event time after the other. */
export const coxTerms = (riskSets: CoxRiskSets, b: readonly number[], ties: CoxTies): readonly CoxTerm[] => {
  const terms: CoxTerm[] = []
  eachTerm(riskSets, b, ties, false, (at, { score, information }) =>
    terms.push({ ...at, score: score.slice(), information: information.slice() }),
  )
  return terms
}

/** One term's numbers, and what they are worked out with: the same memory for each. */
interface Term {
  logLikelihood: number
  readonly score: Float64Array
  readonly information: Float64Array
  /** Empty where it is not asked for. */
  readonly third: Float64Array
  readonly hazard: Float64Array
  readonly w: Float64Array
  readonly mean: Float64Array
  readonly fromMean: Float64Array
}

const eachTerm = (
  riskSets: CoxRiskSets,
  b: readonly number[],
  ties: CoxTies,
  withThird: boolean,
  visit: (at: { readonly time: number; readonly events: number }, term: Term) => void,
): void => {
  const size = b.length
  for (const sets of riskSets) {
    const linear = Float64Array.from(sets.covariates, (values) => dot(values, b))
    const term: Term = {
      logLikelihood: 0,
      score: new Float64Array(size),
      information: new Float64Array(size * size),
      third: new Float64Array(withThird ? size * size * size : 0),
      hazard: new Float64Array(sets.patterns),
      w: new Float64Array(sets.patterns),
      mean: new Float64Array(size),
      fromMean: new Float64Array(size),
    }
    for (let i = 0; i < sets.times.length; i++) {
      workOut(term, sets, i, linear, ties)
      visit({ time: sets.times[i]!, events: sets.events[i]! }, term)
    }
  }
}

/** The term of the i-th event time. */
const workOut = (term: Term, sets: RiskSets, i: number, linear: Float64Array, ties: CoxTies): void => {
  const { score, information, third, hazard, w, mean, fromMean } = term
  const { patterns, n, d, x } = sets
  const [from, size, events] = [i * patterns, score.length, sets.events[i]!]
  score.fill(0)
  information.fill(0)
  third.fill(0)
  // The largest hazard at risk is taken out, so that exp cannot overflow.
  let largest = Number.NEGATIVE_INFINITY
  for (let j = 0; j < patterns; j++) if (n[from + j]! > 0 && linear[j]! > largest) largest = linear[j]!
  let logLikelihood = 0
  for (let j = 0; j < patterns; j++) {
    hazard[j] = n[from + j]! > 0 ? Math.exp(linear[j]! - largest) : 0
    const own = d[from + j]!
    if (own === 0) continue
    logLikelihood += own * (linear[j]! - largest)
    for (let a = 0; a < size; a++) score[a]! += own * x[j * size + a]!
  }
  // Breslow's terms are all the same: one, counted `events` times.
  const rounds = ties === 'efron' ? events : 1
  const copies = ties === 'efron' ? 1 : events
  for (let l = 0; l < rounds; l++) {
    let total = 0
    mean.fill(0)
    for (let j = 0; j < patterns; j++) {
      const weight = (n[from + j]! - (l / events) * d[from + j]!) * hazard[j]!
      w[j] = weight
      if (weight === 0) continue
      total += weight
      for (let a = 0; a < size; a++) mean[a]! += weight * x[j * size + a]!
    }
    for (let a = 0; a < size; a++) {
      mean[a]! /= total
      score[a]! -= copies * mean[a]!
    }
    logLikelihood -= copies * Math.log(total)
    for (let j = 0; j < patterns; j++) {
      if (!(w[j]! > 0)) continue
      for (let a = 0; a < size; a++) fromMean[a] = x[j * size + a]! - mean[a]!
      addMoments(information, third, fromMean, (copies * w[j]!) / total)
    }
  }
  mirror(information, size)
  term.logLikelihood = logLikelihood
}

const addTo = (sum: Float64Array, part: Float64Array): void => {
  for (let a = 0; a < sum.length; a++) sum[a]! += part[a]!
}

/** Numbers that stand one after the other, as rows of a length. */
const rowsOf = (numbers: Float64Array, length: number): readonly (readonly number[])[] => {
  const rows: number[][] = []
  for (let from = 0; from < numbers.length; from += length)
    rows.push([...numbers.subarray(from, from + length)])
  return rows
}

/** Adds one pattern's share of the second moments, those on and above the diagonal, and of the third where they are asked for. */
const addMoments = (
  second: Float64Array,
  third: Float64Array,
  fromMean: Float64Array,
  share: number,
): void => {
  const size = fromMean.length
  for (let a = 0; a < size; a++) {
    const own = share * fromMean[a]!
    for (let c = a; c < size; c++) second[a * size + c]! += own * fromMean[c]!
    if (third.length === 0) continue
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++) third[(a * size + c) * size + e]! += own * fromMean[c]! * fromMean[e]!
  }
}

/** What stands above the diagonal, below it too. */
const mirror = (matrix: Float64Array, size: number): void => {
  for (let a = 1; a < size; a++) for (let c = 0; c < a; c++) matrix[a * size + c] = matrix[c * size + a]!
}
