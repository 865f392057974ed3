import { type Pooled, pooledCountRows, pooledEventRows } from '../cohort/pool/pooled-rows.ts'
import { type RowSource, rowSourceOf } from './row-source.ts'

/** A pooled cohort: adds up the counts of its members. */
export const pooledRows = (members: Pooled): RowSource =>
  rowSourceOf({
    eventTable: (request) => pooledEventRows(request, members),
    counts: (request) => pooledCountRows(request, members),
  })
