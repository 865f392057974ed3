import type { EventTableRequest } from '../../../cohort/counts/counting.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import { eventsOf } from '../../../cohort/subjects/follow-ups.ts'
import { levelsOf, type Value, type Variable } from '../../../cohort/values/value.ts'
import { codesFor, ENTERED, MOST_CODES, type Shape } from '../../columns/columns.ts'
import { groupCodes, type Levels, stridesOf } from '../../columns/group-codes.ts'
import type { Query } from '../query.ts'
import type { Relation } from '../rows/relation.ts'
import { join, list, number, type Sql, sql, statement, text, whole } from '../sql.ts'
import { valueFrom } from './count.ts'
import { groupingSetStatement } from './grouping-sets.ts'

/**
 * Whether an endpoint's times are likely real-valued: then there are as many times as subjects, and grouping by time is
 * slow.
 */
export const isRealValued = (endpoint: string, { endpoints, variables }: RowsPlan): boolean => {
  const { until, in: unit, landmark } = endpoints[endpoint]!
  // landmark times are computed from the counts of each time
  return (
    unit === undefined &&
    landmark === undefined &&
    variables.find(({ name }) => name === until)!.type === 'number'
  )
}

export const shapeOf = (endpoint: string, levels: readonly Levels[], { endpoints }: RowsPlan): Shape => ({
  places: groupCodes(levels),
  kinds: eventsOf(endpoints[endpoint]!).length + 2,
  entersLate: endpoints[endpoint]!.enters !== undefined,
})

/**
 * Requests of one endpoint whose subjects are read together, as a time and one whole number for all grouping variables.
 */
export interface Batch {
  readonly requests: readonly EventTableRequest[]
  readonly levels: readonly Levels[]
}

/** As few batches as a column's codes allow; requests that do not fit are omitted. */
export const batchesOf = (
  requests: readonly EventTableRequest[],
  levels: ReadonlyMap<string, Levels>,
  kinds: number,
): readonly Batch[] => {
  const batches: Batch[] = []
  for (const request of requests) {
    const names = [...new Set([...request.by, ...request.strata])]
    if (!names.every((name) => levels.has(name))) continue
    const together = [
      ...new Set([...(batches.at(-1)?.levels ?? []), ...names.map((name) => levels.get(name)!)]),
    ]
    const ownLevels = names.map((name) => levels.get(name)!)
    const fits = (candidate: readonly Levels[]): boolean => groupCodes(candidate) * kinds <= MOST_CODES
    if (batches.length > 0 && fits(together))
      batches.push({ requests: [...batches.pop()!.requests, request], levels: together })
    else if (fits(ownLevels)) batches.push({ requests: [request], levels: ownLevels })
  }
  return batches
}

/** The declared values of variables, or else those in the rows, read once. List variables have none. */
export const levelsOfAll = async (
  names: readonly string[],
  { variables }: RowsPlan,
  { scope, analysed }: Relation,
  query: Query,
): Promise<ReadonlyMap<string, Levels>> => {
  const grouped = variables.filter(({ name, type }) => names.includes(name) && type !== 'list')
  const undeclared = grouped.filter((variable) => declared(variable) === null)
  const groupingStatement = groupingSetStatement(
    undeclared.map(({ name }) => ({ columns: [scope.column(name)] })),
    analysed,
  )
  const rowsBySet =
    undeclared.length === 0
      ? []
      : groupingStatement.rowsOf(await query(statement(groupingStatement.statement)))
  return new Map(
    grouped.map((variable) => {
      const values =
        declared(variable) ??
        rowsBySet[undeclared.indexOf(variable)]!.map(({ values: [value] }) => valueFrom(value)).filter(
          (value) => value !== null,
        )
      return [variable.name, { variable: variable.name, values: [...new Set(values)] }]
    }),
  )
}

const declared = (variable: Variable): readonly Value[] | null => {
  if (variable.type === 'boolean') return [false, true]
  return variable.type === 'string' ? (levelsOf(variable)?.map(({ value }) => value) ?? null) : null
}

/**
 * Columns `time`, `code` and, with delayed entry, `entry` of each subject. Invalid values become NaN and an invalid
 * code.
 */
export const columnsStatement = (
  endpoint: string,
  levels: readonly Levels[],
  rows: RowsPlan,
  relation: Relation,
): Sql => {
  const { among, enters } = rows.endpoints[endpoint]!
  const { kinds, places } = shapeOf(endpoint, levels, rows)
  const isNarrow = codesFor(places * kinds, 0).BYTES_PER_ELEMENT === 1
  const [type, invalid] = isNarrow ? [sql`UTINYINT`, 2 ** 8 - 1] : [sql`USMALLINT`, 2 ** 16 - 1]
  const strides = stridesOf(levels).map((stride) => stride * kinds)
  const parts = levels.map((level, i) => sql`${indexSql(level, relation)} * ${whole(strides[i]!)}`)
  // places count from 1 in SQL; the offsets are combined, since each operation reads all rows
  const offset = ENTERED + 1 - strides.reduce((sum, stride) => sum + stride, 0)
  const time = (column: 'time' | 'entry'): Sql =>
    sql`COALESCE(CAST(${relation.endpoint(endpoint, column)} AS DOUBLE), 'NaN')`
  return sql`SELECT ${list([
    sql`${time('time')} AS time`,
    sql`CAST(COALESCE(${join([relation.endpoint(endpoint, 'outcome'), ...parts], sql` + `)} + ${whole(offset)}, ${whole(invalid)}) AS ${type}) AS code`,
    ...(enters === undefined ? [] : [sql`${time('entry')} AS entry`]),
  ])} FROM (${relation.analysed}) AS s${among === undefined ? sql`` : sql` WHERE ${relation.population(among)}`}`
}

/**
 * The index of a subject's value among the levels, from 1; after them for a missing value; NULL for any other value. As
 * a list, which is faster than CASE.
 */
const indexSql = ({ variable, values }: Levels, { scope }: Relation): Sql => {
  const column = scope.column(variable)
  return values.length === 0
    ? sql`CASE WHEN ${column} IS NULL THEN 1 END`
    : sql`list_position([${list([...values.map(boundValue), sql`NULL`])}], ${column})`
}

const boundValue = (value: Value): Sql => {
  if (typeof value === 'boolean') return value ? sql`TRUE` : sql`FALSE`
  return typeof value === 'number' ? number(value) : text(String(value))
}
