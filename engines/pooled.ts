import { type Pooled, pooledCountRows, pooledEventRows } from '../cohort/pool/pooled-rows.ts'
import type { RowSource } from './row-source.ts'

/** Answers from the counts of the members of a pooled cohort: nobody's row is there to be counted. */
export const pooled = (members: Pooled): RowSource => ({
  eventTable: (request) => pooledEventRows(request, members),
  counts: (request) => pooledCountRows(request, members),
})
