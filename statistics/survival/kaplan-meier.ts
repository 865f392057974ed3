import { type Rational, toNumber } from '../numbers/rational.ts'
import type { GroupCounts } from './event-table.ts'

/** A survival curve: its value just after each distinct event time. It is 1 before the first. */
export interface SurvivalCurve {
  /** Total number of subjects who entered. */
  readonly n: number
  /** Total number of events. */
  readonly events: number
  /** The last exit time of the group, by event or censoring; 0 without subjects. */
  readonly lastTime: number
  readonly steps: SurvivalSteps
}

/**
 * The steps as columns, ascending in time, for curves with millions of steps; all have `length` elements except
 * `greenwood`.
 */
export interface SurvivalSteps {
  readonly length: number
  readonly time: Float64Array
  readonly atRisk: Uint32Array
  readonly events: Uint32Array
  readonly survival: Float64Array
  /** v = sum of d/(n(n-d)), so that se(S) = S sqrt(v). Ends before S becomes 0, where v does not exist. */
  readonly greenwood: Float64Array
}

export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly survival: number
  /** null if S is 0 */
  readonly greenwood: number | null
}

export const stepAt = (
  { time, atRisk, events, survival, greenwood }: SurvivalSteps,
  i: number,
): SurvivalStep => ({
  time: time[i]!,
  atRisk: atRisk[i]!,
  events: events[i]!,
  survival: survival[i]!,
  greenwood: greenwood[i] ?? null,
})

/** The steps as objects. */
export const eachStep = ({ steps }: SurvivalCurve): readonly SurvivalStep[] =>
  Array.from(steps.time, (_, i) => stepAt(steps, i))

/** The value after the last step. */
export const lastSurvival = ({ steps }: SurvivalCurve): number => steps.survival.at(-1) ?? 1

/**
 * Kaplan-Meier (product-limit) estimate of one group: S(t) = product over t_i <= t of (1 - d_i/n_i), with
 * Greenwood's v(t) = sum of d_i/(n_i(n_i - d_i)). One step per distinct event time; competing events count as censored.
 * Cost: one pass over the T times.
 *
 * `times`: T times ascending, the event table's; `group`: whole counts of length T (`entered` may be shorter). S is in
 * [0, 1].
 * Errors: throws if more events than subjects at risk are counted at a time.
 * Source: Kaplan and Meier 1958; Greenwood 1926. Checked against R survival 3.5-3 `survfit`.
 */
export const kaplanMeier = (times: ArrayLike<number>, group: GroupCounts): SurvivalCurve => {
  const { entered, events: eventCounts, atRisk: atRiskCounts } = group
  const length = timesWithEvents(eventCounts)
  const time = new Float64Array(length)
  const atRisk = new Uint32Array(length)
  const events = new Uint32Array(length)
  const survival = new Float64Array(length)
  const greenwood = new Float64Array(length)
  let [step, s, v, n, all] = [0, 1, 0, 0, 0]
  let end = length
  for (let i = 0; i < entered.length; i++) n += entered[i]!
  for (let i = 0; i < times.length; i++) {
    const d = eventCounts[i]!
    if (d === 0) continue
    const r = atRiskCounts[i]!
    if (d > r) throw new Error(`kaplanMeier: expected at most ${r} events at ${times[i]}, found ${d}`)
    if (d === r && end === length) end = step
    all += d
    s *= (r - d) / r
    v += d / (r * (r - d))
    time[step] = times[i]!
    atRisk[step] = r
    events[step] = d
    survival[step] = s
    greenwood[step++] = v
  }
  return {
    n,
    events: all,
    lastTime: lastTime(times, group),
    steps: { length, time, atRisk, events, survival, greenwood: greenwood.subarray(0, end) },
  }
}

const timesWithEvents = (events: ArrayLike<number>): number => {
  let count = 0
  for (let i = 0; i < events.length; i++) if (events[i]! > 0) count++
  return count
}

const lastTime = (times: ArrayLike<number>, group: GroupCounts): number => {
  let last = times.length - 1
  while (last >= 0 && leaving(group, last) === 0) last--
  return last < 0 ? 0 : times[last]!
}

const leaving = (group: GroupCounts, i: number): number =>
  group.events[i]! + group.censored[i]! + group.competing.reduce((sum, cause) => sum + cause[i]!, 0)

/** If S is nearer to p, doubles cannot decide the comparison. */
const DOUBT = 1e-9

/**
 * Whether S just after step `index` is below (-1), exactly at (0) or above (1) the fraction p. Far from p the double
 * decides; within 1e-9 the product of (n-d)/n is computed in whole numbers, so that a curve at exactly 50% is
 * recognised.
 */
export const compareSurvival = (curve: SurvivalCurve, index: number, p: Rational): -1 | 0 | 1 => {
  const difference = curve.steps.survival[index]! - toNumber(p)
  if (Math.abs(difference) >= DOUBT) return difference < 0 ? -1 : 1
  const { n, d } = exactSurvival(curve, index)
  const exact = n * p.d - p.n * d
  return exact < 0n ? -1 : exact > 0n ? 1 : 0
}

/**
 * S as a fraction, not reduced. Without censoring between events factors cancel: (n-d)/n times (n-d-e)/(n-d) is
 * (n-d-e)/n.
 */
const exactSurvival = (curve: SurvivalCurve, index: number): Rational => {
  const tops: bigint[] = []
  const bottoms: bigint[] = []
  let survivors = 0
  for (let i = 0; i <= index; i++) {
    const [atRisk, events] = [curve.steps.atRisk[i]!, curve.steps.events[i]!]
    if (i > 0 && atRisk !== survivors) tops.push(BigInt(survivors))
    if (i === 0 || atRisk !== survivors) bottoms.push(BigInt(atRisk))
    survivors = atRisk - events
  }
  tops.push(BigInt(survivors))
  return { n: product(tops, 0, tops.length), d: product(bottoms, 0, bottoms.length) }
}

/** By halves, so that the factors have similar lengths and long curves stay fast. */
const product = (factors: readonly bigint[], from: number, to: number): bigint => {
  if (to - from === 1) return factors[from]!
  const middle = (from + to) >> 1
  return product(factors, from, middle) * product(factors, middle, to)
}
