import type { Result } from '../../cohort/results/result.ts'
import { idPart } from '../../cohort/values/id-part.ts'
import { chiSquareUpperTail } from '../../statistics/distributions/chi-square-tail.ts'
import { atRiskRange } from './at-risk-range.ts'
import type { Bounds, CountedSet } from './bounds.ts'
import { FIGURE_COLUMNS } from './figure-columns.ts'

/** Room for rounding of sums. */
const ROUNDED = 1e-9

/** What all tables have in common at a time of events: numbers of the two groups between two each. */
interface EventTime {
  readonly events: readonly number[]
  readonly atRisk: readonly (readonly [number, number])[]
}

/**
 * Bounds of the log-rank test of two groups. At a time with d events among n = n1 + n2, E1 = d n1 / n rises with n1 and
 * falls with n2, and V = d (n - d) / (n - 1) * q (1 - q), q = n1 / n, is the product of two factors whose ends are known;
 * so sums over the times of the ends are bounds. Chi-square is (O1 - E1)^2 / V.
 *
 * Null unless there are two groups, no axis is cut, and every table has the same events at each time.
 */
export const logRankBounds = (result: Result, { set, possible }: CountedSet): Bounds | null => {
  const times = eventTimes({ set, possible })
  if (times === null) return null
  const g = set.findIndex(({ name }) => result.group === `${FIGURE_COLUMNS.group}=${idPart(name)}`)
  switch (result.statistic) {
    case 'observed': {
      const observed = sum(times.map(({ events }) => events[g] ?? 0))
      return g < 0 ? null : { low: observed, high: observed }
    }
    case 'expected':
      return g < 0 ? null : expectedBounds(times, g)
    case 'chi-square':
      return chiSquareBounds(times)
    case 'p': {
      const { low, high } = chiSquareBounds(times)
      return {
        low: Number.isFinite(high) ? chiSquareUpperTail(high, 1) : 0,
        high: chiSquareUpperTail(low, 1),
      }
    }
    default:
      return null
  }
}

const eventTimes = ({ set, possible }: CountedSet): readonly EventTime[] | null => {
  if (set.length !== 2) return null
  const counted = possible.flatMap((counts) => (counts === null ? [] : [counts]))
  const isCut = set.some(({ moments }) => moments.some((moment) => moment.kind === 'end' && moment.isCut))
  if (counted.length < 2 || isCut) return null
  const times = [
    ...new Set(
      set.flatMap(({ moments }) => moments.flatMap(({ kind, time }) => (kind === 'event' ? [time] : []))),
    ),
  ]
  const found: EventTime[] = []
  for (const time of times) {
    const events = set.map(({ moments }, g) => {
      const i = moments.findIndex((moment) => moment.kind === 'event' && moment.time === time)
      const numbers =
        i < 0 ? new Set([0]) : new Set(counted[g]![i]!.flatMap(({ next }) => next.map((edge) => edge.events)))
      return numbers.size === 1 ? [...numbers][0]! : null
    })
    const atRisk = set.map((group, g) => atRiskRange(group, counted[g]!, time))
    if (events.includes(null) || atRisk.includes(null)) return null
    found.push({ events: events as number[], atRisk: atRisk as [number, number][] })
  }
  return found
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const expectedBounds = (times: readonly EventTime[], g: number): Bounds => {
  const proportion = (own: number, other: number): number => own / Math.max(1, own + other)
  const ends = times.map(({ events, atRisk }) => {
    const [own, other] = [atRisk[g]!, atRisk[1 - g]!]
    const d = sum(events)
    return [d * proportion(own[0], other[1]), d * proportion(own[1], other[0])] as const
  })
  return { low: sum(ends.map(([low]) => low)) - ROUNDED, high: sum(ends.map(([, high]) => high)) + ROUNDED }
}

const varianceBounds = (times: readonly EventTime[]): Bounds => {
  const ends = times.map(({ events, atRisk }) => {
    const [first, second] = atRisk as readonly [readonly [number, number], readonly [number, number]]
    const d = sum(events)
    const spread = [first[0] + second[0], first[1] + second[1]].map((n) =>
      n > 1 ? (d * Math.max(0, n - d)) / (n - 1) : 0,
    )
    const q = [
      first[0] / Math.max(1, first[0] + second[1]),
      first[1] / Math.max(1, first[1] + second[0]),
    ] as const
    const products = q.map((value) => value * (1 - value))
    const most = q[0] <= 0.5 && q[1] >= 0.5 ? 0.25 : Math.max(...products)
    return [Math.min(...spread) * Math.min(...products), Math.max(...spread) * most] as const
  })
  return { low: sum(ends.map(([low]) => low)), high: sum(ends.map(([, high]) => high)) }
}

const chiSquareBounds = (times: readonly EventTime[]): Bounds => {
  const observed = sum(times.map(({ events }) => events[0]!))
  const expected = expectedBounds(times, 0)
  const variance = varianceBounds(times)
  const [a, b] = [observed - expected.low, observed - expected.high]
  const least = a * b <= 0 ? 0 : Math.min(a * a, b * b)
  const most = Math.max(a * a, b * b)
  return {
    low: variance.high > 0 ? (least / variance.high) * (1 - ROUNDED) : 0,
    high: variance.low > 0 ? (most / variance.low) * (1 + ROUNDED) : Number.POSITIVE_INFINITY,
  }
}
