import { type Answer, mapAnswer, unknown } from '../statistics/answer.ts'
import {
  cumulativeIncidence,
  type IncidenceCurve,
  incidenceAt,
  incidenceLimits,
} from '../statistics/cumulative-incidence.ts'
import type { EventTable, GroupCounts } from '../statistics/event-table.ts'
import { kaplanMeier, type SurvivalCurve } from '../statistics/kaplan-meier.ts'
import { meanSurvival } from '../statistics/mean-survival.ts'
import { criticalValue } from '../statistics/normal.ts'
import { reverseKaplanMeier } from '../statistics/reverse-kaplan-meier.ts'
import { survivalAt } from '../statistics/survival-at.ts'
import { type Limits, survivalBand } from '../statistics/survival-band.ts'
import { survivalQuantile } from '../statistics/survival-quantile.ts'
import {
  type QuantileIntervalRule,
  survivalQuantileInterval,
} from '../statistics/survival-quantile-interval.ts'
import type { Rules } from './conventions.ts'
import { type EventRow, eventTables } from './event-rows.ts'
import { declaredGroups } from './group.ts'
import type { Endpoint, Estimate } from './plan.ts'
import { type Key, type Result, result } from './result.ts'
import { tickTimes } from './tick-times.ts'
import type { Variable } from './value.ts'

/** One group's counts with what names them: what every estimate of it is computed from. */
export interface EstimatedGroup {
  readonly analysis: string
  readonly endpoint: string
  readonly group: string
  readonly times: EventTable['times']
  readonly counts: GroupCounts
}

/** The groups of every estimate of the plan: everybody first, then each grouping in its declared order. */
export const estimatedGroups = (
  estimates: Readonly<Record<string, Estimate>>,
  rows: readonly EventRow[],
  variables: ReadonlyMap<string, Variable>,
): readonly EstimatedGroup[] =>
  Object.entries(estimates).flatMap(([analysis, { endpoint = analysis, by }]) =>
    [null, ...by].flatMap((grouping) => {
      const order = grouping === null ? [] : declaredGroups(variables.get(grouping)!).map(({ name }) => name)
      return eventTables(rows, endpoint, grouping, [], order).flatMap(({ times, groups }) =>
        groups.map((counts) => ({ analysis, endpoint, group: counts.name, times, counts })),
      )
    }),
  )

/** Survival, incidence and follow-up results of the groups. `unitOf` gives an endpoint's unit of time. */
export const estimateResults = (
  groups: readonly EstimatedGroup[],
  estimates: Readonly<Record<string, Estimate>>,
  endpoints: Readonly<Record<string, Endpoint>>,
  unitOf: (endpoint: string) => string,
  rules: Rules,
): readonly Result[] =>
  groups.flatMap((group) => {
    const causes = Object.keys(endpoints[group.endpoint]!.competing ?? {})
    const { at, ticks } = estimates[group.analysis]!
    const lastTime = Math.max(
      0,
      ...groups
        .filter(({ analysis }) => analysis === group.analysis)
        .map(({ times, counts }) => kaplanMeier(times, counts).lastTime),
    )
    return groupResults(group, at, tickTimes(lastTime, ticks), causes, unitOf(group.endpoint), rules)
  })

const groupResults = (
  group: EstimatedGroup,
  landmarks: readonly number[],
  ticks: readonly number[],
  causes: readonly string[],
  unit: string,
  rules: Rules,
): readonly Result[] => {
  const curve = kaplanMeier(group.times, group.counts)
  const incidences = cumulativeIncidence(group.times, group.counts, 'aalen')
  const key = { analysis: group.analysis, group: group.group }
  return [
    ...totals(key, group.counts, causes),
    ...uniqueTimes([...ticks, ...landmarks]).flatMap((at) => tableColumn(key, at, group, causes)),
    ...landmarks.flatMap((at) => landmark(key, at, group, curve, rules)),
    ...quantileResults(key, curve, unit, rules),
    ...meanResults(key, curve, unit),
    ...followUpResults(key, group, curve, unit, rules),
    ...(causes.length === 0
      ? []
      : landmarks.flatMap((at) => incidenceResults(key, at, incidences, causes, rules))),
  ]
}

type GroupKey = Pick<Key, 'analysis' | 'group'>

