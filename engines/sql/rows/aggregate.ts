import { type AggregateSource, fieldsOf } from '../../../cohort/checks/aggregate-declarations.ts'
import type { Condition } from '../../../cohort/descriptors/conditions/condition.ts'
import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { list, type Sql, sql, truth } from '../sql.ts'
import { conditionSql } from './condition.ts'
import { type Scope, scopeOf } from './scope.ts'
import { cellsOf, dayColumns, select, type Table, valueMatches } from './subquery.ts'

/**
 * A row for each subject (`k2`) of a file with several, with the aggregated value (`taken`). Subjects without a row
 * that meets or may meet the condition are absent. Rows with an undecided condition make dependent values undecided, as
 * in `aggregateRows`.
 */
export const aggregateSql = (
  { rows }: AggregateSource,
  resource: Resource,
  table: Table,
  subject: string,
  dialect: Dialect,
): Sql => {
  const { possible, isSure, scope, near, far } = matchingRows(rows, resource, table, dialect)
  const { take, by = '', value = by } = rows
  const key = scope.column(subject)
  const perSubject = (expression: Sql): Sql =>
    sql`SELECT ${key} AS k2, ${expression} AS taken FROM (${possible}) AS t GROUP BY ${key}`
  const open = sql`count(*) FILTER (WHERE NOT ${isSure})`
  const sure = sql`count(*) FILTER (WHERE ${isSure})`
  if (take === 'count')
    return perSubject(sql`CASE WHEN ${open} = 0 THEN CAST(${sure} AS DOUBLE PRECISION) END`)
  if (take === 'any') return perSubject(sql`CASE WHEN ${sure} > 0 THEN TRUE WHEN ${open} = 0 THEN FALSE END`)
  const isFirst = take === 'first'
  const order = isFirst ? far : sql`${near} DESC NULLS LAST`
  if (rows.where === undefined)
    return perSubject(sql`(array_agg(${scope.column(value)} ORDER BY ${order}))[1]`)
  const ifSure = (expression: Sql): Sql => sql`CASE WHEN ${isSure} THEN ${expression} END`
  const edge = isFirst ? sql`min(${ifSure(far)})` : sql`max(${ifSure(near)})`
  // certain rows first, so that the first row is the best of them; without one the value is missing
  const best = sql`first_value(${ifSure(scope.column(value))}) OVER (PARTITION BY ${key} ORDER BY CASE WHEN ${isSure} THEN 0 ELSE 1 END, ${order})`
  const ranked = sql`SELECT ${key} AS k2, ${scope.column(value)} AS v, ${near} AS near, ${far} AS far, ${isSure} AS sure, ${edge} OVER (PARTITION BY ${key}) AS edge, ${best} AS best FROM (${possible}) AS s`
  const mayBeIt = isFirst ? sql`(near IS NULL OR near <= edge)` : sql`(far IS NULL OR far >= edge)`
  const competing = sql`count(*) FILTER (WHERE NOT sure AND ${mayBeIt} AND v IS DISTINCT FROM best)`
  return sql`SELECT k2, CASE WHEN ${competing} = 0 THEN (array_agg(best))[1] END AS taken FROM (${ranked}) AS t GROUP BY k2`
}

/**
 * Subjects (`k`) with an ambiguous first or last row (another possible row has another value), or with a row without a
 * date or number to sort by.
 */
export const ambiguousRows = (
  { rows }: AggregateSource,
  resource: Resource,
  table: Table,
  subject: string,
  dialect: Dialect,
): Sql => {
  const { asked, scope, near, far } = matchingRows(rows, resource, table, dialect)
  const { take, by = '', value = by } = rows
  const key = scope.column(subject)
  const [edge, competing] =
    take === 'first'
      ? [sql`min(${far}) OVER (PARTITION BY ${key})`, sql`(t.near <= t.edge)`]
      : [sql`max(${near}) OVER (PARTITION BY ${key})`, sql`(t.far >= t.edge)`]
  const ranked = sql`SELECT ${key} AS k, ${scope.column(value)} AS v, ${near} AS near, ${far} AS far, ${edge} AS edge FROM (${asked}) AS s`
  const different = sql`count(DISTINCT t.v) FILTER (WHERE ${competing}) + CASE WHEN count(*) FILTER (WHERE ${competing} AND t.v IS NULL) > 0 THEN 1 ELSE 0 END`
  return sql`SELECT t.k FROM (${ranked}) AS t GROUP BY t.k HAVING count(*) > count(t.near) OR ${different} > 1`
}

/**
 * The rows of a file that meet the condition (`asked`) or may meet it (`possible`), and the sort position of each: the
 * first and last possible day, or a number.
 */
const matchingRows = (
  { where, by }: AggregateSource['rows'],
  resource: Resource,
  table: Table,
  dialect: Dialect,
): {
  readonly asked: Sql
  readonly possible: Sql
  readonly isSure: Sql
  readonly scope: Scope
  readonly near: Sql
  readonly far: Sql
} => {
  const scope = scopeOf([...fieldsOf(resource).values()], dialect)
  const cells = cellsOf(resource, table, dialect)
  const read = sql`SELECT ${list(cells.map(([field, cell]) => sql`${cell.value} AS ${scope.column(field)}`))} FROM ${table.from}`
  const dates = resource.schema.fields.filter(({ type }) => type === 'date')
  const dated = dates.reduce(
    (from, { name }) => sql`${select(from, dayColumns(name, scope))}${dialect.fence}`,
    read,
  )
  const isSure = where === undefined ? sql`TRUE` : valueMatches(where, scope)
  const isFalse =
    where === undefined ? sql`FALSE` : truth(sql`NOT ${conditionSql(where as Condition, scope)}`)
  const conditions = {
    asked: sql`SELECT t.* FROM (${dated}) AS t WHERE ${isSure}`,
    possible: sql`SELECT t.* FROM (${dated}) AS t WHERE NOT ${isFalse}`,
    ...{ isSure, scope },
  }
  if (by === undefined) return { ...conditions, near: sql`NULL`, far: sql`NULL` }
  const isDate = dates.some(({ name }) => name === by)
  return {
    ...conditions,
    near: isDate ? scope.first(by) : scope.column(by),
    far: isDate ? scope.last(by) : scope.column(by),
  }
}
