import type { CountRow } from '../cohort/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counting.ts'
import type { EventRow } from '../cohort/event-rows.ts'

/** Where the rows are counted. Every engine answers the same requests with the same whole numbers, and rows in the order of their key. */
export interface RowSource {
  /** All at once, so that the rows are read once; the tables of each request in the order of the requests. */
  eventTables(requests: readonly EventTableRequest[]): Promise<readonly EventRow[]>
  counts(requests: readonly CountsRequest[]): Promise<readonly CountRow[]>
}
