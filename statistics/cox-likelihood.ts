import type { Cells, CoxRiskSets, RiskSets } from './cox-risk-sets.ts'
import { dot } from './symmetric.ts'
import { addWeight, forget, noWeight, scaleWeights, type WeightedMoments } from './weighted-moments.ts'

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
 * The log partial likelihood at coefficients b, and its derivatives. With x_j the covariates, n_j at risk and d_j events of
 * pattern j, weights w_lj = (n_j - f_l d_j) exp(x_j b), f_l = l/d for Efron and 0 for Breslow, l = 0..d-1, and m_l,
 * M_l the mean and the covariance of x under w_l, summed over event times and strata:
 *   log L = sum d_j x_j b - sum_l log sum_j w_lj,  score = sum d_j x_j - sum_l m_l,  information = sum_l M_l
 * `third[a][b][c]` is the derivative of the information; only for `withThird`.
 * Work in proportion to the rows of the event table and to the events.
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

/** The same, a term for each event time of each stratum. */
export const coxTerms = (riskSets: CoxRiskSets, b: readonly number[], ties: CoxTies): readonly CoxTerm[] => {
  const terms: CoxTerm[] = []
  eachTerm(riskSets, b, ties, false, (at, { score, information }) =>
    terms.push({ ...at, score: score.slice(), information: information.slice() }),
  )
  return terms
}

/** One term's numbers, in memory that the next one's take again. */
interface Term {
  logLikelihood: number
  readonly score: Float64Array
  readonly information: Float64Array
  /** Empty where it is not asked for. */
  readonly third: Float64Array
}

/** Goes back in time, so that without delayed entry subjects only ever come to be at risk. */
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
  const died = noDeaths(size, withThird)
  for (const sets of riskSets) {
    const atRisk = nobodyAtRisk(sets, b, withThird)
    for (let k = sets.times.length - 1; k >= 0; k--) {
      const events = sets.events[k]!
      comeAndGo(atRisk, sets.changes, k)
      takeDeaths(term, died, atRisk, sets.deaths, k)
      // Breslow's terms are all the same: one, counted as often as there are events.
      const rounds = ties === 'efron' ? events : 1
      for (let l = 0; l < rounds; l++) addCentral(term, atRisk.moments, died, l / events, events / rounds)
      mirror(term.information, size)
      visit({ time: sets.times[k]!, events }, term)
    }
  }
}

/** Those at risk, going back in time. */
interface AtRisk {
  readonly x: Float64Array
  /** Of each pattern x b, and how many are at risk. */
  readonly linear: Float64Array
  readonly count: Float64Array
  /** The weights are count exp(x b - largest), of the largest x b that came, so that exp cannot overflow. */
  largest: number
  readonly moments: WeightedMoments
  /** The most that the total and the sums of squares were since they were last taken anew. */
  readonly peaks: Float64Array
}

const nobodyAtRisk = ({ covariates, x }: RiskSets, b: readonly number[], withThird: boolean): AtRisk => ({
  x,
  linear: Float64Array.from(covariates, (values) => dot(values, b)),
  count: new Float64Array(covariates.length),
  largest: Number.NEGATIVE_INFINITY,
  moments: noWeight(b.length, withThird),
  peaks: new Float64Array(b.length + 1),
})

/** Who comes to be at risk at the k-th event time and, with delayed entry, who no longer is. */
const comeAndGo = (atRisk: AtRisk, { starts, pattern, count }: Cells, k: number): void => {
  let isLittleLeft = false
  for (let at = starts[k]!; at < starts[k + 1]!; at++) {
    const j = pattern[at]!
    const more = count[at]! - atRisk.count[j]!
    atRisk.count[j] = count[at]!
    if (more > 0) come(atRisk, j, more)
    else isLittleLeft = isLittleLeft || !go(atRisk, j, -more)
  }
  if (keepPeaks(atRisk) || isLittleLeft) takeAnew(atRisk)
}

const come = (atRisk: AtRisk, j: number, more: number): void => {
  const { x, linear, moments, peaks } = atRisk
  if (linear[j]! > atRisk.largest) {
    const factor = Math.exp(atRisk.largest - linear[j]!)
    scaleWeights(moments, factor)
    for (let a = 0; a < peaks.length; a++) peaks[a]! *= factor
    atRisk.largest = linear[j]!
  }
  addWeight(moments, x, j * moments.mean.length, more * Math.exp(linear[j]! - atRisk.largest))
}

/** Whether the sums bear it. */
const go = ({ x, linear, moments, peaks, largest }: AtRisk, j: number, fewer: number): boolean => {
  const weight = fewer * Math.exp(linear[j]! - largest)
  if (!(moments.total - weight > peaks[0]! / 2)) return false
  addWeight(moments, x, j * moments.mean.length, -weight)
  return true
}

