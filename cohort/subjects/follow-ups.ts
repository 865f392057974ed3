import { memoized } from '../../statistics/numbers/memoized.ts'
import { areTied } from '../../statistics/survival/tied-times.ts'
import type { Condition } from '../descriptors/conditions/condition.ts'
import { evaluate, variablesOf } from '../descriptors/conditions/evaluate-condition.ts'
import { inUnit } from '../descriptors/derivations/shared/derive-time.ts'
import { EVENT } from '../descriptors/event-cause.ts'
import { sinceLandmark } from '../descriptors/landmark.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Population } from '../descriptors/plan/population.ts'
import { dayOf, daysOf } from '../values/calendar.ts'
import { subtractDecimals } from '../values/decimal.ts'
import type { ValueProblem } from '../values/problem.ts'
import type { Subject, Value } from '../values/value.ts'
import { PARTIAL_REMEDY } from './derive-values.ts'

/**
 * A subject's time from the origin of an endpoint, or from its landmark, to its event, to a competing event, or to last
 * contact.
 */
export interface FollowUp {
  readonly subject: string
  /** Entry: 0, or the time from the origin at which observation begins (delayed entry). */
  readonly entry: number
  /**
   * Exit: in the unit of the endpoint's variables, counted from the origin. entry < time, or both are 0 (exit at the
   * origin).
   */
  readonly time: number
  /** `event`, `censored`, or the name of the competing cause. */
  readonly outcome: string
  /** The outcome's label in the plan. */
  readonly label: string
  /** The variable that the exit time was read from. */
  readonly at: string
}

export { EVENT }
export const CENSORED = 'censored'

/**
 * The follow-up of an endpoint's subjects (with a landmark: of those followed beyond it), or all problems in their
 * values.
 */
export const followUps = (
  endpoint: Endpoint,
  populations: Readonly<Record<string, Population>>,
  subjects: readonly Subject[],
  subjectName: string,
): {
  readonly followUps: readonly FollowUp[]
  readonly problems: readonly ValueProblem[]
  /** The number of subjects in the endpoint's population. */
  readonly checked: number
} => {
  const completed: FollowUp[] = []
  const problems: ValueProblem[] = []
  const clock = clockOf(endpoint)
  let checked = 0
  for (const subject of subjects) {
    if (!isInPopulation(endpoint.among, populations, subject)) continue
    checked++
    const computed = followUp(clock, subject, String(subject[subjectName]), problems)
    const counted =
      computed === null || endpoint.landmark === undefined
        ? computed
        : sinceLandmark(computed, endpoint.landmark)
    if (counted !== null) completed.push(counted)
  }
  return { followUps: completed, problems, checked }
}

/** Whether a subject is in a population; true without a population, false if a missing value leaves it open. */
export const isInPopulation = (
  among: string | undefined,
  populations: Readonly<Record<string, Population>>,
  subject: Subject,
): boolean => among === undefined || evaluate(populations[among]!.condition as Condition, subject) === true

/** The properties of an endpoint that all of its subjects share. */
interface Clock {
  readonly endpoint: Endpoint
  /** The last of outcomes at the same time counts, so the event comes last. */
  readonly outcomes: readonly (Exit & { readonly when: Condition })[]
  /** As a number of days; infinite without a cut-off. */
  readonly cutoff: number
  readonly length: (from: number, to: number) => number
}

interface Exit {
  readonly outcome: string
  readonly label: string
  readonly at: string
}

const clockOf = (endpoint: Endpoint): Clock => ({
  endpoint,
  outcomes: eventsOf(endpoint)
    .map(([outcome, { when, at, label }]) => ({ outcome, label, at, when: when as Condition }))
    .reverse(),
  cutoff: endpoint.cutoff === undefined ? Infinity : dayOf(endpoint.cutoff)!,
  length: lengthIn(endpoint.in),
})

/** Converts days to the endpoint's unit (memoised). */
export const lengthIn = (unit: Endpoint['in']): Clock['length'] => {
  if (unit === undefined) return (from, to) => subtractDecimals(to, from)
  const converted = memoized((days: number) => inUnit(days, unit.unit, unit.divisor))
  return (from, to) => converted(to - from)
}

type ReportProblem = (variable: string, expected: string, found: string, remedy?: string) => void

/**
 * The earliest of the event, the competing events (in that order at the same time), last contact and the data cut-off;
 * null if there are problems.
 */
const followUp = (clock: Clock, subject: Subject, id: string, problems: ValueProblem[]): FollowUp | null => {
  const before = problems.length
  const report: ReportProblem = (variable, expected, found, remedy) => {
    problems.push({ subject: id, variable, expected, found, remedy })
  }
  const { endpoint, length } = clock
  const read = (variable: string, why: string, remedy?: string): number | null =>
    timeOf(subject[variable] ?? null, variable, why, clock.cutoff, report, remedy)
  const until = read(endpoint.until, 'the last contact', untilRemedy(endpoint, subject))
  const origin = endpoint.from === undefined ? 0 : read(endpoint.from, 'the origin of the endpoint')
  const enters = endpoint.enters === undefined ? origin : read(endpoint.enters, 'when observation begins')
  if (until === null || origin === null || enters === null) return null
  const exit = firstExit(clock, subject, until, read, report)
  checkOrder(clock, subject, origin, enters, exit, report)
  if (problems.length > before) return null
  const { outcome, label, at } = exit
  return { subject: id, entry: length(origin, enters), time: length(origin, exit.time), outcome, label, at }
}

