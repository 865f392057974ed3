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
  /** Of those at risk, and of those with the event: sums about the mean of those at risk. */
  readonly atRisk: Moments
  readonly died: Moments
  readonly mean: Float64Array
  readonly fromMean: Float64Array
  /** By pattern; 0 where nobody is at risk. */
  readonly hazard: Float64Array
}

/** Weighted sums of products of deviations; matrices on and above the diagonal. */
interface Moments {
  total: number
  readonly first: Float64Array
  readonly second: Float64Array
  readonly third: Float64Array
}

const noMoments = (size: number, withThird: boolean): Moments => ({
  total: 0,
  first: new Float64Array(size),
  second: new Float64Array(size * size),
  third: new Float64Array(withThird ? size * size * size : 0),
})

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
      atRisk: noMoments(size, withThird),
      died: noMoments(size, withThird),
      mean: new Float64Array(size),
      fromMean: new Float64Array(size),
      hazard: new Float64Array(sets.patterns),
    }
    for (let i = 0; i < sets.times.length; i++) {
      workOut(term, sets, i, linear, ties)
      visit({ time: sets.times[i]!, events: sets.events[i]! }, term)
    }
  }
}

/**
 * The term of the i-th event time. All d weights of Efron's are straight lines in f: so are their sums, which are taken once, about the mean
 * of those at risk, for those at risk (N) and for those with the event (D). With t = N0 - f D0, m = (N1 - f D1)/t and U = (N2 - f D2)/t
 * the mean is off by m, the covariance U - m m', the third central moment (N3 - f D3)/t - sum of m U + 2 m m m.
 */
const workOut = (term: Term, sets: RiskSets, i: number, linear: Float64Array, ties: CoxTies): void => {
  const { score, information, third, atRisk, died, mean, fromMean, hazard } = term
  const { patterns, n, d, x } = sets
  const [from, size, events] = [i * patterns, score.length, sets.events[i]!]
  clear(atRisk)
  clear(died)
  score.fill(0)
  information.fill(0)
  third.fill(0)
  mean.fill(0)
  // The largest hazard at risk is taken out, so that exp cannot overflow.
  let largest = Number.NEGATIVE_INFINITY
  for (let j = 0; j < patterns; j++) if (n[from + j]! > 0 && linear[j]! > largest) largest = linear[j]!
  let logLikelihood = 0
  let total = 0
  for (let j = 0; j < patterns; j++) {
    const isAtRisk = n[from + j]! > 0
    hazard[j] = isAtRisk ? Math.exp(linear[j]! - largest) : 0
    if (!isAtRisk) continue
    const weight = n[from + j]! * hazard[j]!
    total += weight
    for (let a = 0; a < size; a++) mean[a]! += weight * x[j * size + a]!
    logLikelihood += d[from + j]! * (linear[j]! - largest)
  }
  for (let a = 0; a < size; a++) mean[a]! /= total
  for (let j = 0; j < patterns; j++) {
    if (!(n[from + j]! > 0)) continue
    for (let a = 0; a < size; a++) fromMean[a] = x[j * size + a]! - mean[a]!
    addMoments(atRisk, fromMean, n[from + j]! * hazard[j]!)
    const own = d[from + j]!
    if (own === 0) continue
    addMoments(died, fromMean, own * hazard[j]!)
    for (let a = 0; a < size; a++) score[a]! += own * fromMean[a]!
  }
  // Breslow's terms are all the same: one, counted `events` times.
  const rounds = ties === 'efron' ? events : 1
  const copies = ties === 'efron' ? 1 : events
  for (let l = 0; l < rounds; l++) {
    const weight = addCentral(term, l / events, copies)
    logLikelihood -= copies * Math.log(weight)
  }
  mirror(information, size)
  term.logLikelihood = logLikelihood
}

const clear = (moments: Moments): void => {
  moments.total = 0
  moments.first.fill(0)
  moments.second.fill(0)
  moments.third.fill(0)
}

/** Adds one pattern's products; of the second moments those on and above the diagonal. */
const addMoments = (moments: Moments, fromMean: Float64Array, weight: number): void => {
  const { first, second, third } = moments
  const size = fromMean.length
  moments.total += weight
  for (let a = 0; a < size; a++) {
    const own = weight * fromMean[a]!
    first[a]! += own
    for (let c = a; c < size; c++) second[a * size + c]! += own * fromMean[c]!
    if (third.length === 0) continue
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++) third[(a * size + c) * size + e]! += own * fromMean[c]! * fromMean[e]!
  }
}

/** Takes what the mean is off by from the score, which is about the mean of those at risk, and adds the central moments to information and third, of those with the event a share f less. The sum of the weights. */
const addCentral = (term: Term, f: number, copies: number): number => {
  const { score, information, third, atRisk: n, died: d, fromMean: off } = term
  const size = score.length
  const total = n.total - f * d.total
  for (let a = 0; a < size; a++) {
    off[a] = (n.first[a]! - f * d.first[a]!) / total
    score[a]! -= copies * off[a]!
  }
  const about = (a: number, c: number): number => {
    const place = a < c ? a * size + c : c * size + a
    return (n.second[place]! - f * d.second[place]!) / total
  }
  for (let a = 0; a < size; a++)
    for (let c = a; c < size; c++) information[a * size + c]! += copies * (about(a, c) - off[a]! * off[c]!)
  if (third.length === 0) return total
  for (let a = 0; a < size; a++)
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++) {
        const place = (a * size + c) * size + e
        const skew = (n.third[place]! - f * d.third[place]!) / total
        const shifted = off[a]! * about(c, e) + off[c]! * about(a, e) + off[e]! * about(a, c)
        third[place]! += copies * (skew - shifted + 2 * off[a]! * off[c]! * off[e]!)
      }
  return total
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

/** What stands above the diagonal, below it too. */
const mirror = (matrix: Float64Array, size: number): void => {
  for (let a = 1; a < size; a++) for (let c = 0; c < a; c++) matrix[a * size + c] = matrix[c * size + a]!
}
