import { type Answer, known, unknown } from '../numbers/answer.ts'
import type { SurvivalCurve } from './kaplan-meier.ts'
import { isUpTo } from './tied-times.ts'

export interface SurvivalAt {
  readonly survival: Answer
  /** Greenwood: se = S sqrt(v). */
  readonly standardError: Answer
  /** v, for `survivalBand`; null if it does not exist. */
  readonly greenwood: number | null
  /** Index of the curve's step at t: the last event time <= t; -1 before the first. */
  readonly step: number
}

/**
 * Survival at a landmark time, S(t): the curve's value at the last event time <= t, with Greenwood's standard error.
 * t in the curve's unit. No answer beyond the group's last time unless S is 0. (R carries the last value forward.)
 *
 * Source: STATISTICS.md, Kaplan-Meier. Checked against R `summary(survfit, times = t)`.
 */
export const survivalAt = (curve: SurvivalCurve, t: number): SurvivalAt => {
  if (curve.n === 0) return none('no patients entered', -1)
  const step = lastStepAt(curve.steps.length, (i) => curve.steps.time[i]!, t)
  const survival = step < 0 ? 1 : curve.steps.survival[step]!
  if (survival === 0) {
    return { survival: known(0), standardError: unknown('survival is zero'), greenwood: null, step }
  }
  if (!isUpTo(t, curve.lastTime)) return none(`no patient was followed beyond ${curve.lastTime}`, step)
  const greenwood = step < 0 ? 0 : curve.steps.greenwood[step]!
  return { survival: known(survival), standardError: known(survival * Math.sqrt(greenwood)), greenwood, step }
}

/**
 * Conditional survival S(t|s) = S(t)/S(s): survival at t of those who are free of the event at s, s <= t. It is the
 * Kaplan-Meier estimate of those followed beyond s (time > s), the product of (1 - d_i/n_i) over s < t_i <= t, and v is
 * the sum of d_i/(n_i(n_i - d_i)) over the same times, the variance of log S(t|s). With delayed entry it exists also
 * where S(s) is 0 because the last of few at risk had the event before others entered.
 *
 * s, t in the curve's unit, from the origin. No answer if nobody was followed beyond s, or beyond t unless S(t|s) is 0.
 * Errors: throws if s > t. Source: Zabor and others 2013. Checked by hand and against R `survfit` on the subjects with
 * time > s.
 */
export const conditionalSurvivalAt = (curve: SurvivalCurve, s: number, t: number): SurvivalAt => {
  if (s > t) throw new Error(`conditionalSurvivalAt: expected s of at most ${t}, found ${s}`)
  if (curve.n === 0) return none('no patients entered', -1)
  const { length, time, atRisk, events } = curve.steps
  const stepUpTo = (limit: number): number => lastStepAt(length, (i) => time[i]!, limit)
  const step = stepUpTo(t)
  if (isUpTo(curve.lastTime, s)) return none(`no patient was followed beyond ${curve.lastTime}`, step)
  let [survival, greenwood] = [1, 0]
  for (let i = stepUpTo(s) + 1; i <= step; i++) {
    const [n, d] = [atRisk[i]!, events[i]!]
    survival *= (n - d) / n
    greenwood += d / (n * (n - d))
  }
  if (survival === 0)
    return { survival: known(0), standardError: unknown('survival is zero'), greenwood: null, step }
  if (!isUpTo(t, curve.lastTime)) return none(`no patient was followed beyond ${curve.lastTime}`, step)
  return { survival: known(survival), standardError: known(survival * Math.sqrt(greenwood)), greenwood, step }
}

const none = (reason: string, step: number): SurvivalAt => ({
  survival: unknown(reason),
  standardError: unknown(reason),
  greenwood: null,
  step,
})

/** Index of the last step whose time is <= t or tied with t (`isUpTo`), or -1; by bisection. */
export const lastStepAt = (steps: number, timeOf: (i: number) => number, t: number): number => {
  let low = 0
  let high = steps
  while (low < high) {
    const middle = (low + high) >> 1
    if (isUpTo(timeOf(middle), t)) low = middle + 1
    else high = middle
  }
  return low - 1
}
