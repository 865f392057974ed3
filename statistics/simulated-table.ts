import type { EventTable, GroupCounts } from './event-table.ts'
import { kaplanMeier, type SurvivalCurve } from './kaplan-meier.ts'
import type { RandomBelow } from './random.ts'
import { reverseKaplanMeier } from './reverse-kaplan-meier.ts'

/** What times and censorings are drawn from: one law for all groups of a stratum. */
export interface SimulationLaw {
  /** Kaplan-Meier of all groups together; those who left by a competing event count as censored. */
  readonly event: SurvivalCurve
  /** Reverse Kaplan-Meier of all groups together, events first. */
  readonly censoring: SurvivalCurve
  readonly lastTime: number
}

/** The law of a table with its groups pooled. No delayed entry (`hasDelayedEntry`): whoever asks looks at it first. */
export const simulationLaw = ({ times, groups }: EventTable): SimulationLaw => {
  const sum = (pick: (group: GroupCounts, i: number) => number): readonly number[] =>
    Array.from(times, (_, i) => groups.reduce((total, group) => total + pick(group, i), 0))
  const pooled: GroupCounts = {
    name: '',
    entered: sum((group, i) => group.entered[i]!),
    atRisk: sum((group, i) => group.atRisk[i]!),
    events: sum((group, i) => group.events[i]!),
    competing: [],
    censored: sum((group, i) => group.competing.reduce((s, cause) => s + cause[i]!, group.censored[i]!)),
  }
  const event = kaplanMeier(times, pooled)
  return { event, censoring: reverseKaplanMeier(times, pooled, 'events-first'), lastTime: event.lastTime }
}

/**
 * A sample of the law as an event table: for each subject of each group an event time T with P(T > t) = S(t) and,
 * independent of it, a censoring time C with P(C > t) = G(t); the exit is the earlier of them, the event where they
 * are equal. What a curve leaves open at its end lies beyond the last time, at which the subject is censored.
 * Because S G is the share still observed (events first), samples are censored as the data were.
 *
 * `sizes`: subjects per group, whole; `below`: the seeded source (`randomBelow`).
 */
export const simulatedTable = (
  law: SimulationLaw,
  sizes: readonly { readonly name: string; readonly size: number }[],
  below: RandomBelow,
): EventTable => {
  const samples = sizes.map(({ name, size }) => ({
    name,
    exits: Array.from({ length: size }, () => exit(law, below)),
  }))
  const times = [0, ...new Set(samples.flatMap(({ exits }) => exits.map(({ time }) => time)))].sort(
    (a, b) => a - b,
  )
  const place = new Map(times.map((time, i) => [time, i]))
  return {
    times,
    groups: samples.map(({ name, exits }) => {
      const [events, censored] = [times.map(() => 0), times.map(() => 0)]
      for (const { time, isEvent } of exits) (isEvent ? events : censored)[place.get(time)!]! += 1
      let left = exits.length
      const atRisk = times.map((_, i) => {
        const now = i === 0 ? 0 : left
        left -= events[i]! + censored[i]!
        return now
      })
      const entered = times.map((_, i) => (i === 0 ? exits.length : 0))
      return { name, entered, atRisk, events, competing: [], censored }
    }),
  }
}

const exit = ({ event, censoring, lastTime }: SimulationLaw, below: RandomBelow) => {
  const [t, c] = [draw(event, below), draw(censoring, below)]
  const time = Math.min(t, c, lastTime)
  return { time, isEvent: t === time && t <= c }
}

/** The first time at which the curve is at or below a number drawn from (0, 1]; Infinity if it never is. */
const draw = (curve: SurvivalCurve, below: RandomBelow): number => {
  // the curve is compared with the lower end of the drawn step of 2^-32, so that S(t) = P(T > t) to that width
  const share = below(4294967296) / 4294967296
  return curve.steps.find(({ survival }) => survival <= share)?.time ?? Infinity
}
