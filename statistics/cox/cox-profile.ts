import { type Answer, unknown } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'
import { coxFit } from './cox-fit.ts'
import type { CoxTies } from './cox-likelihood.ts'
import { type ProfilePoint, profilePoint } from './cox-profile-point.ts'
import { type CoxData, type CoxRiskSets, coxRiskSets } from './cox-risk-sets.ts'

/** Distances in units of 1/range: beyond FAR a flat profile counts as monotone; the search ends at FARTHEST. */
const FAR = 40
const FARTHEST = 1e6

/** A slope per unit of 1/range below this is flat. */
const FLAT = 1e-9

/**
 * Profile-likelihood limits of one hazard ratio: the coefficients at which twice the loss of log likelihood, the others
 * maximised, is critical^2 (`criticalValue` of the level). Under a monotone likelihood one limit is 0 or infinite and
 * has no answer, and the other is the one-sided limit at the same loss; if the profile stays within the loss on both
 * sides, neither has an answer.
 *
 * `k`: index of the coefficient. No answer if the covariate never differs among subjects at risk at an event.
 * Source: Venzon and Moolgavkar 1988; Heinze and Schemper 2001. Checked by hand on two-group closed forms, and against
 * a profile by golden sections.
 */
export const coxProfile = (
  data: CoxData,
  ties: CoxTies,
  k: number,
  critical: number,
): { readonly lower: Answer; readonly upper: Answer } => {
  const size = [...data.covariates.values()][0]?.length ?? 0
  const riskSets = coxRiskSets(data)
  const zeros = Array.from({ length: size }, () => 0)
  const best = coxFit(riskSets, ties, zeros)
  const unit = 1 / Math.sqrt(best.start.information[k]![k]!)
  if (!Number.isFinite(unit)) {
    const none = unknown('no event while patients with different covariates were at risk')
    return { lower: none, upper: none }
  }
  const profile: Profile = {
    at: (start) => profilePoint(riskSets, ties, start, k),
    k,
    target: best.logLikelihood - (critical * critical) / 2,
    unit,
    farUnit: Math.max(unit, 1 / rangeOf(riskSets, k)),
  }
  if (!best.isMonotone) {
    const inside = profile.at(best.coefficients)
    return { lower: limit(profile, inside, -1), upper: limit(profile, inside, 1) }
  }
  // under a monotone likelihood the fit stopped far out on the flat side, so the search starts at 0
  const zero = profile.at(zeros)
  if (zero.logLikelihood >= profile.target)
    return { lower: limit(profile, zero, -1), upper: limit(profile, zero, 1) }
  const side = zero.slope < 0 ? -1 : 1
  const { before, after } = walk(profile, zero, side, ({ logLikelihood }) => logLikelihood >= profile.target)
  const near = after === null ? unknown(endless(-side)) : cross(profile, after, before)
  const far = after === null ? unknown(endless(side)) : limit(profile, after, side)
  return side < 0 ? { lower: far, upper: near } : { lower: near, upper: far }
}

interface Profile {
  readonly at: (start: readonly number[]) => ProfilePoint
  readonly k: number
  /** The log likelihood at a limit. */
  readonly target: number
  /** The first stride, one standard error at 0; and the longest, over which exp(x b) changes by at most a factor e. */
  readonly unit: number
  readonly farUnit: number
}

const rangeOf = (riskSets: CoxRiskSets, k: number): number =>
  riskSets.reduce((most, { covariates }) => covariates.reduce((m, x) => Math.max(m, x[k]!), most), 0)

const endless = (side: number): string => `${side < 0 ? '0' : 'infinite'}: monotone likelihood`

const limit = (profile: Profile, inside: ProfilePoint, side: -1 | 1): Answer => {
  const { before, after } = walk(profile, inside, side, ({ logLikelihood }) => logLikelihood < profile.target)
  return after === null ? unknown(endless(side)) : cross(profile, before, after)
}

/**
 * Walks from a point with growing strides to the first point with `isThere`; also returns the point before it. `after`
 * is null if the profile becomes flat. The other coefficients start on the line through the last two points.
 */
const walk = (
  { at, k, unit, farUnit }: Profile,
  from: ProfilePoint,
  side: -1 | 1,
  isThere: (point: ProfilePoint) => boolean,
): { readonly before: ProfilePoint; readonly after: ProfilePoint | null } => {
  let before = from
  let last = from
  let tried = 0
  for (let stride = unit; tried < FARTHEST * farUnit; ) {
    const point = at(ahead(last, before, k, last.coefficients[k]! + side * stride))
    ;[last, before] = [point, last]
    if (isThere(point)) return { before, after: point }
    tried += stride
    if (tried > FAR * farUnit && Math.abs(point.slope) * farUnit < FLAT) break
    stride = tried > FAR * farUnit ? 2 * stride : Math.min(2 * stride, farUnit)
  }
  return { before, after: null }
}

/** The coefficients at a value of the k-th, on the line through two points. */
const ahead = (a: ProfilePoint, b: ProfilePoint, k: number, value: number): readonly number[] => {
  const apart = a.coefficients[k]! - b.coefficients[k]!
  const fraction = apart === 0 ? 0 : (value - a.coefficients[k]!) / apart
  return a.coefficients.map((x, j) => (j === k ? value : x + fraction * (x - b.coefficients[j]!)))
}

/**
 * exp of the coefficient at which the profile equals the target: Newton's method between a point inside and one
 * outside.
 */
const cross = ({ at, k, target }: Profile, from: ProfilePoint, to: ProfilePoint): Answer => {
  let [inside, outside] = [from, to]
  let now = outside
  for (let round = 0; round < 100; round++) {
    const [low, high] = [inside.coefficients[k]!, outside.coefficients[k]!].sort((a, b) => a - b) as [
      number,
      number,
    ]
    const step = (target - now.logLikelihood) / now.slope
    const next = now.coefficients[k]! + step
    const value = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(value - now.coefficients[k]!) <= 1e-15 * Math.abs(value)) break
    now = at(ahead(inside, outside, k, value))
    if (now.logLikelihood >= target) inside = now
    else outside = now
  }
  return exponential(now.coefficients[k]!)
}
