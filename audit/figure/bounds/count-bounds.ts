import type { FigureSetGroup } from '../figure-set.ts'
import type { PossibleCounts } from '../possible-counts.ts'
import { rangeOfSum } from '../ways.ts'
import { atRiskRange } from './at-risk-range.ts'
import { type Bounds, CUT, type NotJudged, type Proof, SAME } from './bounds.ts'

const NO_BOUNDS: NotJudged = { why: 'no bounds are known for it' }

/** Bounds of a count of a group: n, events, censored patients, and those at risk at a time. */
export const countBounds = (
  statistic: string,
  at: number | null,
  group: FigureSetGroup,
  possible: PossibleCounts | null,
): Proof => {
  if (possible === null) return leastCounts(statistic, at, group)
  if (statistic === 'at-risk' && at !== null) {
    const range = atRiskRange(group, possible, at)
    return range === null ? CUT : { low: range[0], high: range[1] }
  }
  const end = group.moments.at(-1)!
  // an event beyond a cut axis is not seen
  const isAnyStatus = (left: number): readonly [number, number] =>
    end.kind === 'end' && end.isCut ? [0, left] : [0, 0]
  const last = group.moments.length - 1
  const sums: Readonly<Record<string, Parameters<typeof rangeOfSum>[1]>> = {
    n: ({ events, censored, unmarked }) => twice(events + censored + unmarked),
    events: ({ events, censored }, _, i) => (i === last ? isAnyStatus(censored) : twice(events)),
    censored: ({ censored, unmarked }, _, i) =>
      i === last
        ? [unmarked + censored - isAnyStatus(censored)[1], unmarked + censored]
        : twice(censored + unmarked),
  }
  const sum = sums[statistic]
  const range = sum === undefined ? null : rangeOfSum(possible, sum)
  return range === null ? NO_BOUNDS : { low: range[0], high: range[1] }
}

const twice = (value: number): readonly [number, number] => [value, value]

/**
 * The least counts where n is not known, or the ways to count are too many. From the end of the curve to its start, m is the
 * least number before a moment:
 *
 * * a mark has a patient: m + 1; so has an end, unless survival may be 0 before it, or a mark or a number at risk of 0 after the
 *   last step may have been the last patients
 * * a number at risk: at least that number
 * * a step from S' to S has d events among n, d/n = 1 - S/S', known within the precision as between two fractions f and F: so n is at
 *   least m + 1, m / (1 - f) as n - d = n S/S' is at least m, and 1/F as d is at least 1; and d at least f n.
 *
 * Nothing is proven above: every multiple of a table gives the same steps.
 */
const leastCounts = (statistic: string, at: number | null, group: FigureSetGroup): Proof => {
  const { moments, entered } = group
  if (statistic === 'n' && entered !== null) return { low: entered, high: entered }
  const counts = { n: 0, events: 0, censored: 0, 'at-risk': 0 }
  for (const [i, moment] of [...moments.entries()].toReversed()) {
    const added = leastAt(group, i, counts.n)
    counts.n = added.n
    counts.events += added.events
    counts.censored += added.censored
    if (at !== null && moment.time >= at - SAME) counts['at-risk'] = added.n
  }
  if (!(statistic in counts) || (statistic === 'at-risk') !== (at !== null)) return NO_BOUNDS
  const low = counts[statistic as keyof typeof counts]
  return { low, high: Number.POSITIVE_INFINITY, isOpenAbove: true }
}

/** The least number before a moment, with the events and censored patients at it, from the least number after it. */
const leastAt = (group: FigureSetGroup, i: number, after: number) => {
  const moment = group.moments[i]!
  switch (moment.kind) {
    case 'mark':
      return moment.isPerhaps
        ? { n: after, events: 0, censored: 0 }
        : { n: after + 1, events: 0, censored: 1 }
    case 'end': {
      const isReached = !isEmptied(group)
      return { n: after + (isReached ? 1 : 0), events: 0, censored: isReached && !moment.isCut ? 1 : 0 }
    }
    case 'event': {
      if (moment.isPerhaps) return { n: after, events: 0, censored: 0 }
      const [fewest, largest] = stepOf(group, i)
      const n = Math.max(after + 1, Math.ceil(after / (1 - fewest) - SAME), Math.ceil(1 / largest - SAME))
      return { n, events: Math.max(1, Math.ceil(fewest * n - SAME)), censored: 0 }
    }
    default:
      return { n: Math.max(after, moment.number), events: 0, censored: 0 }
  }
}

/** Whether nobody may be left before the end of the curve. */
const isEmptied = ({ moments }: FigureSetGroup): boolean => {
  const last = moments.findLastIndex(({ kind }) => kind === 'event')
  const step = moments[last]
  const isAtZero = step?.kind === 'event' && step.survival - step.precision <= 0
  return (
    isAtZero ||
    moments
      .slice(last + 1)
      .some((moment) => moment.kind === 'mark' || ('number' in moment && moment.number === 0))
  )
}

/** The least and the largest d/n of a step. */
const stepOf = ({ moments }: FigureSetGroup, i: number): readonly [number, number] => {
  const step = moments[i]!
  const before = moments.slice(0, i).findLast(({ kind }) => kind === 'event')
  if (step.kind !== 'event') return [0, 1]
  const [low, high] =
    before?.kind === 'event'
      ? [before.survival - before.precision, Math.min(1, before.survival + before.precision)]
      : [1, 1]
  const least = low > 0 ? Math.max(0, 1 - (step.survival + step.precision) / low) : 0
  return [least, Math.min(1, 1 - Math.max(0, step.survival - step.precision) / high)]
}

/** Bounds of a sum of independent numbers. */
export const sumOf = (all: readonly Proof[]): Proof =>
  all.reduce<Proof>(
    (sum, proof) =>
      'why' in sum
        ? sum
        : 'why' in proof
          ? proof
          : {
              ...{ low: sum.low + proof.low, high: sum.high + proof.high },
              ...(sum.isOpenAbove || proof.isOpenAbove ? { isOpenAbove: true } : {}),
            },
    { low: 0, high: 0 } satisfies Bounds,
  )
