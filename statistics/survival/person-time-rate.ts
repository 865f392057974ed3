import { lowerGamma, upperGamma } from '../distributions/special-functions.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { enteredAt, type GroupCounts } from './event-table.ts'

export interface PersonTimeRate {
  readonly events: number
  /** Total time under observation, in the event table's unit. */
  readonly personTime: number
  /** Events per unit of time. */
  readonly rate: Answer
  readonly lower: Answer
  readonly upper: Answer
}

/**
 * Incidence rate d/T of one group, T the time under observation summed over subjects (exits minus entries), with the
 * exact Poisson limits: the rates at which d or more, and d or fewer, events have probability (1 - level)/2.
 * The lower limit is 0 at d = 0. `times`, `group`: as for `kaplanMeier`; `level`: as 0.95. No answer if T is 0.
 *
 * Source: Garwood 1936. Checked against R `poisson.test`.
 */
export const personTimeRate = (
  times: ArrayLike<number>,
  group: GroupCounts,
  level: number,
): PersonTimeRate => {
  let [events, personTime] = [0, 0]
  for (let i = 0; i < times.length; i++) {
    const exits = group.competing.reduce(
      (sum, cause) => sum + cause[i]!,
      group.events[i]! + group.censored[i]!,
    )
    events += group.events[i]!
    personTime += times[i]! * (exits - enteredAt(group, i))
  }
  if (!(personTime > 0)) {
    const none = unknown('no time under observation')
    return { events, personTime: 0, rate: none, lower: none, upper: none }
  }
  const { lower, upper } = poissonLimits(events, level)
  return {
    events,
    personTime,
    rate: known(events / personTime),
    lower: known(lower / personTime),
    upper: known(upper / personTime),
  }
}

/** Exact limits of a Poisson mean from a count d: P(d, lower) and Q(d + 1, upper) are (1 - level)/2. */
export const poissonLimits = (d: number, level: number): { lower: number; upper: number } => {
  const tail = (1 - level) / 2
  return {
    lower: d === 0 ? 0 : root((mean) => lowerGamma(d, mean) < tail),
    upper: root((mean) => upperGamma(d + 1, mean) > tail),
  }
}

/** The mean up to which the condition is true, by doubling and then bisection to the last bit. */
const root = (isBelow: (mean: number) => boolean): number => {
  let [low, high] = [0, 1]
  while (isBelow(high)) high *= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return middle
    if (isBelow(middle)) low = middle
    else high = middle
  }
}
