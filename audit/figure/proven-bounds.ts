import type { Endpoint } from '../../cohort/descriptors/plan/endpoint.ts'
import type { Result } from '../../cohort/results/result.ts'
import { idPart } from '../../cohort/values/id-part.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { atRiskRange } from './at-risk-range.ts'
import type { Bounds, CountedSet } from './bounds.ts'
import { FIGURE_COLUMNS } from './figure-columns.ts'
import type { FigureSetGroup } from './figure-set.ts'
import { logRankBounds } from './log-rank-bounds.ts'
import type { PossibleCounts } from './possible-counts.ts'
import { rangeOfSum } from './ways.ts'

/**
 * Bounds of a result over all tables of a figure, from the curve and the possible counts: n, events, censored, numbers at
 * risk, S(t) and its quantiles, and the log-rank test of two groups. Null for every other result, and where the plan
 * analyses something else than the patients of the figure.
 */
export const provenBounds = (
  result: Result,
  analysis: Analysis,
  counted: CountedSet,
  { endpoints, rules }: AuditInput,
): Bounds | null => {
  const { plan, section, name } = analysis
  if (section === 'estimates') {
    const endpoint = endpoints[plan.estimates[name]!.endpoint]
    return endpoint === undefined || !isOfFigure(endpoint) ? null : estimateBounds(result, counted)
  }
  const test = section === 'tests' ? plan.tests[name] : undefined
  if (test === undefined || !('weight' in test) || test.weight !== 'log-rank') return null
  if (test.strata.length > 0) return null
  const endpoint = endpoints[test.endpoint]
  // chi-square of textbooks is another statistic
  if (rules.logRank !== 'hypergeometric') return null
  const isAll = !('among' in test && test.among !== undefined) && test.by === FIGURE_COLUMNS.group
  return endpoint !== undefined && isOfFigure(endpoint) && isAll ? logRankBounds(result, counted) : null
}

/** Whether an endpoint is what the figure shows: the event at its time, for all patients, from time 0. */
const isOfFigure = ({ event, from, enters, until, among, landmark, cutoff, competing }: Endpoint): boolean =>
  JSON.stringify(event.when) === JSON.stringify({ [FIGURE_COLUMNS.event]: true }) &&
  event.at === FIGURE_COLUMNS.time &&
  until === FIGURE_COLUMNS.time &&
  [from, enters, among, landmark, cutoff].every((property) => property === undefined) &&
  Object.keys(competing).length === 0

const estimateBounds = (result: Result, counted: CountedSet): Bounds | null => {
  const groups = groupsOf(result, counted)
  if (groups === null) return null
  const { statistic, at } = result
  const alone = groups.length === 1 ? groups[0]!.group : null
  if (alone !== null && statistic === 'survival') return survivalBounds(alone, at!)
  if (alone !== null && statistic === 'incidence') return oneMinus(survivalBounds(alone, at!))
  if (alone !== null && statistic in QUANTILES)
    return quantileBounds(alone, QUANTILES[statistic as keyof typeof QUANTILES])
  return sumOf(groups.map((group) => countBounds(statistic, at, group)))
}

interface CountedGroup {
  readonly group: FigureSetGroup
  readonly possible: PossibleCounts | null
}

/** The groups that a result is of: one, or all; null if it is of something else. */
const groupsOf = (result: Result, { set, possible }: CountedSet): readonly CountedGroup[] | null => {
  const all = set.map((group, i) => ({ group, possible: possible[i]! }))
  if (result.level !== '') return null
  if (result.group === '') return all
  const found = all.filter(({ group }) => result.group === `${FIGURE_COLUMNS.group}=${idPart(group.name)}`)
  return found.length === 1 ? found : null
}

const QUANTILES = { q1: 0.75, median: 0.5, q3: 0.25 } as const

/** S(t) is that of the last step; where the curve is cut, it is not known later. */
const survivalBounds = ({ moments }: FigureSetGroup, t: number): Bounds | null => {
  const end = moments.at(-1)!
  if (end.kind !== 'end' || t > end.time) return null
  const step = moments.findLast((moment) => moment.kind === 'event' && moment.time <= t)
  if (step?.kind !== 'event') return { low: 1, high: 1 }
  return {
    low: Math.max(0, step.survival - step.precision),
    high: Math.min(1, step.survival + step.precision),
  }
}

const oneMinus = (bounds: Bounds | null): Bounds | null =>
  bounds === null ? null : { low: 1 - bounds.high, high: 1 - bounds.low }

/** From the first step that may be at the level or below, to the first that is below for certain: under any rule. */
const quantileBounds = ({ moments }: FigureSetGroup, level: number): Bounds | null => {
  const steps = moments.flatMap((moment) => (moment.kind === 'event' ? [moment] : []))
  const first = steps.find(({ survival, precision }) => survival - precision <= level)
  const sure = steps.find(({ survival, precision }) => survival + precision < level)
  const end = moments.at(-1)!
  const isCut = end.kind === 'end' && end.isCut
  if (sure === undefined && isCut) return null
  const high = sure?.time ?? Number.POSITIVE_INFINITY
  return { low: first?.time ?? Number.POSITIVE_INFINITY, high }
}

const countBounds = (
  statistic: string,
  at: number | null,
  { group, possible }: CountedGroup,
): Bounds | null => {
  const end = group.moments.at(-1)!
  const isCut = end.kind === 'end' && end.isCut
  if (possible === null) return null
  if (statistic === 'at-risk' && at !== null) {
    const range = atRiskRange(group, possible, at)
    return range === null ? null : { low: range[0], high: range[1] }
  }
  // an event beyond a cut axis is not seen
  const isAnyStatus = (left: number): readonly [number, number] => (isCut ? [0, left] : [0, 0])
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
  return range === null ? null : { low: range[0], high: range[1] }
}

const twice = (value: number): readonly [number, number] => [value, value]

const sumOf = (all: readonly (Bounds | null)[]): Bounds | null =>
  all.reduce<Bounds | null>(
    (sum, bounds) =>
      sum === null || bounds === null ? null : { low: sum.low + bounds.low, high: sum.high + bounds.high },
    { low: 0, high: 0 },
  )
