import type { CountRow } from '../cohort/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counting.ts'
import type { EventRow } from '../cohort/event-rows.ts'
import { type Pooled, pooledCountRows, pooledEventRows } from '../cohort/pool/pooled-rows.ts'

/** Answers from the counts of the members of a pooled cohort: nobody's row is there to be counted. */
export const pooled = (
  members: Pooled,
): {
  eventTable(request: EventTableRequest): readonly EventRow[]
  counts(request: CountsRequest): readonly CountRow[]
} => ({
  eventTable: (request) => pooledEventRows(request, members),
  counts: (request) => pooledCountRows(request, members),
})
