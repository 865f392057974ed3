import type { Condition } from '../../descriptors/conditions/condition.ts'
import {
  evaluate,
  isAll,
  isAny,
  isNot,
  testsOf,
  variablesOf,
} from '../../descriptors/conditions/evaluate-condition.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { eventsOf } from '../../subjects/follow-ups.ts'
import { daysOf } from '../../values/calendar.ts'
import type { Subject, Value, Variable } from '../../values/value.ts'
import { aggregateOf } from '../row-aggregates.ts'
import { clockOf } from './clock.ts'
import { originOf } from './endpoint-variables.ts'
import { pairedTimes } from './paired-times.ts'
import type { CheckedPlan } from './plan-warning.ts'
import { sourceVariables } from './source-variables.ts'

/** By what, and when after time 0, something becomes known. */
export interface KnownVariable {
  /** The title of the time. */
  readonly by: string
  /** Those after time 0, in the unit of the endpoint's clock; null where no rows can be looked at. */
  readonly times: readonly number[] | null
  /** The time of a subject, whenever it is; null where it has none. */
  readonly timeOf: (subject: Subject) => number | null
  /** Subjects of the endpoint. */
  readonly of: number
}

/**
 * The first time after time 0 on which the names rest: the time of an event whose condition reads them, a date or time that they
 * are made of, the date of the rows that they are taken from, or one that is recorded just where a group is. Null where none is.
 */
export const knownLater = (
  names: readonly string[],
  endpoint: Endpoint,
  planned: CheckedPlan,
): KnownVariable | null => {
  const made = sourceVariables(names, planned)
  const origin = originOf(endpoint, planned)
  for (const { by, of, isCertain } of candidates(names, made, endpoint, planned)) {
    if (typeof of === 'string' && origin.has(of)) continue
    if (planned.subjects === null) {
      if (isCertain) return { by, times: null, timeOf: () => null, of: 0 }
      continue
    }
    const { after } = clockOf(endpoint, planned)
    const timeOf = (subject: Subject): number | null =>
      typeof of === 'string' ? after(subject, of) : of(subject)
    const times = planned.subjects.flatMap((subject) => {
      const time = timeOf(subject)
      return time !== null && time > 0 ? [time] : []
    })
    if (times.length > 0) return { by, times, timeOf, of: planned.subjects.length }
  }
  return null
}

/** A time that the names may rest on; certain where the plan itself says that it is one after time 0. */
interface Candidate {
  readonly by: string
  readonly of: string | ((subject: Subject) => number | null)
  readonly isCertain: boolean
}

const candidates = function* (
  names: readonly string[],
  made: ReadonlySet<string>,
  endpoint: Endpoint,
  planned: CheckedPlan,
): Generator<Candidate> {
  const { variables } = planned
  const titled = (of: string, isCertain: boolean): Candidate => ({
    by: variables.get(of)?.title ?? of,
    of,
    isCertain,
  })
  for (const at of eventTimes(made, originOf(endpoint, planned), planned)) yield titled(at, true)
  const later = declaredLater(endpoint, planned)
  for (const name of made) if (variables.get(name)?.type === 'date') yield titled(name, later.has(name))
  yield* rowDates(made, endpoint, planned)
  for (const name of pairedTimes([...names, ...made], endpoint, planned)) yield titled(name, false)
}

/** Times of the plan's events, where a name is such a time or decides whether the event happened. What an event at the origin decides is known there. */
const eventTimes = (
  made: ReadonlySet<string>,
  origin: ReadonlySet<string>,
  planned: CheckedPlan,
): ReadonlySet<string> => {
  const { endpoints, figures } = planned.plan
  const decided = Object.values(endpoints).flatMap((endpoint) =>
    eventsOf(endpoint).map(([, { when, at }]) => {
      const names = variablesOf(when as Condition)
      const status = names.filter((name) => isStatus(name, when as Condition, at, planned))
      return { at, names: sourceVariables(status, planned) }
    }),
  )
  const atOrigin = new Set(decided.flatMap(({ at, names }) => (origin.has(at) ? [...names] : [])))
  const later = [...made].filter((name) => !atOrigin.has(name))
  const marks = Object.values(figures).flatMap((figure) =>
    figure.kind === 'swimmer' ? figure.marks.map(({ at }) => at) : [],
  )
  return new Set([
    ...decided.flatMap(({ at, names }) =>
      made.has(at) || later.some((name) => names.has(name)) ? [at] : [],
    ),
    ...marks.filter((at) => made.has(at)),
  ])
}

/**
 * Whether a variable of an event's condition tells that it happened. Of several it may also only say of whom: then the time of
 * the event is recorded of others too.
 */
const isStatus = (name: string, when: Condition, at: string, { subjects }: CheckedPlan): boolean => {
  if (subjects === null || isAll(when) || isAny(when) || isNot(when) || testsOf(when).length < 2) return true
  const timed = subjects.filter((subject) => (subject[at] ?? null) !== null)
  const own = Object.fromEntries(testsOf(when).filter(([one]) => one === name)) as Condition
  return timed.length === subjects.length || timed.every((subject) => evaluate(own, subject) !== false)
}

/** Dates that a check of the plan puts after the beginning of the observation. */
const declaredLater = ({ from, enters }: Endpoint, { plan }: CheckedPlan): ReadonlySet<string> =>
  new Set(
    Object.values(plan.checks).flatMap((check) => {
      if (!('order' in check)) return []
      const place = check.order.indexOf(enters ?? from ?? '')
      return place < 0 ? [] : check.order.slice(place + 1)
    }),
  )

/** Of what is taken from a file with several rows a subject: the date of the first such row, of a count or last one that of the last. */
const rowDates = function* (
  made: ReadonlySet<string>,
  endpoint: Endpoint,
  planned: CheckedPlan,
): Generator<Candidate> {
  const { plan, dataPackage, many, variables } = planned
  const start = endpoint.enters ?? endpoint.from
  for (const [name, { rows }] of aggregateOf(plan)) {
    const fields = dataPackage?.resources.find((one) => one.name === rows.of)?.schema.fields ?? []
    const dates = fields.filter(({ type }) => type === 'date').map((field) => field.name)
    const by = dates.find((one) => one === rows.by) ?? dates[0]
    if (!made.has(name) || by === undefined || start === undefined) continue
    const isLast = rows.take === 'last' || rows.take === 'count'
    yield {
      by: `${by} of ${rows.of}`,
      isCertain: false,
      of: (subject) => {
        const own = many.get(rows.of)?.get(String(subject[plan.subject])) ?? []
        const asked = own.filter(
          ({ values }) => rows.where === undefined || evaluate(rows.where as Condition, values) === true,
        )
        const days = asked.flatMap(({ values }) => dayOf(values[by] ?? null, 'first'))
        const begin = dayOf(subject[start] ?? null, 'last')[0]
        if (days.length === 0 || begin === undefined || !isDate(variables.get(start))) return null
        return days.reduce((a, b) => (isLast ? Math.max(a, b) : Math.min(a, b))) - begin
      },
    }
  }
}

const isDate = (variable: Variable | undefined): boolean => variable?.type === 'date'

const dayOf = (value: Value, end: 'first' | 'last'): readonly number[] => {
  const days = typeof value === 'string' ? daysOf(value) : null
  return days === null ? [] : [days[end]]
}