/** Keeps the peaks, and tells whether a sum is less than half of its own: digits that it had are of those who left. */
const keepPeaks = ({ moments, peaks }: AtRisk): boolean => {
  const size = moments.mean.length
  let found = false
  for (let a = 0; a <= size; a++) {
    const now = a < size ? moments.second[a * size + a]! : moments.total
    const place = a < size ? a + 1 : 0
    if (now < peaks[place]! / 2) found = true
    if (now > peaks[place]!) peaks[place] = now
  }
  return found
}

/** The sums of those who are left. */
const takeAnew = (atRisk: AtRisk): void => {
  atRisk.largest = Number.NEGATIVE_INFINITY
  forget(atRisk.moments)
  atRisk.count.forEach((count, j) => {
    if (count > 0) come(atRisk, j, count)
  })
  atRisk.peaks.fill(0)
  keepPeaks(atRisk)
}

/** Weighted sums of products of deviations from the mean of those at risk, of those with the event; matrices on and above the diagonal. */
interface Deaths {
  total: number
  readonly first: Float64Array
  readonly second: Float64Array
  readonly third: Float64Array
  /** What is being worked out: a deviation. */
  readonly off: Float64Array
}

const noDeaths = (size: number, withThird: boolean): Deaths => ({
  total: 0,
  first: new Float64Array(size),
  second: new Float64Array(size * size),
  third: new Float64Array(withThird ? size * size * size : 0),
  off: new Float64Array(size),
})

/** Begins the term of the k-th event time with what those with the event bring; the score is about the mean of those at risk. */
const takeDeaths = (
  term: Term,
  died: Deaths,
  atRisk: AtRisk,
  { starts, pattern, count }: Cells,
  k: number,
) => {
  const { linear, largest, x } = atRisk
  const { mean } = atRisk.moments
  const size = mean.length
  for (const sums of [term.score, term.information, term.third, died.first, died.second, died.third])
    sums.fill(0)
  died.total = 0
  term.logLikelihood = 0
  for (let at = starts[k]!; at < starts[k + 1]!; at++) {
    const [j, own] = [pattern[at]!, count[at]!]
    for (let a = 0; a < size; a++) {
      died.off[a] = x[j * size + a]! - mean[a]!
      term.score[a]! += own * died.off[a]!
    }
    term.logLikelihood += own * (linear[j]! - largest)
    addProducts(died, own * Math.exp(linear[j]! - largest))
  }
}

const addProducts = (sums: Deaths, weight: number): void => {
  const { first, second, third, off } = sums
  const size = off.length
  sums.total += weight
  for (let a = 0; a < size; a++) {
    const own = weight * off[a]!
    first[a]! += own
    for (let c = a; c < size; c++) second[a * size + c]! += own * off[c]!
    if (third.length === 0) continue
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++) third[(a * size + c) * size + e]! += own * off[c]! * off[e]!
  }
}

/**
 * Adds what a weight of those at risk, less a share f of those with the event, brings; `copies` times. Such sums are
 * straight lines in f. About the mean of those at risk, of whom N are the sums and D of those with the event, with
 * t = N0 - f D0, m = -f D1/t and U = (N2 - f D2)/t, the mean is off by m, the covariance U - m m', the third central
 * moment (N3 - f D3)/t - sum of m U + 2 m m m.
 */
const addCentral = (term: Term, n: WeightedMoments, d: Deaths, f: number, copies: number): void => {
  const { score, information, third } = term
  const { off } = d
  const size = score.length
  const total = n.total - f * d.total
  term.logLikelihood -= copies * Math.log(total)
  for (let a = 0; a < size; a++) {
    off[a] = (-f * d.first[a]!) / total
    score[a]! -= copies * off[a]!
  }
  const about = (a: number, c: number): number => {
    const place = a < c ? a * size + c : c * size + a
    return (n.second[place]! - f * d.second[place]!) / total
  }
  for (let a = 0; a < size; a++)
    for (let c = a; c < size; c++) information[a * size + c]! += copies * (about(a, c) - off[a]! * off[c]!)
  if (third.length === 0) return
  for (let a = 0; a < size; a++)
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++) {
        const place = (a * size + c) * size + e
        const skew = (n.third[place]! - f * d.third[place]!) / total
        const shifted = off[a]! * about(c, e) + off[c]! * about(a, e) + off[e]! * about(a, c)
        third[place]! += copies * (skew - shifted + 2 * off[a]! * off[c]! * off[e]!)
      }
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
