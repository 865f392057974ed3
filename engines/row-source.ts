import type { CountRow } from '../cohort/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counting.ts'
import type { EventRow } from '../cohort/event-rows.ts'

/** Where the rows are counted. Every engine answers the same requests with the same whole numbers. */
export interface RowSource {
  eventTable(request: EventTableRequest): readonly EventRow[]
  counts(request: CountsRequest): readonly CountRow[]
}
