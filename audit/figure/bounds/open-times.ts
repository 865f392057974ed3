import { memoized } from '../../../statistics/numbers/memoized.ts'
import { atRiskRange } from './at-risk-range.ts'
import { type CountedSet, CUT, isCut, type NotJudged, whyUncounted } from './bounds.ts'

/** A number of events of a group that some tables have at a time, with the numbers at risk that go with it. */
export interface OpenCount {
  readonly events: number
  readonly atRisk: readonly [number, number]
}

/** What the tables of a figure leave open at a time of events: for each group, its possible counts. */
export interface OpenTime {
  readonly time: number
  readonly groups: readonly (readonly OpenCount[])[]
}

/**
 * All times of events with what the tables leave open at each. Every table has, at each time, one of the counts of each
 * group with a number at risk between its two; tables need not exist for all combinations over the times.
 */
export const openTimes = memoized((counted: CountedSet): readonly OpenTime[] | NotJudged => {
  const why = whyUncounted(counted)
  if (why !== null) return why
  const { set, possible } = counted
  if (isCut(set)) return CUT
  const times = new Set(
    set.flatMap(({ moments }) => moments.flatMap(({ kind, time }) => (kind === 'event' ? [time] : []))),
  )
  return [...times].map((time) => ({
    time,
    groups: set.map((_, g) => openCounts(counted, g, time) ?? withoutEvents(set, possible, g, time)),
  }))
}, new WeakMap<CountedSet, readonly OpenTime[] | NotJudged>())

/** Of a group with a step at the time: patients censored before it without a mark are not at risk. */
const openCounts = ({ set, possible }: CountedSet, g: number, time: number): readonly OpenCount[] | null => {
  const i = set[g]!.moments.findIndex((moment) => moment.kind === 'event' && moment.time === time)
  if (i < 0) return null
  const byEvents = new Map<number, readonly [number, number]>()
  for (const { atRisk, next } of possible[g]![i]!)
    for (const { events, unmarked } of next) {
      const n = atRisk - unmarked
      const [low, high] = byEvents.get(events) ?? [n, n]
      byEvents.set(events, [Math.min(low, n), Math.max(high, n)])
    }
  return [...byEvents].map(([events, range]) => ({ events, atRisk: range }))
}

const withoutEvents = (
  set: CountedSet['set'],
  possible: CountedSet['possible'],
  g: number,
  time: number,
): readonly OpenCount[] => {
  const range = atRiskRange(set[g]!, possible[g]!, time)
  return range === null ? [] : [{ events: 0, atRisk: range }]
}

/** The counts of several groups together: of each the least and the most. */
export const together = (groups: OpenTime['groups']) => {
  const ends = groups.map((counts) => ({
    events: [
      Math.min(...counts.map(({ events }) => events)),
      Math.max(...counts.map(({ events }) => events)),
    ] as const,
    atRisk: [
      Math.min(...counts.map(({ atRisk: [low] }) => low)),
      Math.max(...counts.map(({ atRisk: [, high] }) => high)),
    ] as const,
  }))
  const total = (of: (end: (typeof ends)[number]) => number): number =>
    ends.reduce((sum, end) => sum + of(end), 0)
  return {
    events: [total(({ events }) => events[0]), total(({ events }) => events[1])] as const,
    atRisk: [total(({ atRisk }) => atRisk[0]), total(({ atRisk }) => atRisk[1])] as const,
  }
}
