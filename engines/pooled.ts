import { type Pooled, pooledCountRows, pooledEventRows } from '../cohort/pool/pooled-rows.ts'
import { type RowSource, rowSourceOf } from './row-source.ts'

/** A pooled cohort: the counts of its members are added up, since there are no rows to count. */
export const pooledRows = (members: Pooled): RowSource =>
  rowSourceOf({
    eventTable: (request) => pooledEventRows(request, members),
    counts: (request) => pooledCountRows(request, members),
  })
