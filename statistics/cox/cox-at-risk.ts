import { dot } from '../numbers/symmetric.ts'
import {
  addWeight,
  decayed,
  noWeight,
  scaleWeights,
  type WeightedMoments,
} from '../numbers/weighted-moments.ts'
import type { Cells, RiskSets } from './cox-risk-sets.ts'

/** The subjects at risk, updated backward in time, and their weighted sums. */
export interface AtRisk {
  readonly x: Float64Array
  /** x b of each covariate pattern, and its number at risk. */
  readonly linear: Float64Array
  readonly count: Float64Array
  /** The weights are count exp(x b - largest), with the largest x b added so far, so that exp cannot overflow. */
  largest: number
  readonly moments: WeightedMoments
  /** Maxima of the total and of the sums of squares since the sums were last recomputed. */
  readonly maxima: Float64Array
}

export const emptyRiskSet = (
  { covariates, x }: RiskSets,
  b: readonly number[],
  withThird: boolean,
): AtRisk => ({
  x,
  linear: Float64Array.from(covariates, (values) => dot(values, b)),
  count: new Float64Array(covariates.length),
  largest: Number.NEGATIVE_INFINITY,
  moments: noWeight(b.length, withThird),
  maxima: new Float64Array(b.length + 1),
})

/**
 * Moves to the risk set of the k-th event time: adds subjects and, with delayed entry, removes those who enter later.
 */
export const updateRiskSet = (atRisk: AtRisk, { starts, pattern, count }: Cells, k: number): void => {
  let needsRecomputing = false
  for (let at = starts[k]!; at < starts[k + 1]!; at++) {
    const j = pattern[at]!
    const more = count[at]! - atRisk.count[j]!
    atRisk.count[j] = count[at]!
    if (more > 0) addSubjects(atRisk, j, more)
    else needsRecomputing = needsRecomputing || !removeSubjects(atRisk, j, -more)
  }
  if (trackMaxima(atRisk) || needsRecomputing) recomputeSums(atRisk)
}

const addSubjects = (atRisk: AtRisk, j: number, more: number): void => {
  const { x, linear, moments, maxima } = atRisk
  if (linear[j]! > atRisk.largest) {
    const factor = Math.exp(atRisk.largest - linear[j]!)
    scaleWeights(moments, factor)
    for (let a = 0; a < maxima.length; a++) maxima[a]! *= factor
    atRisk.largest = linear[j]!
  }
  addWeight(moments, x, j * moments.mean.length, more * Math.exp(linear[j]! - atRisk.largest))
}

/**
 * False, without a change, if the subtraction would cancel more than half of the total: the caller recomputes the sums.
 */
const removeSubjects = (
  { x, linear, moments, maxima, largest }: AtRisk,
  j: number,
  fewer: number,
): boolean => {
  const weight = fewer * Math.exp(linear[j]! - largest)
  if (!(moments.total - weight > maxima[0]! / 2)) return false
  addWeight(moments, x, j * moments.mean.length, -weight)
  return true
}

/** Updates the maxima; true if a sum fell below half its maximum (cancellation): then recompute. */
const trackMaxima = ({ moments, maxima }: AtRisk): boolean => {
  const size = moments.mean.length
  let hasCancelled = false
  for (let a = 0; a <= size; a++) {
    const now = a < size ? moments.second[a * size + a]! : moments.total
    const index = a < size ? a + 1 : 0
    if (now < maxima[index]! / 2) hasCancelled = true
    if (now > maxima[index]!) maxima[index] = now
  }
  return hasCancelled
}

/** Recomputes the sums over the subjects at risk from zero. */
const recomputeSums = (atRisk: AtRisk): void => {
  atRisk.largest = Number.NEGATIVE_INFINITY
  decayed(atRisk.moments)
  atRisk.count.forEach((count, j) => {
    if (count > 0) addSubjects(atRisk, j, count)
  })
  atRisk.maxima.fill(0)
  trackMaxima(atRisk)
}
