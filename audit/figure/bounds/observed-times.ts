import { type QuantileType, sampleQuantile } from '../../../statistics/ranks/sample-quantile.ts'
import { poissonLimits } from '../../../statistics/survival/person-time-rate.ts'
import type { CountsAt, FigureMoment, FigureSetGroup } from '../figure-set.ts'
import type { PossibleCounts } from '../possible-counts.ts'
import { rangeOfSum } from '../ways.ts'
import { atRiskRange, laterRange } from './at-risk-range.ts'
import { type Bounds, CUT, type NotJudged, type Proof, ROUNDED } from './bounds.ts'

/** A group with its possible counts. */
export interface CountedGroup {
  readonly group: FigureSetGroup
  readonly possible: PossibleCounts
}

/**
 * Bounds of the observed times of the patients of some groups together: of the k-th smallest, and of the sum.
 *
 * * The k-th smallest of n is at least t exactly if at least n-k+1 patients have a time of at least t, and at most t exactly
 *   if at most n-k have a later one. The least and the most of these numbers over the tables of each group are known, groups
 *   are independent, and both change only at times of the set: so the ends are attained, unless survivals that were taken
 *   together leave a count that no table has. Times between two others are bounded by these two.
 * * The sum is one of the possible counts with each time at one end; so is the mean, as n is known.
 */
export const observedBounds = (
  statistic: string,
  groups: readonly CountedGroup[],
  quartiles: QuantileType,
): Proof => {
  const n = groups.reduce((total, { group }) => total + group.entered!, 0)
  switch (statistic) {
    case 'min':
      return boundsOfOrder(groups, 1, n)
    case 'max':
    case 'last-time':
      return boundsOfOrder(groups, n, n)
    case 'span':
      return difference(boundsOfOrder(groups, n, n), boundsOfOrder(groups, 1, n))
    case 'q1':
    case 'median':
    case 'q3':
      return quantileBounds(groups, { q1: 0.25, median: 0.5, q3: 0.75 }[statistic], quartiles, n)
    case 'sum':
    case 'person-time':
      return sumBounds(groups)
    case 'mean': {
      const sum = sumBounds(groups)
      return 'why' in sum ? sum : { low: sum.low / n, high: sum.high / n }
    }
    default:
      return { why: `no bounds are known for ${statistic} of observed times` }
  }
}

/** Events over the sum of the times, and the exact limits, which rise with the events. */
export const rateBounds = (
  statistic: string,
  groups: readonly CountedGroup[],
  events: Bounds,
  confidence: number,
): Proof => {
  const sum = sumBounds(groups)
  if ('why' in sum) return sum
  if (!(sum.low > 0)) return { why: 'in some tables nobody may be under observation' }
  const of = (d: number): number =>
    statistic === 'rate' ? d : poissonLimits(d, confidence)[statistic === 'rate-lower' ? 'lower' : 'upper']
  return {
    low: (of(events.low) / sum.high) * (1 - ROUNDED),
    high: (of(events.high) / sum.low) * (1 + ROUNDED),
  }
}

const sumBounds = (groups: readonly CountedGroup[]): Bounds | NotJudged => {
  const ends = groups.map(({ group: { moments }, possible }) =>
    rangeOfSum(possible, (counts, _, i) => timesAt(moments[i]!, counts)),
  )
  const [low, high] = [0, 1].map((end) => ends.reduce((total, range) => total + (range?.[end] ?? 0), 0))
  if (ends.includes(null) || !Number.isFinite(high!)) return CUT
  const room = ROUNDED * Math.max(1, high!)
  return { low: Math.max(0, low! - room), high: high! + room }
}

const timesAt = (
  moment: FigureMoment,
  { events, censored, unmarked }: CountsAt,
): readonly [number, number] => {
  const between = 'unmarked' in moment ? moment.unmarked : null
  const open = moment.kind === 'end' && moment.isCut && censored > 0
  const here = (events + censored) * moment.time
  return [
    (unmarked === 0 ? 0 : unmarked * between!.from) + here,
    open ? Number.POSITIVE_INFINITY : (unmarked === 0 ? 0 : unmarked * between!.until) + here,
  ]
}

const candidatesOf = (groups: readonly CountedGroup[]): readonly number[] =>
  [
    ...new Set(
      groups.flatMap(({ group: { moments } }) =>
        moments.flatMap((moment) => [
          moment.time,
          ...('unmarked' in moment && moment.unmarked !== null
            ? [moment.unmarked.from, moment.unmarked.until]
            : []),
        ]),
      ),
    ),
  ].sort((a, b) => a - b)

/** Of the groups together, how many have a time of at least t, or a later one; the most is infinite beyond a cut axis. */
const countOf = (
  groups: readonly CountedGroup[],
  range: typeof atRiskRange,
  t: number,
): readonly [number, number] =>
  groups.reduce<readonly [number, number]>(
    ([low, high], { group, possible }) => {
      const [least, most] = range(group, possible, t) ?? [0, Number.POSITIVE_INFINITY]
      return [low + least, high + most]
    },
    [0, 0],
  )

interface Order {
  readonly candidates: readonly number[]
  readonly atLeast: readonly number[]
  readonly later: readonly number[]
}

const orderOf = (groups: readonly CountedGroup[]): Order => {
  const candidates = candidatesOf(groups)
  return {
    candidates,
    atLeast: candidates.map((t) => countOf(groups, atRiskRange, t)[0]),
    later: candidates.map((t) => countOf(groups, laterRange, t)[1]),
  }
}

const kthOf = ({ candidates, atLeast, later }: Order, k: number, n: number): Bounds | NotJudged => {
  const low = atLeast.findLastIndex((count) => count >= n - k + 1)
  const high = later.findIndex((count) => count <= n - k)
  return high < 0 ? CUT : { low: candidates[low] ?? 0, high: candidates[high]! }
}

const boundsOfOrder = (groups: readonly CountedGroup[], k: number, n: number): Bounds | NotJudged =>
  kthOf(orderOf(groups), k, n)

/**
 * Every rule is a mean of two neighbours with weights that n gives, so it rises with each. A time beyond a cut axis is tried as two
 * times: if the quantile is the same with both, its weight is 0.
 */
const quantileBounds = (groups: readonly CountedGroup[], p: number, type: QuantileType, n: number): Proof => {
  const order = orderOf(groups)
  const all = Array.from({ length: n }, (_, i) => kthOf(order, i + 1, n))
  const last = order.candidates.at(-1) ?? 0
  const valueWith = (beyond: number, end: 'low' | 'high'): number | null => {
    const times = all.map((bounds) => ('why' in bounds ? beyond : bounds[end]))
    const counts = times.map(() => 1)
    const quantile = sampleQuantile(times, counts, p, type)
    return quantile.known ? quantile.value : null
  }
  const endOf = (end: 'low' | 'high'): number | null => {
    const value = valueWith(last, end)
    return value === valueWith(last + 1, end) ? value : null
  }
  const [low, high] = [endOf('low'), endOf('high')]
  return low === null || high === null ? CUT : { low, high }
}

const difference = (most: Bounds | NotJudged, least: Bounds | NotJudged): Proof =>
  'why' in most
    ? most
    : 'why' in least
      ? least
      : { low: Math.max(0, most.low - least.high), high: most.high - least.low }
