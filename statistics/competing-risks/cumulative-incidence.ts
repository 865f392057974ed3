import { type Answer, known, unknown } from '../numbers/answer.ts'
import type { Limits } from '../numbers/limits.ts'
import { enteredAt, type GroupCounts } from '../survival/event-table.ts'
import { lastStepAt } from '../survival/survival-at.ts'
import { isUpTo } from '../survival/tied-times.ts'

export interface IncidenceStep {
  readonly time: number
  readonly atRisk: number
  /** Events of this cause. */
  readonly events: number
  /** Probability of an event of this cause by this time, 0 to 1. */
  readonly incidence: number
  readonly variance: number
}

export interface IncidenceCurve {
  /** 0 is the endpoint's event; k is the plan's k-th competing cause. */
  readonly cause: number
  readonly n: number
  readonly lastTime: number
  /** Whether no subject is event-free at the end, so that the curve stays constant for ever. */
  readonly isComplete: boolean
  readonly steps: readonly IncidenceStep[]
}

/**
 * Cumulative incidence of every cause of one group (Aalen-Johansen): F_k(t) = sum over t_i <= t of S(t_i-) d_ki/n_i,
 * S the Kaplan-Meier curve of events of any cause. Variance:
 *   aalen     Aalen's estimate with the factor (n-d)/(n-1) for ties, as cmprsk::cuminc
 *   survfit   the infinitesimal jackknife, as R's survfit of a factor status (with delayed entry, which R computes from
 *             single subjects, the Greenwood form instead; without it they are the same):
 *             sum over t_i <= t of [sum_j a_j^2 h_j - (sum_j a_j h_j)^2]/n, h_j = d_j/n,
 *             a_j = S(t_i-) [j = k] - (F_k(t) - F_k(t_i))/(1 - sum h)
 * One step per distinct time of an event of that cause. Cost: T times the number of causes.
 *
 * `times`, `group`: as for `kaplanMeier`. Checked against cmprsk 2.2-11 `cuminc` and survival 3.5-3 `survfit`.
 */
export const cumulativeIncidence = (
  times: ArrayLike<number>,
  group: GroupCounts,
  variance: 'aalen' | 'survfit',
): readonly IncidenceCurve[] => {
  const causes = [group.events, ...group.competing]
  return causes.map((_, cause) => incidenceOf(times, group, causes, cause, variance))
}

const incidenceOf = (
  times: ArrayLike<number>,
  group: GroupCounts,
  causes: readonly ArrayLike<number>[],
  cause: number,
  kind: 'aalen' | 'survfit',
): IncidenceCurve => {
  const steps: IncidenceStep[] = []
  let [n, lastTime, survival, incidence] = [0, 0, 1, 0]
  // var F(t) = q0 - 2 F(t) q1 + F(t)^2 q2: F(t) is the only part that changes with t.
  let [q0, q1, q2] = [0, 0, 0]
  for (let i = 0; i < times.length; i++) {
    const atRisk = group.atRisk[i]!
    const d = causes.reduce((sum, counts) => sum + counts[i]!, 0)
    const events = causes[cause]![i]!
    n += enteredAt(group, i)
    if (d + group.censored[i]! > 0) lastTime = times[i]!
    if (d === 0) continue
    const before = survival
    survival = (before * (atRisk - d)) / atRisk
    incidence += (before * events) / atRisk
    const inverse = survival > 0 ? 1 / survival : 0
    // Influence of one event of this cause, and of another, on F(t): a - F(t) inverse, in units of `before`.
    const [eventPart, otherPart] = [1 + incidence * inverse, incidence * inverse]
    const [w, x, y] =
      kind === 'aalen' ? aalenWeights(events, d - events, atRisk) : multinomial(events, d - events, atRisk)
    const unit = before * before
    q0 += unit * (w * eventPart * eventPart + x * otherPart * otherPart + 2 * y * eventPart * otherPart)
    q1 += unit * inverse * ((w + y) * eventPart + (x + y) * otherPart)
    q2 += unit * inverse * inverse * (w + x + 2 * y)
    if (events === 0) continue
    const spread = q0 - 2 * incidence * q1 + incidence * incidence * q2
    steps.push({ time: times[i]!, atRisk, events, incidence, variance: Math.max(0, spread) })
  }
  return { cause, n, lastTime, isComplete: survival === 0, steps }
}

/** Variances of the hazards of this cause and of the others, and their covariance, as in cmprsk. */
const aalenWeights = (events: number, other: number, n: number): readonly [number, number, number] => {
  const ties = (d: number): number => (d > 1 ? 1 - (d - 1) / (n - 1) : 1)
  return [(ties(events) * events) / (n * n), (ties(other) * other) / (n * n), 0]
}

/** The same for multinomial counts: h(1-h)/n and -h_1 h_2/n. */
const multinomial = (events: number, other: number, n: number): readonly [number, number, number] => [
  (events * (n - events)) / (n * n * n),
  (other * (n - other)) / (n * n * n),
  (-events * other) / (n * n * n),
]

/** Incidence at t. No answer beyond the last time unless no subject is event-free. */
export const incidenceAt = (
  curve: IncidenceCurve,
  t: number,
): { incidence: Answer; standardError: Answer; step: number } => {
  const step = lastStepAt(curve.steps.length, (i) => curve.steps[i]!.time, t)
  if (curve.n === 0 || (!isUpTo(t, curve.lastTime) && !curve.isComplete)) {
    const none = unknown(
      curve.n === 0 ? 'no patients entered' : `no patient was followed beyond ${curve.lastTime}`,
    )
    return { incidence: none, standardError: none, step }
  }
  const last = curve.steps[step]
  return {
    incidence: known(last?.incidence ?? 0),
    standardError: known(Math.sqrt(last?.variance ?? 0)),
    step,
  }
}

/**
 * Limits of an incidence F in [0, 1] with its standard error:
 *   log-log  F^exp(-+ z se/(F log F)), plain  F -+ z se clipped to [0, 1]
 * No answer at F = 0 and F = 1.
 */
export const incidenceLimits = (
  kind: 'log-log' | 'plain',
  incidence: number,
  standardError: number,
  z: number,
): Limits => {
  if (incidence <= 0 || incidence >= 1) {
    const none = unknown(incidence <= 0 ? 'no event yet' : 'the incidence is one')
    return { lower: none, upper: none }
  }
  if (kind === 'plain') {
    const half = z * standardError
    return { lower: known(Math.max(0, incidence - half)), upper: known(Math.min(1, incidence + half)) }
  }
  const log = Math.log(incidence)
  const widening = Math.exp((z * standardError) / (incidence * Math.abs(log)))
  return { lower: known(Math.exp(log * widening)), upper: known(Math.exp(log / widening)) }
}
