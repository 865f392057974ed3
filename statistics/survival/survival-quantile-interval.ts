import { type Answer, known, unknown } from '../numbers/answer.ts'
import { add, decimal, type Rational, rational, subtract } from '../numbers/rational.ts'
import { compareSurvival, eachStep, type SurvivalCurve, stepAt } from './kaplan-meier.ts'
import { signInterval } from './quantile-sign-interval.ts'
import { type BandKind, survivalBand } from './survival-band.ts'
import { firstLow } from './survival-quantile.ts'

/** How the limits of a quantile are computed. `z` is the normal quantile of the plan's level (`criticalValue`). */
export type QuantileIntervalRule =
  | { readonly kind: 'spss-density' }
  | {
      readonly kind: 'inverted-band'
      readonly band: BandKind
      readonly z: number
      readonly ends?: 'r-middle' | 'r-print'
    }
  | { readonly kind: 'sas-sign'; readonly transform: BandKind; readonly z: number }

export interface QuantileInterval {
  readonly lower: Answer
  readonly upper: Answer
  /** Standard error of the quantile; only spss-density has one. */
  readonly se: Answer
}

/**
 * Confidence limits of the time t_p by which a proportion p has had the event (`survivalQuantile`), by the named rule:
 *   spss-density   t_p -+ 1.96 SE, 1.96 literally; SE = se(S(t_p))/f, f = (S(u) - S(l))/(l - u), with
 *                  u = last event time with S >= 1-p+0.05, l = first with S <= 1-p-0.05. Not clipped at 0, as SPSS.
 *   inverted-band  R's midpoint rule applied to the lower and to the upper limit of the band; a limit within 1.5e-8 of
 *                  1-p counts as equal (R's tolerance)
 *   sas-sign       from the first event time with |g(S) - g(1-p)| <= z g'(S) se(S) to the first one after them with
 *                  S below; g is the band's transformation (Brookmeyer and Crowley)
 * No answer for a limit that is not reached.
 *
 * Checked against R `quantile.survfit` and, for SPSS, by hand on six rows.
 */
export const survivalQuantileInterval = (
  curve: SurvivalCurve,
  p: number,
  rule: QuantileIntervalRule,
): QuantileInterval => {
  switch (rule.kind) {
    case 'spss-density':
      return densityInterval(curve, subtract(rational(1), decimal(p)))
    case 'inverted-band':
      return invertedBand(curve, 1 - p, rule.band, rule.z, rule.ends ?? 'r-middle')
    case 'sas-sign':
      return { ...signInterval(curve, 1 - p, rule.transform, rule.z), se: NO_SE }
    default: {
      const never: never = rule
      throw new Error(`survivalQuantileInterval: expected a rule, found ${never}`)
    }
  }
}

/** SPSS uses this literal, not a quantile of the normal distribution. */
const SPSS_Z = 1.96
const EPSILON = rational(1, 20)

const densityInterval = (curve: SurvivalCurve, target: Rational): QuantileInterval => {
  const at = firstLow(curve, (i) => compareSurvival(curve, i, target) <= 0)
  if (at < 0) return none('the quantile is not reached')
  const step = stepAt(curve.steps, at)
  if (step.greenwood === null) return none('survival is zero at the quantile')
  const above = add(target, EPSILON)
  const pastAbove = firstLow(curve, (i) => compareSurvival(curve, i, above) < 0)
  if (pastAbove <= 0) return none('no event time has survival 0.05 or more above the quantile')
  const below = firstLow(curve, (i) => compareSurvival(curve, i, subtract(target, EPSILON)) <= 0)
  if (below < 0) return none('survival never falls 0.05 below the quantile')
  const u = stepAt(curve.steps, pastAbove - 1)
  const l = stepAt(curve.steps, below)
  const density = (u.survival - l.survival) / (l.time - u.time)
  const se = (step.survival * Math.sqrt(step.greenwood)) / density
  return { lower: known(step.time - SPSS_Z * se), upper: known(step.time + SPSS_Z * se), se: known(se) }
}

const none = (reason: string): QuantileInterval => {
  const answer = unknown(reason)
  return { lower: answer, upper: answer, se: answer }
}

/** R's tolerance in quantile.survfit and print.survfit: the square root of 2^-52. */
const TOLERANCE = 1.4901161193847656e-8
const NO_SE = unknown('the rule has no standard error')

const invertedBand = (
  curve: SurvivalCurve,
  target: number,
  kind: BandKind,
  z: number,
  ends: 'r-middle' | 'r-print',
): QuantileInterval => {
  const band = eachStep(curve).map(({ survival, greenwood }) =>
    survivalBand(kind, survival, greenwood, z, 'reason'),
  )
  const limit = (side: 'lower' | 'upper'): Answer =>
    bandQuantile(
      curve,
      band.map((limits) => limits[side]),
      side,
      target,
      ends,
    )
  return { lower: limit('lower'), upper: limit('upper'), se: NO_SE }
}

/** The midpoint rule on one limit of the band; steps without a limit (S = 0) are skipped. */
const bandQuantile = (
  curve: SurvivalCurve,
  ends: readonly Answer[],
  side: string,
  target: number,
  rule: 'r-middle' | 'r-print',
): Answer => {
  const at = ends.findIndex((end) => end.known && end.value <= target + TOLERANCE)
  if (at < 0) return unknown(`the ${side} limit of survival stays above the quantile`)
  const time = curve.steps.time[at]!
  const value = endOf(ends[at]!)
  if (value < target - TOLERANCE) return known(time)
  const next = ends.findIndex((end) => end.known && end.value < target - TOLERANCE)
  if (next >= 0) return known((time + curve.steps.time[next]!) / 2)
  return known(rule === 'r-print' ? time : (time + curve.lastTime) / 2)
}

const endOf = (answer: Answer): number => (answer.known ? answer.value : 0)