const totals = (key: GroupKey, counts: GroupCounts, causes: readonly string[]): readonly Result[] => {
  const total = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0)
  return [
    result({ ...key, statistic: 'n' }, total(counts.entered), '1', 'subjects who entered'),
    result({ ...key, statistic: 'events' }, total(counts.events), '1', 'subjects with the event'),
    ...causes.map((cause, i) =>
      result(
        { ...key, level: cause, statistic: 'events' },
        total(counts.competing[i]!),
        '1',
        'subjects with this competing event',
      ),
    ),
    result({ ...key, statistic: 'censored' }, total(counts.censored), '1', 'subjects without any event'),
  ]
}

const percent = (level: number): string => `${Number((level * 100).toPrecision(6))}%`

const landmark = (
  key: GroupKey,
  at: number,
  { counts }: EstimatedGroup,
  curve: SurvivalCurve,
  rules: Rules,
): readonly Result[] => {
  const { survival, standardError, greenwood } = survivalAt(curve, at)
  const limits: Limits = survival.known
    ? survivalBand(rules.band, survival.value, greenwood, criticalValue(rules.confidence), rules.bandAtLimit)
    : { lower: survival, upper: survival }
  const interval = `${percent(rules.confidence)} interval of S(t), ${rules.band}, Greenwood`
  const withCompeting = counts.competing.length > 0 ? ', competing events censored' : ''
  return [
    result({ ...key, statistic: 'survival', at }, survival, '1', `Kaplan-Meier${withCompeting}`),
    result({ ...key, statistic: 'survival-se', at }, standardError, '1', 'standard error of S(t), Greenwood'),
    result({ ...key, statistic: 'survival-lower', at }, limits.lower, '1', `lower limit, ${interval}`),
    result({ ...key, statistic: 'survival-upper', at }, limits.upper, '1', `upper limit, ${interval}`),
    result(
      { ...key, statistic: 'incidence', at },
      mapAnswer(survival, (s) => 1 - s),
      '1',
      `1 - Kaplan-Meier${withCompeting}`,
    ),
  ]
}

/**
 * A column of the table under a figure: who is still at risk at t (time >= t), and what became of the others
 * (time < t). At t = 0 all who enter at 0 are at risk. At risk, events, competing events and censored add to those entered.
 */
const tableColumn = (
  key: GroupKey,
  at: number,
  { times, counts }: EstimatedGroup,
  causes: readonly string[],
): readonly Result[] => {
  const before = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value, i) => sum + (times[i]! < at ? value : 0), 0)
  const entered = Array.from(counts.entered).reduce(
    (sum, value, i) => sum + (times[i]! < at || (at === 0 && times[i] === 0) ? value : 0),
    0,
  )
  const events = before(counts.events)
  const competing = counts.competing.map(before)
  const censored = before(counts.censored)
  const atRisk = entered - events - censored - competing.reduce((sum, count) => sum + count, 0)
  return [
    result(
      { ...key, statistic: 'at-risk', at },
      atRisk,
      '1',
      'subjects who entered and whose time is at least t',
    ),
    result({ ...key, statistic: 'events-before', at }, events, '1', 'subjects with the event before t'),
    ...causes.map((cause, i) =>
      result(
        { ...key, level: cause, statistic: 'events-before', at },
        competing[i]!,
        '1',
        'subjects with this competing event before t',
      ),
    ),
    result({ ...key, statistic: 'censored-before', at }, censored, '1', 'subjects censored before t'),
  ]
}

const uniqueTimes = (times: readonly number[]): readonly number[] => [...new Set(times)].sort((a, b) => a - b)

/** Quartiles of the survival time; the median carries its plain name. */
const quantileResults = (
  key: GroupKey,
  curve: SurvivalCurve,
  unit: string,
  rules: Rules,
): readonly Result[] =>
  (
    [
      [0.25, 'q1'],
      [0.5, 'median'],
      [0.75, 'q3'],
    ] as const
  ).flatMap(([p, name]) => {
    const { lower, upper, se } = survivalQuantileInterval(curve, p, intervalRule(rules))
    const point = p === 0.5 ? 'median' : `survival quantile ${p}`
    const interval = `${point}, ${intervalWords(rules)}`
    return [
      result(
        { ...key, statistic: name },
        survivalQuantile(curve, p, rules.median),
        unit,
        `${point}, ${QUANTILE_WORDS[rules.median]}`,
      ),
      result({ ...key, statistic: `${name}-lower` }, lower, unit, `lower limit of the ${interval}`),
      result({ ...key, statistic: `${name}-upper` }, upper, unit, `upper limit of the ${interval}`),
      result({ ...key, statistic: `${name}-se` }, se, unit, `standard error of the ${interval}`),
    ]
  })

