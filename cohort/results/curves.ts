import {
  cumulativeIncidence,
  incidenceLimits,
} from '../../statistics/competing-risks/cumulative-incidence.ts'
import { criticalValue } from '../../statistics/distributions/normal.ts'
import type { Answer } from '../../statistics/numbers/answer.ts'
import { atRiskAt } from '../../statistics/survival/event-table.ts'
import { eachStep, kaplanMeier, type SurvivalCurve } from '../../statistics/survival/kaplan-meier.ts'
import { nelsonAalen } from '../../statistics/survival/nelson-aalen.ts'
import { reverseKaplanMeier } from '../../statistics/survival/reverse-kaplan-meier.ts'
import { survivalBand } from '../../statistics/survival/survival-band.ts'
import type { Rules } from '../descriptors/conventions.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import { EVENT } from '../subjects/follow-ups.ts'
import { CUMULATIVE_HAZARD, FOLLOW_UP, SURVIVAL } from './curve-names.ts'
import type { EstimatedGroup } from './estimates/group.ts'

/** A point of a curve, as the figures draw it: the value is constant from `time` to the next point. */
export interface CurvePoint {
  readonly analysis: string
  readonly group: string
  /** A name of `CURVE_NAMES`, or a competing cause. */
  readonly curve: string
  readonly time: number
  /** The number at risk; of the follow-up with ties `events-first`, without subjects who have an event at this time. */
  readonly at_risk: number
  /** Of the follow-up curve: subjects censored at this time. */
  readonly events: number
  readonly estimate: number
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * The curves of each group: survival, the incidence of each of several causes, cumulative hazard and follow-up.
 * A curve starts at time 0 (with the value after any event at 0) and ends at the group's last time.
 */
export const curvePoints = (
  groups: readonly EstimatedGroup[],
  endpoints: Readonly<Record<string, Endpoint>>,
  rules: Rules,
): readonly CurvePoint[] =>
  groups.flatMap((group) =>
    [
      survivalCurve(group, rules),
      ...incidenceCurves(group, Object.keys(endpoints[group.endpoint]!.competing), rules),
      hazardCurve(group, rules),
      followUpCurve(group, rules),
    ].flatMap((curve) => pointsOf(group, curve)),
  )

type Step = Pick<CurvePoint, 'time' | 'events' | 'estimate' | 'lower' | 'upper'> & { readonly atRisk: number }

interface Curve {
  readonly name: string
  /** The height before the first step. */
  readonly start: 0 | 1
  readonly lastTime: number
  readonly steps: readonly Step[]
}

/** Kaplan-Meier with the band of the rules. */
const survivalCurve = ({ times, counts }: EstimatedGroup, rules: Rules): Curve => ({
  name: SURVIVAL,
  ...productLimit(kaplanMeier(times, counts), rules),
})

/** Reverse Kaplan-Meier with the same band: proportion still under follow-up, with events censored. */
const followUpCurve = ({ times, counts }: EstimatedGroup, rules: Rules): Curve => ({
  name: FOLLOW_UP,
  ...productLimit(reverseKaplanMeier(times, counts, rules.followUp), rules),
})

const productLimit = (curve: SurvivalCurve, rules: Rules): Omit<Curve, 'name'> => {
  const z = criticalValue(rules.confidence)
  const steps = eachStep(curve).map(({ survival, greenwood, ...step }) => {
    const { lower, upper } = survivalBand(rules.band, survival, greenwood, z, rules.bandAtLimit)
    return { ...step, estimate: survival, lower: limitOf(lower), upper: limitOf(upper) }
  })
  return { start: 1, lastTime: curve.lastTime, steps }
}

/** Aalen-Johansen, the event first; empty without competing causes. */
const incidenceCurves = (
  { times, counts }: EstimatedGroup,
  causes: readonly string[],
  rules: Rules,
): readonly Curve[] => {
  if (causes.length === 0) return []
  const z = criticalValue(rules.confidence)
  return cumulativeIncidence(times, counts, rules.incidenceVariance).map(({ lastTime, steps }, i) => ({
    name: i === 0 ? EVENT : causes[i - 1]!,
    start: 0,
    lastTime,
    steps: steps.map(({ incidence, variance, ...step }) => {
      const { lower, upper } = incidenceLimits(rules.incidenceBand, incidence, Math.sqrt(variance), z)
      return { ...step, estimate: incidence, lower: limitOf(lower), upper: limitOf(upper) }
    }),
  }))
}

/**
 * Nelson-Aalen, limits H exp(-/+ z se/H), which are symmetric in log H.
 *
 * Source: Klein and Moeschberger 2003, 4.3. Checked against R `survfit` (`cumhaz`, `std.chaz`).
 */
const hazardCurve = ({ times, counts }: EstimatedGroup, rules: Rules): Curve => {
  const z = criticalValue(rules.confidence)
  const { lastTime, steps } = nelsonAalen(times, counts)
  return {
    name: CUMULATIVE_HAZARD,
    start: 0,
    lastTime,
    steps: steps.map(({ hazard, variance, ...step }) => {
      const factor = Math.exp((z * Math.sqrt(variance)) / hazard)
      return { ...step, estimate: hazard, lower: hazard / factor, upper: hazard * factor }
    }),
  }
}

/** The starting point (unless a step is at the origin), the steps, and the last value at the group's last time. */
const pointsOf = (
  { analysis, group, times, counts }: EstimatedGroup,
  { name, start, lastTime, steps }: Curve,
): readonly CurvePoint[] => {
  const point = ({ time, atRisk, events, estimate, lower, upper }: Step): CurvePoint => ({
    analysis,
    group,
    curve: name,
    time,
    at_risk: atRisk,
    events,
    estimate,
    lower,
    upper,
  })
  const atRisk = (time: number): number => atRiskAt(time, times, counts.atRisk)
  const origin = point({
    time: 0,
    atRisk: atRisk(0),
    events: 0,
    estimate: start,
    lower: null,
    upper: null,
  })
  const points = [...(steps[0]?.time === 0 ? [] : [origin]), ...steps.map(point)]
  const last = points.at(-1)!
  return last.time >= lastTime
    ? points
    : [...points, { ...last, time: lastTime, at_risk: atRisk(lastTime), events: 0 }]
}

const limitOf = (answer: Answer): number | null => (answer.known ? answer.value : null)
