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
