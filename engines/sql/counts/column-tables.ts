import type { EventTableRequest } from '../../../cohort/counts/counting.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import { bufferPool } from '../../columns/buffer-pool.ts'
import type { Columns, Shape } from '../../columns/columns.ts'
import { countTimes } from '../../columns/count-times.ts'
import { groupingOf } from '../../columns/group-codes.ts'
import { type StratumTable, tablesOf } from '../../columns/tables.ts'
import type { Query } from '../query.ts'
import type { Relation } from '../rows/relation.ts'
import { type Statement, statement } from '../sql.ts'
import { batchesOf, columnsStatement, isRealValued, levelsOfAll, shapeOf } from './columns.ts'

/** Runs a statement and returns columns. */
type Read = (statement: Statement, shape: Shape) => Promise<Columns>

/**
 * The event tables of requests with real-valued times. Each is valid only until the next is read, since they share
 * memory. Rows are read once for all requests of an endpoint.
 */
export async function* columnTables(
  requests: readonly EventTableRequest[],
  rows: RowsPlan,
  relation: Relation,
  query: Query,
  read: Read,
): AsyncGenerator<readonly [request: EventTableRequest, tables: readonly StratumTable[]]> {
  const realValued = requests.filter(({ endpoint }) => isRealValued(endpoint, rows))
  if (realValued.length === 0) return
  const names = [...new Set(realValued.flatMap(({ by, strata }) => [...by, ...strata]))]
  const levels = await levelsOfAll(names, rows, relation, query)
  for (const endpoint of new Set(realValued.map((request) => request.endpoint))) {
    const ofEndpoint = realValued.filter((request) => request.endpoint === endpoint)
    for (const batch of batchesOf(ofEndpoint, levels, shapeOf(endpoint, [], rows).kinds)) {
      const shape = shapeOf(endpoint, batch.levels, rows)
      const realValued = statement(columnsStatement(endpoint, batch.levels, rows, relation))
      const columns = await read(realValued, shape)
      const rowsByTime = countTimes(columns)
      const pool = bufferPool(columns.pieces)
      for (const request of batch.requests)
        yield [request, tablesOf(rowsByTime, shape, groupingOf(request, batch.levels), pool)]
    }
  }
}
