import { dayOf, daysOf } from './calendar.ts'
import type { Condition } from './condition.ts'
import { addDecimals, subtractDecimals } from './decimal.ts'
import { PARTIAL_REMEDY } from './derive.ts'
import { inUnit } from './derive-time.ts'
import { evaluate } from './evaluate-condition.ts'
import type { Endpoint, Population } from './plan.ts'
import type { ValueProblem } from './problem.ts'
import type { Subject, Value } from './value.ts'

/** A subject's time from the origin of an endpoint to its event, to a competing event, or to last contact. */
export interface FollowUp {
  readonly subject: string
  /** 0, or the time from the origin at which observation begins (delayed entry). */
  readonly entry: number
  /** Exit: in the unit of the endpoint's variables, counted from the origin. entry < time. */
  readonly time: number
  /** `event`, `censored`, or the name of the competing cause. */
  readonly outcome: string
  /** What happened, in the plan's words. */
  readonly label: string
  /** The variable that the exit time was read from. */
  readonly at: string
}

export const EVENT = 'event'
export const CENSORED = 'censored'

/** The subjects of an endpoint with their follow-up; or, all at once, what is wrong with their values. */
export const followUps = (
  endpoint: Endpoint,
  populations: Readonly<Record<string, Population>>,
  subjects: readonly Subject[],
  subjectName: string,
): { readonly followUps: readonly FollowUp[]; readonly problems: readonly ValueProblem[] } => {
  const found = subjects
    .filter((subject) => belongs(endpoint.among, populations, subject))
    .map((subject) => followUp(endpoint, subject, String(subject[subjectName])))
  return {
    followUps: found.flatMap(({ value }) => value ?? []),
    problems: found.flatMap(({ problems }) => problems),
  }
}

/** Whether a subject is of a population; everybody is, where none is named. Open (a missing value) is no. */
export const belongs = (
  among: string | undefined,
  populations: Readonly<Record<string, Population>>,
  subject: Subject,
): boolean => among === undefined || evaluate(populations[among]!.condition as Condition, subject) === true

interface Attempt {
  readonly value: FollowUp | null
  readonly problems: readonly ValueProblem[]
}

interface Exit {
  readonly outcome: string
  readonly label: string
  readonly at: string
}

/** The earliest of the event, the competing events (in that order at the same time), last contact and the data cut-off. */
const followUp = (endpoint: Endpoint, subject: Subject, id: string): Attempt => {
  const problems: ValueProblem[] = []
  const complain = (variable: string, expected: string, found: string, remedy?: string): void => {
    problems.push({ subject: id, variable, expected, found, remedy })
  }
  const read = timeReader(endpoint, subject, complain)
  const until = read(endpoint.until, 'the last contact')
  const origin = endpoint.from === undefined ? 0 : read(endpoint.from, 'the origin of the endpoint')
  const enters = endpoint.enters === undefined ? origin : read(endpoint.enters, 'when observation begins')
  if (until === null || origin === null || enters === null) return { value: null, problems }

  const cutoff = endpoint.cutoff === undefined ? Infinity : dayOf(endpoint.cutoff)!
  let first: { exit: Exit; time: number } = {
    exit: {
      outcome: CENSORED,
      label: until > cutoff ? 'data cut-off' : 'last contact',
      at: endpoint.until,
    },
    time: Math.min(until, cutoff),
  }
  for (const [outcome, { when, at, label }] of happenings(endpoint).toReversed()) {
    const happened = evaluate(when as Condition, subject)
    if (happened === null)
      complain(at, `known whether "${label}" happened`, 'a missing value in its condition')
    if (happened !== true || isAfter(subject[at] ?? null, cutoff)) continue
    const time = read(at, `since "${label}" happened`)
    if (time === null) continue
    if (time > until)
      complain(at, `at most ${endpoint.until} (${subject[endpoint.until]})`, String(subject[at]))
    else if (time <= first.time) first = { exit: { outcome, label, at }, time }
  }
  if (enters < origin)
    complain(
      endpoint.enters!,
      `at least ${endpoint.from ?? 0}, the origin`,
      String(subject[endpoint.enters!]),
    )
  const atOrigin = first.time === origin && enters === origin
  const end =
    atOrigin && endpoint.atOrigin !== undefined ? addDecimals([origin, endpoint.atOrigin]) : first.time
  if (end <= enters)
    complain(
      first.exit.at,
      `after the beginning of the follow-up (${subject[endpoint.enters ?? endpoint.from ?? ''] ?? 0})`,
      first.time === cutoff ? `the data cut-off, ${endpoint.cutoff}` : String(subject[first.exit.at]),
      first.time === cutoff
        ? 'leave out by exclude who came after the cut-off'
        : atOrigin
          ? 'if it ended at the origin itself, such as on the day of operation, declare atOrigin: 0.5 of the endpoint'
          : undefined,
    )
  const length = (from: number, to: number): number =>
    endpoint.in === undefined
      ? subtractDecimals(to, from)
      : inUnit(to - from, endpoint.in.unit, endpoint.in.divisor)
  return problems.length > 0
    ? { value: null, problems }
    : {
        value: {
          subject: id,
          entry: length(origin, enters),
          time: length(origin, end),
          ...first.exit,
        },
        problems,
      }
}

/** Elapsed times as they are recorded, dates as numbers of days; what is neither is a problem. */
const timeReader =
  (
    { cutoff }: Endpoint,
    subject: Subject,
    complain: (variable: string, expected: string, found: string, remedy?: string) => void,
  ) =>
  (variable: string, why: string): number | null => {
    const value = subject[variable] ?? null
    if (typeof value === 'number') return value
    const day = typeof value === 'string' ? dayOf(value) : null
    if (day !== null) return day
    if (value === null) complain(variable, `a time, ${why}`, 'nothing')
    else if (cutoff !== undefined && isAfter(value, dayOf(cutoff)!)) return daysOf(String(value))!.first
    else complain(variable, `a date with its day, ${why}`, `"${value}"`, PARTIAL_REMEDY)
    return null
  }

/** Whether a date, even a partial one, lies after a day whatever day it was. */
const isAfter = (value: Value, day: number): boolean => {
  const days = typeof value === 'string' ? daysOf(value) : null
  return days !== null && days.first > day
}

/** Event first, then the competing events as the plan orders them. */
export const happenings = ({ event, competing = {} }: Endpoint) => [
  [EVENT, event] as const,
  ...Object.entries(competing),
]

/** 0 for the event, k for the k-th competing cause of the plan. */
export const causeIndex = (endpoint: Endpoint, cause = EVENT): number =>
  happenings(endpoint).findIndex(([name]) => name === cause)