const QUANTILE_WORDS: Readonly<Record<Rules['median'], string>> = {
  'first-at-or-below': 'first time with S at or below (SPSS)',
  'r-middle': "middle of a flat at exactly the level (R's quantile)",
  'r-print': "middle of a flat at exactly the level, its beginning if the curve ends there (R's print)",
  sas: 'middle of a flat at exactly the level (SAS)',
}

const intervalRule = ({ medianInterval, band, confidence }: Rules): QuantileIntervalRule => {
  const z = criticalValue(confidence)
  switch (medianInterval) {
    case 'spss-density':
      return { kind: 'spss-density' }
    case 'inverted-band':
      return { kind: 'inverted-band', band, z }
    case 'sas-sign':
      return { kind: 'sas-sign', transform: band, z }
    default: {
      const never: never = medianInterval
      return never
    }
  }
}

const intervalWords = ({ medianInterval, band, confidence }: Rules): string => {
  if (medianInterval === 'spss-density') return 'SPSS density interval, z = 1.96'
  return medianInterval === 'inverted-band'
    ? `inverted ${band} band, ${percent(confidence)}`
    : `sign-test interval, ${band}, ${percent(confidence)}`
}

const meanResults = (key: GroupKey, curve: SurvivalCurve, unit: string): readonly Result[] => {
  const { mean, standardError, lower, upper, isLimited } = meanSurvival(curve)
  const method = `mean, area under S up to the last time${isLimited ? ', which is censored' : ''} (SPSS)`
  return [
    result({ ...key, statistic: 'mean' }, mean, unit, method),
    result({ ...key, statistic: 'mean-se' }, standardError, unit, `standard error of the ${method}`),
    result({ ...key, statistic: 'mean-lower' }, lower, unit, `lower limit of the ${method}, z = 1.96`),
    result({ ...key, statistic: 'mean-upper' }, upper, unit, `upper limit of the ${method}, z = 1.96`),
  ]
}

const followUpResults = (
  key: GroupKey,
  { times, counts }: EstimatedGroup,
  curve: SurvivalCurve,
  unit: string,
  rules: Rules,
): readonly Result[] => {
  const reverse = reverseKaplanMeier(times, counts, rules.followUp)
  const last: Answer = curve.n === 0 ? unknown('nobody entered') : { known: true, value: curve.lastTime }
  return [
    result(
      { ...key, statistic: 'follow-up' },
      survivalQuantile(reverse, 0.5, rules.median),
      unit,
      `median follow-up, reverse Kaplan-Meier, ties ${rules.followUp}`,
    ),
    result({ ...key, statistic: 'last-time' }, last, unit, 'longest time of any subject'),
  ]
}

/** Aalen-Johansen for the event and each competing cause. */
const incidenceResults = (
  key: GroupKey,
  at: number,
  curves: readonly IncidenceCurve[],
  causes: readonly string[],
  rules: Rules,
): readonly Result[] =>
  curves.flatMap((curve, i) => {
    const { incidence, standardError } = incidenceAt(curve, at)
    const limits: Limits =
      incidence.known && standardError.known
        ? incidenceLimits('log-log', incidence.value, standardError.value, criticalValue(rules.confidence))
        : { lower: incidence, upper: incidence }
    const own = i === 0 ? key : { ...key, level: causes[i - 1]! }
    const method = 'cumulative incidence, Aalen-Johansen'
    const interval = `${percent(rules.confidence)} interval, log-log, variance of Aalen`
    return [
      result({ ...own, statistic: 'cumulative-incidence', at }, incidence, '1', method),
      result(
        { ...own, statistic: 'cumulative-incidence-lower', at },
        limits.lower,
        '1',
        `lower limit, ${method}, ${interval}`,
      ),
      result(
        { ...own, statistic: 'cumulative-incidence-upper', at },
        limits.upper,
        '1',
        `upper limit, ${method}, ${interval}`,
      ),
    ]
  })
