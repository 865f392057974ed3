import type { RandomBelow } from '../numbers/random.ts'
import { type EventTable, enteredAt, type GroupCounts, riskSet } from './event-table.ts'
import { kaplanMeier, type SurvivalCurve } from './kaplan-meier.ts'
import { reverseKaplanMeier } from './reverse-kaplan-meier.ts'

/** The distribution from which times and censorings are drawn: one for all groups of a stratum. */
export interface SimulationModel {
  /**
   * Kaplan-Meier of all groups together; competing events count as censored, or as events if causes are simulated.
   */
  readonly event: SurvivalCurve
  /** Reverse Kaplan-Meier of all groups together, events first. */
  readonly censoring: SurvivalCurve
  readonly lastTime: number
  /** If causes are simulated: at each step of the curve the number of events of each cause, the event first. */
  readonly causes: readonly (readonly number[])[] | null
}

/**
 * The model of a table with its groups pooled. Requires that entry is not delayed (`hasDelayedEntry`).
 * `ofCauses`: whether competing events are simulated; otherwise they count as censored.
 */
export const simulationModel = ({ times, groups }: EventTable, ofCauses = false): SimulationModel => {
  const sum = (pick: (group: GroupCounts, i: number) => number): readonly number[] =>
    Array.from(times, (_, i) => groups.reduce((total, group) => total + pick(group, i), 0))
  const pooled: GroupCounts = {
    name: '',
    entered: sum((group, i) => enteredAt(group, i)),
    atRisk: sum((group, i) => group.atRisk[i]!),
    events: sum((group, i) => group.events[i]! + (ofCauses ? others(group, i) : 0)),
    competing: [],
    censored: sum((group, i) => group.censored[i]! + (ofCauses ? 0 : others(group, i))),
  }
  const event = kaplanMeier(times, pooled)
  const kinds = [sum((group, i) => group.events[i]!)].concat(
    (groups[0]?.competing ?? []).map((_, k) => sum((group, i) => group.competing[k]![i]!)),
  )
  return {
    event,
    censoring: reverseKaplanMeier(times, pooled, 'events-first'),
    lastTime: event.lastTime,
    causes: ofCauses
      ? Array.from(times, (_, i) => kinds.map((counts) => counts[i]!)).filter((_, i) => pooled.events[i]! > 0)
      : null,
  }
}

const others = (group: GroupCounts, i: number): number =>
  group.competing.reduce((sum, cause) => sum + cause[i]!, 0)

/**
 * A sample from the model as an event table: for each subject of each group an event time T with P(T > t) = S(t) and,
 * independent of it, a censoring time C with P(C > t) = G(t). The exit is the earlier one, the event if they are equal,
 * with a cause drawn in proportion to its frequency at T. A draw beyond the end of both curves is censored at the last
 * time. Because S G is the proportion still observed (events first), samples are censored as the data.
 *
 * `sizes`: subjects per group, whole; `below`: the seeded source (`randomBelow`).
 */
export const simulatedTable = (
  model: SimulationModel,
  sizes: readonly { readonly name: string; readonly size: number }[],
  below: RandomBelow,
): EventTable => {
  const samples = sizes.map(({ name, size }) => ({
    name,
    exits: Array.from({ length: size }, () => exit(model, below)),
  }))
  const times = [...new Set([0, ...samples.flatMap(({ exits }) => exits.map(({ time }) => time))])].sort(
    (a, b) => a - b,
  )
  const place = new Map(times.map((time, i) => [time, i]))
  return {
    times,
    groups: samples.map(({ name, exits }) => {
      // censored, the event, the competing causes
      const out = Array.from({ length: 1 + (model.causes?.[0]?.length ?? 1) }, () => times.map(() => 0))
      for (const { time, cause } of exits) out[cause]![place.get(time)!]! += 1
      const [censored, events, ...competing] = out
      const entered = times.map((_, i) => (i === 0 ? exits.length : 0))
      const risk = riskSet()
      const atRisk = times.map((time, i) =>
        risk.next(
          time,
          entered[i]!,
          out.reduce((sum, counts) => sum + counts[i]!, 0),
        ),
      )
      return { name, entered, atRisk, events: events!, competing, censored: censored! }
    }),
  }
}

/** The time at which a subject leaves, and why: 0 censored, 1 the event, 2.. the competing causes. */
const exit = ({ event, censoring, lastTime, causes }: SimulationModel, below: RandomBelow) => {
  const [step, end] = [draw(event, below), draw(censoring, below)]
  const [t, c] = [event.steps.time[step] ?? Infinity, censoring.steps.time[end] ?? Infinity]
  const time = Math.min(t, c, lastTime)
  const isEvent = t === time
  return { time, cause: isEvent ? 1 + (causes === null ? 0 : drawCause(causes[step]!, below)) : 0 }
}

const drawCause = (counts: readonly number[], below: RandomBelow): number => {
  let remaining = below(counts.reduce((sum, count) => sum + count, 0))
  return counts.findIndex((count) => {
    remaining -= count
    return remaining < 0
  })
}

/** The first step at which the curve is at or below a number drawn from [0, 1); -1 if it never is. */
const draw = (curve: SurvivalCurve, below: RandomBelow): number => {
  // the lower end of the drawn interval of width 2^-32, so that S(t) = P(T > t) up to that width
  const u = below(4294967296) / 4294967296
  return curve.steps.survival.findIndex((survival) => survival <= u)
}
