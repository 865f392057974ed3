import { type Answer, unknown } from '../numbers/answer.ts'
import { exponential } from '../numbers/exponential.ts'
import { coxFit } from './cox-fit.ts'
import type { CoxTies } from './cox-likelihood.ts'
import { type ProfilePoint, profilePoint } from './cox-profile-point.ts'
import { type CoxData, type CoxRiskSets, coxRiskSets } from './cox-risk-sets.ts'

/** Beyond so many units of 1/range a likelihood that is going to bend has bent, but for values that lie very near to each other. */
const FAR = 40
const FARTHEST = 1e6

/** A slope by a coefficient in units of 1/range that is none. */
const FLAT = 1e-9

/**
 * Profile-likelihood limits of one hazard ratio: the coefficients at which twice the loss of log likelihood, the others
 * maximised, is critical^2 (`criticalValue` of the level). Under a monotone likelihood an end is 0 or infinite and has
 * no answer, and the other is the one-sided limit at the same loss; where the profile stays within the loss on both sides,
 * neither has one.
 *
 * `k`: which coefficient. No answer if the covariate is at no event in contrast with another.
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
  // Under a monotone likelihood the fit stopped far out on the flat side: what is inside is looked for from 0.
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
  /** The first stride: one standard error at 0; and the longest, within which exp(x b) changes by no more than e. */
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
 * From a point by growing strides to the first at which `isThere`, and the one before; null where the profile has become
 * flat. The others start from where the last two points lead to, since they run off in lines.
 */
const walk = (
  { at, k, unit, farUnit }: Profile,
  from: ProfilePoint,
  side: -1 | 1,
  isThere: (point: ProfilePoint) => boolean,
): { readonly before: ProfilePoint; readonly after: ProfilePoint | null } => {
  let before = from
  let last = from
  let gone = 0
  for (let stride = unit; gone < FARTHEST * farUnit; ) {
    const point = at(ahead(last, before, k, last.coefficients[k]! + side * stride))
    ;[last, before] = [point, last]
    if (isThere(point)) return { before, after: point }
    gone += stride
    if (gone > FAR * farUnit && Math.abs(point.slope) * farUnit < FLAT) break
    stride = gone > FAR * farUnit ? 2 * stride : Math.min(2 * stride, farUnit)
  }
  return { before, after: null }
}

/** The coefficients at a value of the k-th, on the line through two points. */
const ahead = (a: ProfilePoint, b: ProfilePoint, k: number, value: number): readonly number[] => {
  const apart = a.coefficients[k]! - b.coefficients[k]!
  const share = apart === 0 ? 0 : (value - a.coefficients[k]!) / apart
  return a.coefficients.map((own, j) => (j === k ? value : own + share * (own - b.coefficients[j]!)))
}

/** exp of where the profile is at the target: Newton's method, held between a point inside and one outside. */
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
