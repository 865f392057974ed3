import type { Condition } from '../../../cohort/descriptors/conditions/condition.ts'
import { evaluate } from '../../../cohort/descriptors/conditions/evaluate-condition.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { eventsOf } from '../../../cohort/subjects/follow-ups.ts'
import { daysOf } from '../../../cohort/values/calendar.ts'
import type { Subject, Value } from '../../../cohort/values/value.ts'
import type { CheckedSubjects, Found } from './checked-subjects.ts'

/** A time of an endpoint, and the condition under which a subject has it (null: always). */
interface Moment {
  readonly label: string
  readonly at: string
  readonly when: Condition | null
}

/**
 * Events and contacts after a death: one of the two times is wrong. A death is the event of an endpoint with code OS,
 * or an event whose label in the plan says so; the event of "death or relapse" need not be one.
 */
export const timesAfterDeath = ({ plan, subjects, variables }: CheckedSubjects): readonly Found[] => {
  const endpoints = Object.values(plan.endpoints)
  const deaths = endpoints.flatMap(deathsOf)
  const moments = endpoints.flatMap((endpoint): readonly Moment[] => [
    ...eventsOf(endpoint).map(([, { label, at, when }]) => ({ label, at, when: when as Condition })),
    { label: 'last contact', at: endpoint.until, when: null },
  ])
  const title = (name: string): string => variables.get(name)?.title ?? name
  const isComparable = (a: string, b: string): boolean =>
    variables.get(a)?.type === 'date'
      ? variables.get(b)?.type === 'date'
      : variables.get(a)?.unit === variables.get(b)?.unit
  return deaths.flatMap((death) =>
    moments
      .filter(({ at }) => at !== death.at && isComparable(at, death.at))
      .flatMap(({ label, at, when }) =>
        subjects
          .filter((subject) => happened(death.when, subject) && happened(when, subject))
          .filter((subject) => isAfter(subject[at] ?? null, subject[death.at] ?? null))
          .map((subject) => ({
            warning: 'time after death',
            title: `${label} after ${death.label} (${title(death.at)})`,
            ...{ subject: String(subject[plan.subject]), variable: at, value: String(subject[at]) },
          })),
      ),
  )
}

const deathsOf = (endpoint: Endpoint): readonly Moment[] =>
  eventsOf(endpoint)
    .filter(([, { label }], i) => (i === 0 && endpoint.code === 'OS') || isDeath(label))
    .map(([, { label, at, when }]) => ({ label, at, when: when as Condition }))

const isDeath = (label: string): boolean => /^(death|died|dead)\b/i.test(label) && !/\bor\b|[,/]/i.test(label)

const happened = (when: Condition | null, subject: Subject): boolean =>
  when === null || evaluate(when, subject) === true

/** Whether a time is certainly later than another, whichever days the partial dates mean. */
const isAfter = (time: Value, other: Value): boolean => {
  if (typeof time === 'number' && typeof other === 'number') return time > other
  if (typeof time !== 'string' || typeof other !== 'string') return false
  const [a, b] = [daysOf(time), daysOf(other)]
  return a !== null && b !== null && a.first > b.last
}