/** An exit and its time, a recorded elapsed time or a number of days. */
interface TimedExit extends Exit {
  readonly time: number
}

/** The first of the outcomes up to last contact and the cut-off; otherwise censored at the earlier of these. */
const firstExit = (
  { endpoint, outcomes, cutoff }: Clock,
  subject: Subject,
  until: number,
  read: (variable: string, why: string) => number | null,
  report: ReportProblem,
): TimedExit => {
  const isCutOff = until > cutoff
  let first: Exit = {
    outcome: CENSORED,
    label: isCutOff ? 'data cut-off' : 'last contact',
    at: endpoint.until,
  }
  let exit = isCutOff ? cutoff : until
  for (const outcome of outcomes) {
    const { when, at, label } = outcome
    const happened = evaluate(when, subject)
    if (happened === null) reportUndecided(outcome, subject, report)
    if (happened !== true || isAfter(subject[at] ?? null, cutoff)) continue
    const time = read(at, `since "${label}" happened`)
    if (time === null) continue
    if (time > until)
      report(at, `at most ${endpoint.until} (${subject[endpoint.until]})`, String(subject[at]))
    else if (time <= exit) {
      first = outcome
      exit = time
    }
  }
  const { outcome, label, at } = first
  return { outcome, label, at, time: exit }
}

/** Names the missing value, or else the partial date, that leaves open whether an outcome happened. */
const reportUndecided = (
  { when, label }: Clock['outcomes'][number],
  subject: Subject,
  report: ReportProblem,
): void => {
  const variables = variablesOf(when)
  const missing = variables.find((variable) => (subject[variable] ?? null) === null)
  report(
    missing ?? variables[0]!,
    `values that decide whether "${label}" happened`,
    missing === undefined ? 'a partial date, which does not decide it' : 'a missing value',
  )
}

/** Entry is not before the origin, and exit is after entry or both are at the origin. */
const checkOrder = (
  { endpoint, cutoff }: Clock,
  subject: Subject,
  origin: number,
  enters: number,
  { time, at }: TimedExit,
  report: ReportProblem,
): void => {
  if (enters < origin)
    report(endpoint.enters!, `at least ${endpoint.from ?? 0}, the origin`, String(subject[endpoint.enters!]))
  const leavesAtOrigin = time === origin && enters === origin
  if (leavesAtOrigin || (time > enters && !areTied(enters - origin, time - origin))) return
  const isCutOff = time === cutoff
  report(
    at,
    `after the beginning of the follow-up (${subject[endpoint.enters ?? endpoint.from ?? ''] ?? 0})`,
    isCutOff ? `the data cut-off, ${endpoint.cutoff}` : String(subject[at]),
    isCutOff
      ? 'leave out who came after the cut-off: by exclude, or of this endpoint alone by among'
      : undefined,
  )
}

/** A recorded elapsed time, or a date as a number of days; other values are problems. */
const timeOf = (
  value: Value,
  variable: string,
  why: string,
  cutoff: number,
  report: ReportProblem,
  remedy?: string,
): number | null => {
  if (typeof value === 'number') return value
  const day = typeof value === 'string' ? dayOf(value) : null
  if (day !== null) return day
  if (value === null) report(variable, `a time, ${why}`, 'nothing', remedy)
  else if (isAfter(value, cutoff)) return daysOf(String(value))!.first
  else report(variable, `a date known to the day, ${why}`, `"${value}"`, PARTIAL_REMEDY)
  return null
}

/** What to declare where last contact is missing: only the time of death, only deaths, or nothing of a subject is recorded. */
const untilRemedy = (endpoint: Endpoint, subject: Subject): string => {
  const times = [...new Set(eventsOf(endpoint).map(([, { at }]) => at))].filter((at) => at !== endpoint.until)
  if (times.some((at) => (subject[at] ?? null) !== null))
    return `if last contact is recorded only for subjects without the event, declare under variables: last-contact: { title: last contact, latest: [${[endpoint.until, ...times].map((name) => JSON.stringify(name)).join(', ')}] }, and until: last-contact`
  return times.length === 0 && endpoint.from !== undefined
    ? 'if every subject without a recorded event was followed until the same day, declare that day: until: 2023-12-31'
    : `complete the value, or exclude subjects without it in analysis.yaml: exclude: { no-follow-up: { title: no follow-up, condition: { ${JSON.stringify(endpoint.until)}: { present: false } } } }`
}

/** Whether a date, possibly partial, is certainly after a day. */
const isAfter = (value: Value, day: number): boolean => {
  const days = typeof value === 'string' ? daysOf(value) : null
  return days !== null && days.first > day
}

/** Event first, then the competing events as the plan orders them. */
export const eventsOf = ({ event, competing }: Endpoint) => [
  [EVENT, event] as const,
  ...Object.entries(competing),
]

/** 0 for the event, k for the k-th competing cause of the plan. */
export const causeIndex = (endpoint: Endpoint, cause: string): number =>
  eventsOf(endpoint).findIndex(([name]) => name === cause)
