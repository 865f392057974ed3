import type { WeightedMoments } from '../numbers/weighted-moments.ts'
import type { AtRisk } from './cox-at-risk.ts'
import type { Cells } from './cox-risk-sets.ts'

/** The numbers of one event time; the memory is reused for the next one. */
export interface Term {
  logLikelihood: number
  readonly score: Float64Array
  readonly information: Float64Array
  /** Empty unless requested. */
  readonly third: Float64Array
}

/**
 * Weighted sums over the subjects with the event, of products of deviations from the mean of the risk set; of matrices
 * only the diagonal and above.
 */
export interface EventSums {
  total: number
  readonly first: Float64Array
  readonly second: Float64Array
  readonly third: Float64Array
  /** Scratch: one deviation. */
  readonly deviation: Float64Array
}

export const noEventSums = (size: number, withThird: boolean): EventSums => ({
  total: 0,
  first: new Float64Array(size),
  second: new Float64Array(size * size),
  third: new Float64Array(withThird ? size * size * size : 0),
  deviation: new Float64Array(size),
})

/**
 * Starts the term of the k-th event time with the sums over its events; the score is relative to the mean of the risk
 * set.
 */
export const beginTerm = (
  term: Term,
  eventSums: EventSums,
  atRisk: AtRisk,
  { starts, pattern, count }: Cells,
  k: number,
) => {
  const { linear, largest, x } = atRisk
  const { mean } = atRisk.moments
  const size = mean.length
  for (const sums of [
    term.score,
    term.information,
    term.third,
    eventSums.first,
    eventSums.second,
    eventSums.third,
  ])
    sums.fill(0)
  eventSums.total = 0
  term.logLikelihood = 0
  for (let at = starts[k]!; at < starts[k + 1]!; at++) {
    const [j, subjects] = [pattern[at]!, count[at]!]
    for (let a = 0; a < size; a++) {
      eventSums.deviation[a] = x[j * size + a]! - mean[a]!
      term.score[a]! += subjects * eventSums.deviation[a]!
    }
    term.logLikelihood += subjects * (linear[j]! - largest)
    addProducts(eventSums, subjects * Math.exp(linear[j]! - largest))
  }
}

const addProducts = (sums: EventSums, weight: number): void => {
  const { first, second, third, deviation } = sums
  const size = deviation.length
  sums.total += weight
  for (let a = 0; a < size; a++) {
    const weighted = weight * deviation[a]!
    first[a]! += weighted
    for (let c = a; c < size; c++) second[a * size + c]! += weighted * deviation[c]!
    if (third.length === 0) continue
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++)
        third[(a * size + c) * size + e]! += weighted * deviation[c]! * deviation[e]!
  }
}

/**
 * Adds `copies` times the contribution of the risk set minus a fraction f of the subjects with the event. The sums are
 * linear in f. With N the sums over the risk set and D those over its events, about the mean of the risk set, t = N0 -
 * f D0, m = -f D1/t and U = (N2 - f D2)/t: the mean deviates by m, the covariance is U - m m', the third central moment
 * (N3 - f D3)/t - sum of m U + 2 m m m.
 */
export const addRiskSetTerm = (
  term: Term,
  n: WeightedMoments,
  d: EventSums,
  f: number,
  copies: number,
): void => {
  const { score, information, third } = term
  const { deviation } = d
  const size = score.length
  const total = n.total - f * d.total
  term.logLikelihood -= copies * Math.log(total)
  for (let a = 0; a < size; a++) {
    deviation[a] = (-f * d.first[a]!) / total
    score[a]! -= copies * deviation[a]!
  }
  const about = (a: number, c: number): number => {
    const place = a < c ? a * size + c : c * size + a
    return (n.second[place]! - f * d.second[place]!) / total
  }
  for (let a = 0; a < size; a++)
    for (let c = a; c < size; c++)
      information[a * size + c]! += copies * (about(a, c) - deviation[a]! * deviation[c]!)
  if (third.length === 0) return
  for (let a = 0; a < size; a++)
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++) {
        const place = (a * size + c) * size + e
        const skew = (n.third[place]! - f * d.third[place]!) / total
        const shifted =
          deviation[a]! * about(c, e) + deviation[c]! * about(a, e) + deviation[e]! * about(a, c)
        third[place]! += copies * (skew - shifted + 2 * deviation[a]! * deviation[c]! * deviation[e]!)
      }
}
