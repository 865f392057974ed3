import type { Condition } from './condition.ts'
import { subtractDecimals } from './decimal.ts'
import { evaluate } from './evaluate-condition.ts'
import type { Endpoint, Population } from './plan.ts'
import type { ValueProblem } from './problem.ts'
import type { Subject } from './value.ts'

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

/** The earliest of the event, the competing events (in that order at the same time) and last contact. */
const followUp = (endpoint: Endpoint, subject: Subject, id: string): Attempt => {
  const problems: ValueProblem[] = []
  const complain = (variable: string, expected: string, found: string): void => {
    problems.push({ subject: id, variable, expected, found })
  }
  const number = (variable: string, why: string): number | null => {
    const value = subject[variable]
    if (typeof value === 'number') return value
    complain(variable, `a time, ${why}`, 'nothing')
    return null
  }
  const until = number(endpoint.until, 'the last contact')
  const origin = endpoint.from === undefined ? 0 : number(endpoint.from, 'the origin of the endpoint')
  const enters = endpoint.enters === undefined ? origin : number(endpoint.enters, 'when observation begins')
  if (until === null || origin === null || enters === null) return { value: null, problems }

  let first: { exit: Exit; time: number } = {
    exit: { outcome: CENSORED, label: 'last contact', at: endpoint.until },
    time: until,
  }
  for (const [outcome, { when, at, label }] of happenings(endpoint).toReversed()) {
    const happened = evaluate(when as Condition, subject)
    if (happened === null)
      complain(at, `known whether "${label}" happened`, 'a missing value in its condition')
    if (happened !== true) continue
    const time = number(at, `since "${label}" happened`)
    if (time === null) continue
    if (time > until) complain(at, `at most ${endpoint.until} (${until})`, String(time))
    else if (time <= first.time) first = { exit: { outcome, label, at }, time }
  }
  const entry = subtractDecimals(enters, origin)
  const time = subtractDecimals(first.time, origin)
  if (entry < 0) complain(endpoint.enters!, `at least ${endpoint.from ?? 0}, the origin`, String(enters))
  if (time <= entry)
    complain(first.exit.at, `after the beginning of the follow-up (${enters})`, String(first.time))
  return { value: problems.length > 0 ? null : { subject: id, entry, time, ...first.exit }, problems }
}

/** Event first, then the competing events as the plan orders them. */
export const happenings = ({ event, competing = {} }: Endpoint) => [
  [EVENT, event] as const,
  ...Object.entries(competing),
]

/** 0 for the event, k for the k-th competing cause of the plan. */
export const causeIndex = (endpoint: Endpoint, cause = EVENT): number =>
  happenings(endpoint).findIndex(([name]) => name === cause)
