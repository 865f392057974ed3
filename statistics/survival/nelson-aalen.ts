import { type Answer, known, unknown } from '../numbers/answer.ts'
import { enteredAt, type GroupCounts } from './event-table.ts'
import { lastStepAt } from './survival-at.ts'
import { isUpTo } from './tied-times.ts'

export interface HazardStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** Cumulative hazard just after the time, >= 0. */
  readonly hazard: number
  readonly variance: number
}

export interface HazardCurve {
  readonly n: number
  readonly lastTime: number
  readonly steps: readonly HazardStep[]
}

/**
 * Cumulative hazard of one group. At each event time
 *   nelson-aalen          adds d/n, and d/n^2 to the variance
 *   fleming-harrington    adds sum over j < d of 1/(n-j), and of 1/(n-j)^2: tied events as if one after the other
 * Competing events count as censored. `times`, `group`: as for `kaplanMeier`.
 *
 * Source: Nelson 1972; Aalen 1978; Fleming and Harrington 1984. Checked against R `survfit(stype = 2, ctype = 1 or 2)`.
 */
export const nelsonAalen = (
  times: ArrayLike<number>,
  group: GroupCounts,
  ties: 'nelson-aalen' | 'fleming-harrington' = 'nelson-aalen',
): HazardCurve => {
  const steps: HazardStep[] = []
  let [n, lastTime, hazard, variance] = [0, 0, 0, 0]
  for (let i = 0; i < times.length; i++) {
    const d = group.events[i]!
    const atRisk = group.atRisk[i]!
    n += enteredAt(group, i)
    if (group.competing.reduce((sum, cause) => sum + cause[i]!, d + group.censored[i]!) > 0)
      lastTime = times[i]!
    if (d === 0) continue
    if (ties === 'nelson-aalen') {
      hazard += d / atRisk
      variance += d / (atRisk * atRisk)
    } else {
      for (let j = 0; j < d; j++) {
        hazard += 1 / (atRisk - j)
        variance += 1 / ((atRisk - j) * (atRisk - j))
      }
    }
    steps.push({ time: times[i]!, atRisk, events: d, hazard, variance })
  }
  return { n, lastTime, steps }
}

/** Cumulative hazard at t with its standard error. No answer beyond the last time. */
export const hazardAt = (curve: HazardCurve, t: number): { hazard: Answer; standardError: Answer } => {
  if (curve.n === 0 || !isUpTo(t, curve.lastTime)) {
    const none = unknown(
      curve.n === 0 ? 'no patients entered' : `no patient was followed beyond ${curve.lastTime}`,
    )
    return { hazard: none, standardError: none }
  }
  const step = curve.steps[lastStepAt(curve.steps.length, (i) => curve.steps[i]!.time, t)]
  return { hazard: known(step?.hazard ?? 0), standardError: known(Math.sqrt(step?.variance ?? 0)) }
}
