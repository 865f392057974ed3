import type { Answer } from '../statistics/answer.ts'
import { cumulativeIncidence, incidenceLimits } from '../statistics/cumulative-incidence.ts'
import { eachStep, kaplanMeier } from '../statistics/kaplan-meier.ts'
import { criticalValue } from '../statistics/normal.ts'
import { survivalBand } from '../statistics/survival-band.ts'
import type { Rules } from './conventions.ts'
import type { EstimatedGroup } from './estimates/group.ts'
import type { Endpoint } from './plan/endpoint.ts'

/** A point of a curve, as the figures draw it: the value holds from `time` to the next point. */
export interface CurvePoint {
  readonly analysis: string
  readonly group: string
  readonly curve: string
  readonly time: number
  readonly at_risk: number
  readonly events: number
  readonly estimate: number
  readonly lower: number | null
  readonly upper: number | null
}

/** Survival of each group and, where causes compete, the incidence of each; a curve begins at 0, with an event there by its value after it, and ends at the group's last time. */
export const curvePoints = (
  groups: readonly EstimatedGroup[],
  endpoints: Readonly<Record<string, Endpoint>>,
  rules: Rules,
): readonly CurvePoint[] =>
  groups.flatMap((group) => [
    ...survivalPoints(group, rules),
    ...incidencePoints(group, Object.keys(endpoints[group.endpoint]!.competing), rules),
  ])

const survivalPoints = (
  { analysis, group, times, counts }: EstimatedGroup,
  rules: Rules,
): readonly CurvePoint[] => {
  const curve = kaplanMeier(times, counts)
  const z = criticalValue(rules.confidence)
  const start = {
    analysis,
    group,
    curve: 'survival',
    time: 0,
    at_risk: atRiskAt(0, times, counts.atRisk),
    events: 0,
    estimate: 1,
    lower: null,
    upper: null,
  }
  const points = eachStep(curve).map(({ time, atRisk, events, survival, greenwood }) => {
    const { lower, upper } = survivalBand(rules.band, survival, greenwood, z, rules.bandAtLimit)
    return {
      analysis,
      group,
      curve: 'survival',
      time,
      at_risk: atRisk,
      events,
      estimate: survival,
      lower: limitOf(lower),
      upper: limitOf(upper),
    }
  })
  return withEnd(withStart(start, points), curve.lastTime, times, counts)
}

const incidencePoints = (
  { analysis, group, times, counts }: EstimatedGroup,
  causes: readonly string[],
  rules: Rules,
): readonly CurvePoint[] => {
  if (causes.length === 0) return []
  const z = criticalValue(rules.confidence)
  return cumulativeIncidence(times, counts, rules.incidenceVariance).flatMap((curve, i) => {
    const name = i === 0 ? 'event' : causes[i - 1]!
    const start = {
      analysis,
      group,
      curve: name,
      time: 0,
      at_risk: atRiskAt(0, times, counts.atRisk),
      events: 0,
      estimate: 0,
      lower: null,
      upper: null,
    }
    const points = curve.steps.map(({ time, atRisk, events, incidence, variance }) => {
      const { lower, upper } = incidenceLimits(rules.incidenceBand, incidence, Math.sqrt(variance), z)
      return {
        analysis,
        group,
        curve: name,
        time,
        at_risk: atRisk,
        events,
        estimate: incidence,
        lower: limitOf(lower),
        upper: limitOf(upper),
      }
    })
    return withEnd(withStart(start, points), curve.lastTime, times, counts)
  })
}

/** Where a curve begins, unless it has its first step at the origin itself. */
const withStart = (start: CurvePoint, points: readonly CurvePoint[]): readonly CurvePoint[] =>
  points[0]?.time === 0 ? points : [start, ...points]

/** The last value held up to the last time at which anybody was seen, with those who are at risk then. */
const withEnd = (
  points: readonly CurvePoint[],
  lastTime: number,
  times: EstimatedGroup['times'],
  { atRisk }: EstimatedGroup['counts'],
): readonly CurvePoint[] => {
  const last = points.at(-1)!
  if (last.time >= lastTime) return points
  return [...points, { ...last, time: lastTime, at_risk: atRiskAt(lastTime, times, atRisk), events: 0 }]
}

/** Those with entry < time <= exit, at any time: nobody comes or goes between two times of the event table. */
export const atRiskAt = (time: number, times: ArrayLike<number>, atRisk: ArrayLike<number>): number => {
  for (let i = 0; i < times.length; i++) if (times[i]! >= time) return atRisk[i]!
  return 0
}

const limitOf = (answer: Answer): number | null => (answer.known ? answer.value : null)
