import type { CountRow } from '../../cohort/counts/count-rows.ts'
import type { Counting } from '../../cohort/counts/counting.ts'
import type { EventRow } from '../../cohort/counts/event-rows.ts'
import type { Endpoint } from '../../cohort/descriptors/plan/endpoint.ts'
import type { Population } from '../../cohort/descriptors/plan/population.ts'
import type { RowsPlan } from '../../cohort/descriptors/rows-plan.ts'
import type { FollowUp } from '../../cohort/subjects/follow-ups.ts'
import { changesIn, type Subject, type Variable } from '../../cohort/values/value.ts'
import { memoryRows } from '../../engines/memory.ts'
import { pooledRows } from '../../engines/pooled.ts'
import type { OpenRows, RowSource } from '../../engines/row-source.ts'

/** A validated cohort of any kind. */
interface Countable {
  /** Opens the rows of a registry; null for rows in memory and for pooled counts. */
  readonly rows: OpenRows | null
  readonly rowsPlans: Readonly<Record<string, RowsPlan>>
  readonly counting: Counting
  readonly memberEventTables: Readonly<Record<string, readonly EventRow[]>>
  readonly memberCounts: Readonly<Record<string, readonly CountRow[]>>
  readonly subjects: readonly Subject[]
  readonly variables: readonly Variable[]
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
  readonly followUps: Readonly<Record<string, readonly FollowUp[]>>
}

/** Opens the row source of a cohort: the only place after stage 2 that depends on its kind. */
export const openRows = async (cohort: Countable): Promise<RowSource> => {
  const { rows, rowsPlans, counting, memberCounts } = cohort
  if (rows !== null) return rows(rowsPlans['plan']!)
  if (counting.pool === undefined)
    return memoryRows({ ...cohort, subjectName: counting.subject, changing: changesIn(cohort.variables) })
  const tables = Object.entries(cohort.memberEventTables).map(([member, eventRows]) => [
    member,
    { eventRows, countRows: memberCounts[member]! },
  ])
  return pooledRows({ sizes: counting.pool, tables: Object.fromEntries(tables) })
}
