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
import { aggregateOf } from '../aggregate-declarations.ts'
import { clockOf } from './clock.ts'
import { originOf } from './endpoint-variables.ts'
import { pairedTimes } from './paired-times.ts'
import type { CheckedPlan } from './plan-warning.ts'
import { sourceVariables } from './source-variables.ts'

/** The variable with which something becomes known after time 0, and when. */
export interface KnownVariable {
  /** The title of the time. */
  readonly by: string
  /** Times after time 0, in the unit of the endpoint's clock; null without access to rows. */
  readonly times: readonly number[] | null
  /** The time of a subject, before or after time 0; null if missing. */
  readonly timeOf: (subject: Subject) => number | null
  /** Number of subjects of the endpoint. */
  readonly of: number
}

/**
 * The first variable with times after time 0 on which the names depend: the time of an event whose condition reads
 * them, a date or time from which they derive, the date of the aggregated rows, or a time recorded exactly in some
 * groups.
 * Null if there is none.
 */
export const knownLater = (
  names: readonly string[],
  endpoint: Endpoint,
  planned: CheckedPlan,
): KnownVariable | null => {
  const sources = sourceVariables(names, planned)
  const origin = originOf(endpoint, planned)
  for (const { by, of, isCertain } of candidates(names, sources, endpoint, planned)) {
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

/** A time on which the names may depend; certain if the plan itself places it after time 0. */
interface Candidate {
  readonly by: string
  readonly of: string | ((subject: Subject) => number | null)
  readonly isCertain: boolean
}

const candidates = function* (
  names: readonly string[],
  sources: ReadonlySet<string>,
  endpoint: Endpoint,
  planned: CheckedPlan,
): Generator<Candidate> {
  const { variables } = planned
  const titled = (of: string, isCertain: boolean): Candidate => ({
    by: variables.get(of)?.title ?? of,
    of,
    isCertain,
  })
  for (const at of eventTimes(sources, originOf(endpoint, planned), planned)) yield titled(at, true)
  const later = declaredLater(endpoint, planned)
  for (const name of sources) if (variables.get(name)?.type === 'date') yield titled(name, later.has(name))
  yield* rowDates(sources, endpoint, planned)
  for (const name of pairedTimes([...names, ...sources], endpoint, planned)) yield titled(name, false)
}

/**
 * Times of events that the names contain or whose status they decide; the status of an event at the origin is known.
 */
const eventTimes = (
  sources: ReadonlySet<string>,
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
  const later = [...sources].filter((name) => !atOrigin.has(name))
  const drawn = Object.values(figures).flatMap((figure) =>
    figure.kind === 'swimmer'
      ? [
          ...figure.marks.map(({ at }) => at),
          ...figure.periods.flatMap(({ from, to }) => (from === undefined ? [to] : [from, to])),
        ]
      : [],
  )
  return new Set([
    ...decided.flatMap(({ at, names }) =>
      sources.has(at) || later.some((name) => names.has(name)) ? [at] : [],
    ),
    ...drawn.filter((at) => sources.has(at)),
  ])
}

/**
 * Whether a variable of an event's condition is its status. In a condition with several variables it may only select
 * subjects; the time of the event is then recorded for other subjects too.
 */
const isStatus = (name: string, when: Condition, at: string, { subjects }: CheckedPlan): boolean => {
  if (subjects === null || isAll(when) || isAny(when) || isNot(when) || testsOf(when).length < 2) return true
  const timed = subjects.filter((subject) => (subject[at] ?? null) !== null)
  const part = Object.fromEntries(testsOf(when).filter(([tested]) => tested === name)) as Condition
  return timed.length === subjects.length || timed.every((subject) => evaluate(part, subject) !== false)
}

/** Dates that a check of the plan orders after the start of observation. */
const declaredLater = ({ from, enters }: Endpoint, { plan }: CheckedPlan): ReadonlySet<string> =>
  new Set(
    Object.values(plan.checks).flatMap((check) => {
      if (!('order' in check)) return []
      const start = check.order.indexOf(enters ?? from ?? '')
      return start < 0 ? [] : check.order.slice(start + 1)
    }),
  )

/** Dates of aggregated rows: of the last selected row for a count or `last`, otherwise of the first. */
const rowDates = function* (
  sources: ReadonlySet<string>,
  endpoint: Endpoint,
  planned: CheckedPlan,
): Generator<Candidate> {
  const { plan, dataPackage, many, variables } = planned
  const start = endpoint.enters ?? endpoint.from
  for (const [name, { rows }] of aggregateOf(plan)) {
    const fields = dataPackage?.resources.find((resource) => resource.name === rows.of)?.schema.fields ?? []
    const dates = fields.filter(({ type }) => type === 'date').map((field) => field.name)
    const by = dates.find((date) => date === rows.by) ?? dates[0]
    if (!sources.has(name) || by === undefined || start === undefined) continue
    const isLast = rows.take === 'last' || rows.take === 'count'
    yield {
      by: `${by} of ${rows.of}`,
      isCertain: false,
      of: (subject) => {
        const subjectRows = many.get(rows.of)?.get(String(subject[plan.subject])) ?? []
        const selected = subjectRows.filter(
          ({ values }) => rows.where === undefined || evaluate(rows.where as Condition, values) === true,
        )
        const days = selected.flatMap(({ values }) => dayOf(values[by] ?? null, 'first'))
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
