import { type Answer, known, unknown } from '../numbers/answer.ts'
import { decimal, rational, subtract } from '../numbers/rational.ts'
import { twelveDigits } from '../numbers/twelve-digits.ts'
import { compareSurvival, type SurvivalCurve } from './kaplan-meier.ts'

export type QuantileRule = 'first-at-or-below' | 'r-middle' | 'r-print' | 'sas'

/**
 * The time by which a proportion p of the group has had the event; p = 0.5 is the median. By the named rule:
 *   first-at-or-below  the first event time with S <= 1-p (SPSS)
 *   r-middle           the same, but if S equals 1-p exactly, the midpoint between this and the next event time, or the
 *                      last time if there is no later event (R quantile.survfit)
 *   r-print            as r-middle, but this event time if there is no later event (R print.survfit)
 *   sas                as r-middle, but no answer if there is no later event
 * Whether S equals 1-p is decided in whole numbers; p is read as the decimal that it prints as.
 *
 * `p` in (0, 1). No answer if S stays above 1-p. Checked against R `quantile` and `print` of survfit.
 */
export const survivalQuantile = (curve: SurvivalCurve, p: number, rule: QuantileRule): Answer => {
  const target = subtract(rational(1), decimal(p))
  const index = firstLow(curve, (i) => compareSurvival(curve, i, target) <= 0)
  if (index < 0) return unknown(curve.n === 0 ? 'no patients entered' : `survival stays above ${shown(p)}`)
  const time = curve.steps.time[index]!
  const next = curve.steps.time[index + 1]
  if (rule === 'first-at-or-below' || compareSurvival(curve, index, target) !== 0) return known(time)
  switch (rule) {
    case 'r-middle':
      return known((time + (next ?? curve.lastTime)) / 2)
    case 'r-print':
      return known(next === undefined ? time : (time + next) / 2)
    case 'sas':
      return next === undefined
        ? unknown(`survival stays at exactly ${shown(p)} from ${time} on`)
        : known((time + next) / 2)
    default: {
      const never: never = rule
      throw new Error(`survivalQuantile: expected a rule, found ${never}`)
    }
  }
}

/** 1 - p as a decimal without binary rounding, for reasons. */
const shown = (p: number): string => String(twelveDigits(1 - p))

/** Index of the first step with `isLow`, or -1; by bisection, as S never rises. */
export const firstLow = (curve: SurvivalCurve, isLow: (index: number) => boolean): number => {
  let low = 0
  let high = curve.steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isLow(middle)) high = middle
    else low = middle + 1
  }
  return low < curve.steps.length ? low : -1
}
