import type { Condition } from '../../../cohort/descriptors/conditions/condition.ts'
import { evaluate } from '../../../cohort/descriptors/conditions/evaluate-condition.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { eventsOf } from '../../../cohort/subjects/follow-ups.ts'
import type { Subject } from '../../../cohort/values/value.ts'

/** A time of an event that did not occur: either the time or the status is wrong. */
export interface UnusedTime {
  readonly subject: string
  readonly variable: string
  readonly value: string
  readonly title: string
}

/**
 * Subjects with a time of an event that, by the plan's condition, did not occur. The status decides, so this is only a
 * warning. No warning where the time equals the last contact, since many files have one column for the time to event or
 * censoring.
 */
export const unusedTimes = (plan: Plan, subjects: readonly Subject[]): readonly UnusedTime[] =>
  Object.values(plan.endpoints).flatMap((endpoint) => {
    const events = eventsOf(endpoint).map(([, event]) => event)
    const times = [...new Set(events.map(({ at }) => at))].filter((at) => at !== endpoint.until)
    return times.flatMap((at) => {
      const eventsAt = events.filter((event) => event.at === at)
      return subjects.flatMap((subject): readonly UnusedTime[] => {
        const value = subject[at] ?? null
        if (value === null || value === subject[endpoint.until]) return []
        const didNotOccur = eventsAt.every(({ when }) => evaluate(when as Condition, subject) === false)
        if (!didNotOccur) return []
        const labels = eventsAt.map(({ label }) => label).join(', ')
        return [
          {
            subject: String(subject[plan.subject]),
            variable: at,
            value: String(value),
            title: `a time of ${labels}, although by its condition the event did not occur`,
          },
        ]
      })
    })
  })
