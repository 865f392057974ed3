import type { Matrix } from '../numbers/quadratic-form.ts'
import { dot, times } from '../numbers/symmetric.ts'
import { lastStepAt } from '../survival/survival-at.ts'
import { emptyRiskSet, updateRiskSet } from './cox-at-risk.ts'
import type { CoxTies } from './cox-likelihood.ts'
import { type CoxData, coxRiskSets, type RiskSets } from './cox-risk-sets.ts'

/** The cumulative baseline hazard of a model without strata, at its event times. */
export interface CoxBaseline {
  /** Ascending. */
  readonly times: readonly number[]
  /** H0(t), for covariates equal to `origin`. */
  readonly hazard: readonly number[]
  /** The variance of H0(t) at known coefficients. */
  readonly variance: readonly number[]
  /** The integral of the weighted mean of (x - origin) by H0, one vector for each time. */
  readonly meanHazard: readonly (readonly number[])[]
  /** The smallest value of each covariate. */
  readonly origin: readonly number[]
}

/**
 * Breslow's estimate of the cumulative baseline hazard with Breslow's ties, or Efron's with Efron's: with W_l the total of
 * the weights exp(x b) at risk, of which Efron's l-th term has l/d of the events less, and m_l their mean of x,
 *   dH = sum_l 1/W_l,  d variance = sum_l 1/W_l^2,  d meanHazard = sum_l m_l/W_l   (l = 0..d-1; Breslow: d equal terms)
 *
 * Errors: throws unless the data have one stratum.
 * Source: Breslow 1972; Tsiatis 1981; Therneau and Grambsch 2000, 10.2. Checked against R survival 3.5-3 `survfit.coxph`.
 */
export const coxBaseline = (data: CoxData, ties: CoxTies, coefficients: readonly number[]): CoxBaseline => {
  const riskSets = coxRiskSets(data)
  const [sets] = riskSets
  if (sets === undefined || riskSets.length > 1)
    throw new Error(`coxBaseline: expected one stratum, found ${riskSets.length}`)
  const steps = stepsOf(sets, ties, coefficients)
  let [hazard, variance] = [0, 0]
  let mean: readonly number[] = coefficients.map(() => 0)
  const sums = steps.map((step) => {
    hazard += step.hazard
    variance += step.variance
    mean = mean.map((value, k) => value + step.mean[k]!)
    return { hazard, variance, mean }
  })
  return {
    times: sets.times,
    hazard: sums.map((sum) => sum.hazard),
    variance: sums.map((sum) => sum.variance),
    meanHazard: sums.map((sum) => sum.mean),
    origin: originOf(data, coefficients.length),
  }
}

interface Step {
  readonly hazard: number
  readonly variance: number
  readonly mean: readonly number[]
}

/** The increments at each event time, ascending; computed backward in time, as the likelihood. */
const stepsOf = (sets: RiskSets, ties: CoxTies, b: readonly number[]): readonly Step[] => {
  const atRisk = emptyRiskSet(sets, b, false)
  const steps: Step[] = []
  for (let k = sets.times.length - 1; k >= 0; k--) {
    updateRiskSet(atRisk, sets.changes, k)
    const { total, mean } = atRisk.moments
    // the weights at risk are divided by this factor
    const factor = Math.exp(atRisk.largest)
    const [died, diedFirst] = eventSums(sets, k, atRisk.linear, atRisk.largest)
    const events = sets.events[k]!
    const rounds = ties === 'efron' ? events : 1
    let [hazard, variance] = [0, 0]
    const first = b.map(() => 0)
    for (let l = 0; l < rounds; l++) {
      const part = l / events
      const weight = total - part * died
      const each = events / rounds / (weight * factor)
      hazard += each
      variance += each / (weight * factor)
      for (let a = 0; a < first.length; a++)
        first[a]! += (each * (total * mean[a]! - part * diedFirst[a]!)) / weight
    }
    steps.push({ hazard, variance, mean: first })
  }
  return steps.reverse()
}

/** The weights of the events at the k-th time, and these times x. */
const eventSums = (
  { deaths, covariates }: RiskSets,
  k: number,
  linear: Float64Array,
  largest: number,
): readonly [number, readonly number[]] => {
  let total = 0
  const first = (covariates[0] ?? []).map(() => 0)
  for (let at = deaths.starts[k]!; at < deaths.starts[k + 1]!; at++) {
    const j = deaths.pattern[at]!
    const weight = deaths.count[at]! * Math.exp(linear[j]! - largest)
    total += weight
    for (let a = 0; a < first.length; a++) first[a]! += weight * covariates[j]![a]!
  }
  return [total, first]
}

const originOf = ({ covariates }: CoxData, size: number): readonly number[] =>
  Array.from({ length: size }, (_, k) =>
    [...covariates.values()].reduce((least, x) => Math.min(least, x[k]!), Number.POSITIVE_INFINITY),
  )

/** Covariates with the number of subjects (or any weight) that have them. */
export interface WeightedCovariates {
  readonly x: readonly number[]
  readonly weight: number
}

/** Survival by the model at one time. */
export interface ModelSurvival {
  readonly survival: number
  /** The variance of log S, as Greenwood's sum is for a Kaplan-Meier curve; null if S is 0. */
  readonly logVariance: number | null
}

/**
 * Survival at time t standardised to subjects with given covariates (the g-formula; one set of covariates is a subject's
 * own curve): with p_j their proportions, r_j = exp(x_j b) and S_j = exp(-H0 r_j),
 *   S = sum p_j S_j,  var S = g^2 var(H0) + G' V G,  g = sum p_j S_j r_j,  G = sum p_j S_j r_j (x_j H0 - M)
 * with M the integral of the mean of x by H0 and V the inverse information. The subjects' covariates count as fixed. A step
 * holds from its event time to before the next; before the first S is 1.
 *
 * `targets`: at least one, weights at least 0 with a positive sum.
 * Source: Tsiatis 1981; Makuch 1982 and Gail and Byar 1986 for the average. Checked against R survival 3.5-3 `survfit`
 * with `newdata`, its mean over the subjects, and the same formula on `coxph.detail`.
 */
export const coxSurvivalAt = (
  baseline: CoxBaseline,
  coefficients: readonly number[],
  variance: Matrix,
  targets: readonly WeightedCovariates[],
  time: number,
): ModelSurvival => {
  const at = lastStepAt(baseline.times.length, (i) => baseline.times[i]!, time)
  if (at < 0) return { survival: 1, logVariance: 0 }
  const [hazard, meanHazard] = [baseline.hazard[at]!, baseline.meanHazard[at]!]
  const all = targets.reduce((sum, { weight }) => sum + weight, 0)
  let [survival, slope] = [0, 0]
  const gradient = coefficients.map(() => 0)
  for (const { x, weight } of targets) {
    const centred = x.map((value, k) => value - baseline.origin[k]!)
    const ratio = Math.exp(dot(centred, coefficients))
    const share = (weight / all) * Math.exp(-hazard * ratio)
    // of a subject with an infinite hazard nothing is left
    const change = share === 0 ? 0 : share * ratio
    survival += share
    slope += change
    for (let k = 0; k < gradient.length; k++) gradient[k]! += change * (centred[k]! * hazard - meanHazard[k]!)
  }
  if (survival === 0) return { survival, logVariance: null }
  const spread = slope * slope * baseline.variance[at]! + dot(gradient, times(variance, gradient))
  return { survival, logVariance: spread / (survival * survival) }
}
