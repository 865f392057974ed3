import type { CountRow } from '../cohort/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counting.ts'
import type { EventRow } from '../cohort/event-rows.ts'
import { belongs, type FollowUp } from '../cohort/follow-ups.ts'
import type { Endpoint, Population } from '../cohort/plan.ts'
import type { Subject } from '../cohort/value.ts'
import { countRowsOf, eventRowsOf } from './roll-up.ts'

export interface Cohort {
  readonly subjectName: string
  readonly subjects: readonly Subject[]
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
  readonly followUps: Readonly<Record<string, readonly FollowUp[]>>
}

/** Counts the subjects of a cohort that is in memory, a request at once: the audit asks thousands of times. */
export const memory = (
  cohort: Cohort,
): {
  eventTable(request: EventTableRequest): readonly EventRow[]
  counts(request: CountsRequest): readonly CountRow[]
} => {
  const byName = new Map(cohort.subjects.map((subject) => [String(subject[cohort.subjectName]), subject]))
  return {
    eventTable: (request) =>
      eventRowsOf(
        request,
        cohort.endpoints[request.endpoint]!,
        each(cohort.followUps[request.endpoint]!, ({ subject, entry, time, outcome }) => ({
          entry,
          time,
          outcome,
          values: byName.get(subject)!,
          count: 1,
        })),
      ),
    counts: (request) =>
      countRowsOf(
        request,
        each(
          cohort.subjects.filter((values) =>
            belongs(request.population ?? undefined, cohort.populations, values),
          ),
          (values) => ({ values, count: 1 }),
        ),
      ),
  }
}

/** One at a time: a registry's rows are not held a second time. */
function* each<T, U>(items: readonly T[], of: (item: T) => U): Iterable<U> {
  for (const item of items) yield of(item)
}
